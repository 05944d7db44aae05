package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * Events of a disease program beside those a risk model expected of the same patients.
 *
 * @param site the site's id
 * @param disease the cancer
 * @param event what happened
 * @param year the last year of the period
 * @param observed how often it happened; null when unknown
 * @param expected the sum of the patients' predicted risks; null when unknown
 * @param lower lower 95 % limit of observed over expected; null when unknown
 * @param upper upper 95 % limit of observed over expected; null when unknown
 */
public record RiskAdjustedOutcome(
        String site,
        Disease disease,
        Event event,
        @Range(min = 1990, max = 2100) int year,
        @Range(max = 1_000_000) @Nullable Integer observed,
        @Range(max = 1_000_000) @Nullable Double expected,
        @AtMost("upper") @Range(max = 1_000_000) @Nullable Double lower,
        @Range(max = 1_000_000) @Nullable Double upper)
        implements PartnerFact, OfProgram {

    /** Events of which fewer is better. */
    public enum Event {
        /** Death in hospital or within 30 days of a resection for cancer. */
        OPERATIVE_MORTALITY,
        /** A major complication of a resection for cancer. */
        MAJOR_MORBIDITY
    }

    @Override
    public String id() {
        return site + "/" + disease.name() + "/" + event.name() + "/" + year;
    }

    /** Observed over expected, to a hundredth; 1 is as expected. Null when unknown or nothing was expected. */
    public @Nullable Double ratio() {
        return observed == null || expected == null || expected == 0
                ? null
                : Math.round(100 * observed / expected) / 100.0;
    }

    /** The lower 95 % limit of {@link #ratio}; null when it or the ratio is unknown. */
    @WhenUnknown("{event} for {year} cannot be compared: observed {observed}, expected {expected}, lower limit {lower}")
    public @Nullable Double ratioLower() {
        return ratio() == null ? null : lower;
    }
}
