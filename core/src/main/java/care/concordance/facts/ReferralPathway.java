package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * How patients of a site, and the questions of its physicians, reach MSK and come back.
 *
 * @param site the site's id
 * @param daysToAppointment business days from referral to the first appointment at MSK; null when unknown
 * @param returnPlan whether a plan brings patients back to local care; null when unknown
 * @param sharedRecords whether records are shared in both directions; null when unknown
 * @param daysToAnswer business days from a question of the site's physicians to the answer of MSK's specialists; null when
 *     unknown
 */
public record ReferralPathway(
        String site,

        @WhenUnknown("how long patients of {site} wait for the first appointment at MSK is not known")
        @Range(max = 365)
        @Nullable
        Integer daysToAppointment,

        @WhenUnknown("{site}: whether a plan brings patients back to local care is not known") @Nullable
        Boolean returnPlan,

        @WhenUnknown("{site}: whether records are shared in both directions is not known") @Nullable
        Boolean sharedRecords,

        @WhenUnknown("how long MSK takes to answer questions of {site} is not known") @Range(max = 365) @Nullable
        Integer daysToAnswer)
        implements PartnerFact, OfSite {

    @Override
    public String id() {
        return site;
    }
}
