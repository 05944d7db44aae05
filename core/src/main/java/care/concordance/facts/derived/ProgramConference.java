package care.concordance.facts.derived;

import care.concordance.facts.Disease;
import care.concordance.facts.OfProgram;
import care.concordance.facts.WhenUnknown;
import org.jspecify.annotations.Nullable;

/**
 * The tumor boards that review a program's cancer; derived, and only where its site has tumor boards on record.
 *
 * @param site the site's id
 * @param disease the cancer
 * @param specific boards of the site for this cancer alone
 * @param general boards of the site for all cancers
 * @param daysBetweenMeetings days between meetings of the specific board that meets most often; null when there is no
 *     specific board or the cadence of one is unknown
 * @param percentProspective cases presented prospectively, in percent of those presented, over the specific boards, or
 *     over the general ones when there is no specific one; null when a count is unknown or no case was presented
 */
public record ProgramConference(
        String site,
        Disease disease,
        int specific,
        int general,

        @WhenUnknown("how often a {disease} conference of {site} meets is not known") @Nullable
        Integer daysBetweenMeetings,

        @WhenUnknown(
                "how many cases the conference of {site} presented, or how many prospectively, is not known, or it presented none")
        @Nullable
        Double percentProspective)
        implements OfProgram {

    @Override
    public String id() {
        return site + "/" + disease.name();
    }
}
