package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * Participants enrolled by a site in a year.
 *
 * @param site the site's id
 * @param year the calendar year
 * @param newParticipants participants newly enrolled; null when unknown
 * @param analyticCases analytic cases of the same year; null when unknown
 * @param minorityOrRural of the participants, those of a minority or rural population; null when unknown
 */
public record TrialAccrual(
        String site,
        @Range(min = 1990, max = 2100) @Past int year,

        @WhenUnknown("how many participants {site} newly enrolled in {year} is not known")
        @Range(max = 50_000)
        @Nullable
        Integer newParticipants,

        @Range(max = 200_000) @Nullable Integer analyticCases,

        @AtMost("newParticipants") @Range(max = 50_000) @Nullable
        Integer minorityOrRural)
        implements PartnerFact, OfSite {

    @Override
    public String id() {
        return site + "/" + year;
    }

    /** Participants, in percent of analytic cases; null when unknown or there was no case. */
    @WhenUnknown("new participants or analytic cases of {site} in {year} are not known, or there was no analytic case")
    public @Nullable Double percentEnrolled() {
        return Percent.of(newParticipants, analyticCases);
    }

    /** Minority or rural participants, in percent of participants; null when unknown or there was none. */
    @WhenUnknown("new participants of {site} in {year}, or those of a minority or rural population, are not known, or"
            + " nobody enrolled")
    @Range(max = 100)
    public @Nullable Double percentMinorityOrRural() {
        return Percent.of(minorityOrRural, newParticipants);
    }
}
