package care.concordance.statistics;

import care.concordance.verdict.Outcome;
import java.math.BigDecimal;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark and how rates are held to it.
 *
 * <p>The verdict on a rate is <em>definite</em> when either
 *
 * <ul>
 *   <li>there are {@link #leastCases} cases or more, and with as many cases both verdicts are possible at all: the best
 *       rate would be concordant and the worst a gap; or
 *   <li>both 95 % limits lie on one side of the benchmark, the one at least at it, so that chance does not explain the
 *       verdict however few the cases.
 * </ul>
 *
 * <p>A definite verdict is CONCORDANT or GAP as the policy says. Any other is UNPROVEN, and so is that on no case.
 *
 * @param policy when a rate is good enough
 * @param benchmark in percent, above 0 and below 100; no benchmark asks for every case, since no rule can tell one
 *     exceptional case from a failing
 * @param method how limits are computed
 * @param leastCases cases from which the policy decides; 1 to 100,000
 */
public record RateRule(RatePolicy policy, BigDecimal benchmark, IntervalMethod method, int leastCases) {

    private static final int MOST = 100_000;

    /** @throws IllegalArgumentException when the benchmark or the least number of cases is out of its range */
    public RateRule {
        if (benchmark.signum() <= 0 || benchmark.compareTo(BigDecimal.valueOf(100)) >= 0) {
            throw new IllegalArgumentException(
                    "a benchmark lies above 0 and below 100 percent, not at " + benchmark.toPlainString());
        }
        if (leastCases < 1 || leastCases > MOST) {
            throw new IllegalArgumentException("the least number of cases is 1 to " + MOST + ", not " + leastCases);
        }
    }

    /**
     * What a rule says of a rate.
     *
     * @param outcome CONCORDANT, GAP or UNPROVEN
     * @param limits the rate's 95 % limits in percent, to a tenth
     * @param further the further cases that would decide; null when the verdict is definite
     */
    public record Judgement(
            Rate rate,
            Outcome outcome,
            Limits limits,
            @Nullable FurtherCases further) {}

    /**
     * The fewest further cases after which a verdict is definite.
     *
     * @param ifConcordant how many, if each of them is good; null when it takes more than 100,000
     * @param ifNot how many, if none of them is; null when it takes more than 100,000
     */
    public record FurtherCases(
            @Nullable Integer ifConcordant, @Nullable Integer ifNot) {

        /** The fewer of the two; null when neither is known. */
        public @Nullable Integer fewest() {
            if (ifConcordant == null || ifNot == null) {
                return ifConcordant == null ? ifNot : ifConcordant;
            }
            return Math.min(ifConcordant, ifNot);
        }
    }

    /** Holds a rate to the benchmark. */
    public Judgement judge(Rate rate) {
        Limits limits = rate.limits(method).toTenths();
        if (isDefinite(rate)) {
            return new Judgement(rate, accepts(rate) ? Outcome.CONCORDANT : Outcome.GAP, limits, null);
        }
        Integer ifCounted = fewest(further -> new Rate(rate.numerator() + further, rate.denominator() + further));
        Integer ifNotCounted = fewest(further -> new Rate(rate.numerator(), rate.denominator() + further));
        FurtherCases further = policy.moreIsBetter()
                ? new FurtherCases(ifCounted, ifNotCounted)
                : new FurtherCases(ifNotCounted, ifCounted);
        return new Judgement(rate, Outcome.UNPROVEN, limits, further);
    }

    private @Nullable Integer fewest(IntFunction<Rate> with) {
        for (int further = 1; further <= MOST; further++) {
            if (isDefinite(with.apply(further))) {
                return further;
            }
        }
        return null;
    }

    private boolean isDefinite(Rate rate) {
        if (rate.denominator() == 0) {
            return false;
        }
        return isClear(rate) || (rate.denominator() >= leastCases && isDecidable(rate.denominator()));
    }

    /** True when chance does not explain on which side of the benchmark the rate lies. */
    private boolean isClear(Rate rate) {
        Limits limits = rate.limits(method).toTenths();
        double value = benchmark.doubleValue();
        return policy.moreIsBetter()
                ? limits.lower() >= value || limits.upper() < value
                : limits.upper() <= value || limits.lower() > value;
    }

    /** True when with so many cases the best rate would be concordant and the worst a gap. */
    private boolean isDecidable(int cases) {
        Rate all = new Rate(cases, cases);
        Rate none = new Rate(0, cases);
        return policy.moreIsBetter() ? accepts(all) && !accepts(none) : accepts(none) && !accepts(all);
    }

    private boolean accepts(Rate rate) {
        return policy.accepts(rate, benchmark, method);
    }
}
