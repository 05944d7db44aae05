package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * The rate of a case-level measure at a site in a year of diagnosis.
 *
 * @param site the site's id
 * @param measure the measure's id
 * @param year the year of diagnosis
 * @param numerator cases concordant; null when unknown
 * @param denominator cases the measure applies to and that are proven either way; null when unknown
 * @param unproven further cases that lack the data to tell; null when unknown
 * @param actionPlan whether a documented action plan answers a rate below the expected one; null when unknown
 */
public record MeasureRate(
        String site,
        String measure,
        @Range(min = 1990, max = 2100) @Past int year,

        @AtMost("denominator") @Range(max = 1_000_000) @Nullable
        Integer numerator,

        @WhenUnknown("the number of cases of {measure} in {year} is not known") @Range(max = 1_000_000) @Nullable
        Integer denominator,

        @Range(max = 1_000_000) @Nullable Integer unproven,

        @WhenUnknown("whether a documented action plan answers the {measure} rate of {year} is not known") @Nullable
        Boolean actionPlan)
        implements PartnerFact, OfSite {

    @Override
    public String id() {
        // Both are free texts: the site "a/b" and the measure "c" are not the site "a" and the measure "b/c".
        return site + "/" + measure.replace("%", "%25").replace("/", "%2F") + "/" + year;
    }

    /**
     * Cases the measure applies to: those proven either way, and of those that lack data none to all. At least 0 when it is
     * not known how many are proven.
     */
    @WhenUnknown("how many cases of {measure} there were in {year} is not known: {cases}")
    public Between cases() {
        int proven = denominator == null ? 0 : denominator;
        return denominator == null || unproven == null
                ? Between.atLeast(proven)
                : new Between(proven, proven + unproven);
    }

    /** Concordant cases, in percent of proven ones; null when unknown or there was none. */
    @WhenUnknown("the rate of {measure} in {year} is not known")
    @Range(max = 100)
    public @Nullable Double percent() {
        return Percent.of(numerator, denominator);
    }

    /** Cases that could be judged, in percent of all the measure may apply to; null when unknown or there was none. */
    @Range(max = 100)
    public @Nullable Double percentProven() {
        return denominator == null || unproven == null ? null : Percent.of(denominator, denominator + unproven);
    }

    /**
     * Upper limit of the two-sided 95 % Wilson score interval of {@link #percent}, in percent, rounded to a tenth; null when
     * that is. Rounded as reports print it, so that a verdict never contradicts the figure beside it.
     *
     * <p>Exactly 100 when every case is concordant.
     */
    @WhenUnknown("the rate of {measure} in {year} is not known")
    public @Nullable Double upperLimit95() {
        // A share above the whole has no limit: left alone it is not a number, which one Drools engine finds above any
        // number.
        if (numerator == null || denominator == null || denominator == 0 || numerator > denominator) {
            return null;
        }
        return Math.round(10 * Percent.upperLimit95(numerator, denominator)) / 10.0;
    }
}
