package care.concordance.statistics;

import java.math.BigDecimal;

/**
 * When a rate is good enough. The rate itself is compared exactly, its limits to a tenth of a percent as reports print
 * them, so that no verdict contradicts the figure beside it.
 */
public enum RatePolicy {
    /** The rate is at the benchmark or above it, whatever chance may have added. */
    AT_OR_ABOVE(true),
    /**
     * The rate is at the benchmark or above it, or its upper limit is: the Commission on Cancer's published rule for
     * expected performance rates (2016 standards). Lenient: a gap is one that chance does not explain.
     */
    AT_OR_ABOVE_OR_UPPER_LIMIT_CROSSES(true),
    /** The lower limit is at the benchmark or above it. Strict: concordance is what chance does not explain. */
    LOWER_LIMIT_AT_OR_ABOVE(true),
    /** Where fewer is better: the rate is at the benchmark or below it. */
    AT_OR_BELOW(false),
    /** Where fewer is better, lenient: the rate is at the benchmark or below it, or its lower limit is. */
    AT_OR_BELOW_OR_LOWER_LIMIT_CROSSES(false),
    /** Where fewer is better, strict: the upper limit is at the benchmark or below it. */
    UPPER_LIMIT_AT_OR_BELOW(false);

    private final boolean moreIsBetter;

    RatePolicy(boolean moreIsBetter) {
        this.moreIsBetter = moreIsBetter;
    }

    /** True when a high rate is good, false when it is a rate of harm. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** Whether a rate of at least one case satisfies the policy. */
    boolean accepts(Rate rate, BigDecimal benchmark, IntervalMethod method) {
        Limits limits = rate.limits(method).toTenths();
        double value = benchmark.doubleValue();
        return switch (this) {
            case AT_OR_ABOVE -> rate.compareTo(benchmark) >= 0;
            case AT_OR_ABOVE_OR_UPPER_LIMIT_CROSSES -> rate.compareTo(benchmark) >= 0 || limits.upper() >= value;
            case LOWER_LIMIT_AT_OR_ABOVE -> limits.lower() >= value;
            case AT_OR_BELOW -> rate.compareTo(benchmark) <= 0;
            case AT_OR_BELOW_OR_LOWER_LIMIT_CROSSES -> rate.compareTo(benchmark) <= 0 || limits.lower() <= value;
            case UPPER_LIMIT_AT_OR_BELOW -> limits.upper() <= value;
        };
    }
}
