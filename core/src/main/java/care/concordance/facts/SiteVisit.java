package care.concordance.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A visit of MSK reviewers to a site.
 *
 * @param id its id
 * @param site the site's id
 * @param on the day of the visit; null when unknown
 * @param disciplines the disciplines of the reviewers; null when unknown
 * @param openFindings findings still open; null when unknown
 * @param reportIssued the day the visit report was issued; null when unknown
 */
public record SiteVisit(
        String id,
        String site,

        @WhenUnknown("the day of visit `{id}` is not known") @AtMost("reportIssued") @Past @Nullable
        LocalDate on,

        @WhenUnknown("the disciplines of the reviewers of {on} are not known") @Nullable
        Set<Discipline> disciplines,

        @WhenUnknown("how many findings of visit `{id}` are open is not known") @Range(max = 1_000) @Nullable
        Integer openFindings,

        @Past @Nullable LocalDate reportIssued)
        implements PartnerFact, OfSite {

    public SiteVisit {
        disciplines = disciplines == null ? null : Set.copyOf(disciplines);
    }

    /** Days from the visit to its report; null when a day is unknown. */
    @WhenUnknown("no report of the visit of {on} is on record")
    public @Nullable Integer daysToReport() {
        return on == null || reportIssued == null ? null : Math.toIntExact(ChronoUnit.DAYS.between(on, reportIssued));
    }
}
