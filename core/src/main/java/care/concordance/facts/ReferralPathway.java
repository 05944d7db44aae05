package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * How patients of a site reach MSK's main campus and come back.
 *
 * @param site the site's id
 * @param daysToAppointment business days from referral to the first appointment at MSK; null when unknown
 * @param returnPlan whether a plan brings patients back to local care; null when unknown
 * @param sharedRecords whether records are shared in both directions; null when unknown
 */
@About(Subject.Kind.SITE)
public record ReferralPathway(
        String site,
        @Range(max = 365) @Nullable Integer daysToAppointment,
        @Nullable Boolean returnPlan,
        @Nullable Boolean sharedRecords)
        implements PartnerFact {

    @Override
    public String id() {
        return site;
    }

    @Override
    public Subject subject() {
        return Subject.site(site);
    }
}
