package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * An outcome of a disease program beside MSK's benchmark for the same cancer.
 *
 * @param site the site's id
 * @param disease the cancer
 * @param dimension what was measured
 * @param year the last year of the period measured
 * @param value the value, in the unit of its benchmark; null when unknown
 * @param lower lower 95 % limit of the value; null when unknown
 * @param upper upper 95 % limit of the value; null when unknown
 * @param benchmark MSK's value for the same cancer and period; null when unknown
 */
public record OutcomeMeasure(
        String site,
        Disease disease,
        Dimension dimension,
        @Range(min = 1990, max = 2100) @Past int year,

        @WhenUnknown("{dimension} for {year} is on record without a value") @Range(max = 1_000_000) @Nullable
        Double value,

        @AtMost("upper") @Range(max = 1_000_000) @Nullable Double lower,
        @Range(max = 1_000_000) @Nullable Double upper,
        @Range(max = 1_000_000) @Nullable Double benchmark)
        implements PartnerFact, OfProgram {

    /** The outcome dimensions the program names; for cost, lower is better. */
    public enum Dimension {
        SURVIVAL,
        QUALITY_OF_LIFE,
        TOTAL_COST_OF_CARE
    }

    @Override
    public String id() {
        return site + "/" + disease.name() + "/" + dimension.name() + "/" + year;
    }

    /**
     * Whether the value is at least as good as the benchmark or its 95 % interval reaches it: the published rule for rates,
     * "at or above, or the upper limit crosses", and its mirror image for cost. Null when the value, the benchmark or the
     * limit on the benchmark's side is unknown.
     */
    @WhenUnknown(
            "{dimension} for {year} cannot be compared: value {value}, limits {lower} to {upper}, MSK's benchmark {benchmark}")
    public @Nullable Boolean atBenchmark() {
        boolean lowerIsBetter = dimension == Dimension.TOTAL_COST_OF_CARE;
        Double limit = lowerIsBetter ? lower : upper;
        if (value == null || limit == null || benchmark == null) {
            return null;
        }
        return lowerIsBetter ? limit <= benchmark : limit >= benchmark;
    }
}
