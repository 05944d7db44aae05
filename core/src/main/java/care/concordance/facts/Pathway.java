package care.concordance.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A clinical pathway or protocol of MSK's and how far a disease program has taken it up.
 *
 * @param site the site's id
 * @param disease the cancer
 * @param released the day MSK released the current version; null when unknown
 * @param adopted the day the program put that version in force; null when unknown
 * @param eligibleCases cases in the last full year for which a pathway exists; null when unknown
 * @param casesOnPathway of these, cases treated on the pathway; null when unknown
 * @param deviationsReviewed whether off-pathway decisions are recorded with a reason and reviewed; null when unknown
 * @param inForce whether the program has a pathway in force at all; null when unknown
 */
public record Pathway(
        String site,
        Disease disease,
        @AtMost("adopted") @Past @Nullable LocalDate released,
        @Past @Nullable LocalDate adopted,
        @Range(max = 50_000) @Nullable Integer eligibleCases,

        @AtMost("eligibleCases") @Range(max = 50_000) @Nullable
        Integer casesOnPathway,

        @WhenUnknown("whether off-pathway decisions for {disease} at {site} are reviewed is not known") @Nullable
        Boolean deviationsReviewed,

        @WhenUnknown("whether a pathway for {disease} is in force at {site} is not known") @Nullable
        Boolean inForce)
        implements PartnerFact, OfProgram {

    @Override
    public String id() {
        return site + "/" + disease.name();
    }

    /** Days from MSK's release to adoption; null when either day is unknown. */
    @WhenUnknown("for the pathway for {disease} at {site}, the day of release or the day of adoption is not known")
    public @Nullable Integer daysToAdoption() {
        return released == null || adopted == null ? null : (int) ChronoUnit.DAYS.between(released, adopted);
    }

    /** Cases on pathway, in percent of eligible cases; null when unknown or none was eligible. */
    @WhenUnknown(
            "for {disease} at {site}, eligible cases or cases on pathway of the last full year are not known, or no"
                    + " case was eligible")
    @Range(max = 100)
    public @Nullable Double percentOnPathway() {
        return Percent.of(casesOnPathway, eligibleCases);
    }
}
