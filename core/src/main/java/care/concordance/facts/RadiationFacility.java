package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * A facility of the radiation oncology practice.
 *
 * @param site the site's id
 * @param milesFromMain miles from the practice's main facility, 0 for the main one; null when unknown
 * @param medicalDirector whether a radiation oncologist is its medical director; null when unknown
 * @param commonPolicies whether it works under the practice's common policies; null when unknown
 * @param physicistVisits whether a medical physicist visits it; null when unknown
 * @param distanceApproved whether the accrediting body approved a distance beyond its usual limit; null when unknown
 */
public record RadiationFacility(
        String site,

        @WhenUnknown("how far the radiation facility of {site} lies from the main facility is not known")
        @Range(max = 5_000)
        @Nullable
        Integer milesFromMain,

        @WhenUnknown(
                "radiation facility of {site}: whether a radiation oncologist is its medical director is not known")
        @Nullable
        Boolean medicalDirector,

        @WhenUnknown("radiation facility of {site}: whether it works under the practice's common policies is not known")
        @Nullable
        Boolean commonPolicies,

        @WhenUnknown("radiation facility of {site}: whether a medical physicist visits it is not known") @Nullable
        Boolean physicistVisits,

        @WhenUnknown(
                "whether {milesFromMain} miles between the radiation facility of {site} and the main facility have been approved is not known")
        @Nullable
        Boolean distanceApproved)
        implements PartnerFact, OfSite {

    @Override
    public String id() {
        return site;
    }
}
