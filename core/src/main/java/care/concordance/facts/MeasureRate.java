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
@About(Subject.Kind.SITE)
public record MeasureRate(
        String site,
        String measure,
        @Range(min = 1990, max = 2100) int year,
        @Range(max = 1_000_000) @Nullable Integer numerator,
        @Range(max = 1_000_000) @Nullable Integer denominator,
        @Range(max = 1_000_000) @Nullable Integer unproven,
        @Nullable Boolean actionPlan)
        implements PartnerFact {

    @Override
    public String id() {
        return site + "/" + measure + "/" + year;
    }

    @Override
    public Subject subject() {
        return Subject.site(site);
    }

    /** Concordant cases, in percent of proven ones; null when unknown or there was none. */
    public @Nullable Double percent() {
        return Percent.of(numerator, denominator);
    }
}
