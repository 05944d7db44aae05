package care.concordance.statistics;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/** How the two-sided 95 % limits of a rate are computed. */
public enum IntervalMethod {
    /** Wilson's score interval (1927), without continuity correction: on average covers 95 %. */
    WILSON(BinomialConfidenceInterval.WILSON_SCORE),
    /** Clopper and Pearson's exact interval (1934): never covers less than 95 %, and so is mostly the wider one. */
    EXACT(BinomialConfidenceInterval.CLOPPER_PEARSON);

    private static final double ERROR_RATE = 0.05;

    private final BinomialConfidenceInterval interval;

    IntervalMethod(BinomialConfidenceInterval interval) {
        this.interval = interval;
    }

    /** The limits in percent; 0 to 100 when there is no case, since then nothing is known. */
    Limits of(int numerator, int denominator) {
        if (denominator == 0) {
            return new Limits(0, 100);
        }
        Interval limits = interval.fromErrorRate(denominator, numerator, ERROR_RATE);
        // Mathematically exact; the arithmetic of the library may miss it by a bit.
        double lower = numerator == 0 ? 0 : 100 * limits.getLowerBound();
        double upper = numerator == denominator ? 100 : 100 * limits.getUpperBound();
        return new Limits(lower, upper);
    }
}
