package care.concordance.statistics;

import care.concordance.facts.Disease;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.OutcomeMeasure;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rate as it was counted, never rounded.
 *
 * @param numerator cases that count towards it; 0 to the denominator
 * @param denominator all cases; 0 or more
 */
public record Rate(int numerator, int denominator) {

    /** @throws IllegalArgumentException when the numerator is negative or exceeds the denominator */
    public Rate {
        if (numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException(numerator + " of " + denominator + " is no rate");
        }
    }

    /** The rate a fact records; empty when a count is unknown. */
    public static Optional<Rate> of(MeasureRate fact) {
        Integer numerator = fact.numerator();
        Integer denominator = fact.denominator();
        return numerator == null || denominator == null
                ? Optional.empty()
                : Optional.of(new Rate(numerator, denominator));
    }

    /** The rate in percent; null when there is no case. */
    public @Nullable Double percent() {
        return denominator == 0 ? null : 100.0 * numerator / denominator;
    }

    /**
     * Compares the rate with a benchmark, exactly.
     *
     * @param benchmark in percent
     * @return negative, zero or positive when the rate is below, at or above it
     * @throws IllegalStateException when there is no case
     */
    public int compareTo(BigDecimal benchmark) {
        if (denominator == 0) {
            throw new IllegalStateException("without a case there is no rate to compare");
        }
        return BigDecimal.valueOf(100L * numerator).compareTo(benchmark.multiply(BigDecimal.valueOf(denominator)));
    }

    /** Two-sided 95 % limits of the rate, in percent; 0 to 100 when there is no case. */
    public Limits limits(IntervalMethod method) {
        return method.of(numerator, denominator);
    }

    /**
     * The fact rules read of an outcome that is a rate, survival for example: value and limits in percent, unknown when
     * there is no case.
     *
     * @param benchmark MSK's value for the same cancer and period, in percent; null when unknown
     */
    public OutcomeMeasure outcomeMeasure(
            String site,
            Disease disease,
            OutcomeMeasure.Dimension dimension,
            int year,
            IntervalMethod method,
            @Nullable Double benchmark) {
        Limits limits = denominator == 0 ? null : limits(method).toTenths();
        return new OutcomeMeasure(
                site,
                disease,
                dimension,
                year,
                percent(),
                limits == null ? null : limits.lower(),
                limits == null ? null : limits.upper(),
                benchmark);
    }
}
