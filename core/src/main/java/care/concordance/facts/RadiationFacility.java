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
@About(Subject.Kind.SITE)
public record RadiationFacility(
        String site,
        @Range(max = 5_000) @Nullable Integer milesFromMain,
        @Nullable Boolean medicalDirector,
        @Nullable Boolean commonPolicies,
        @Nullable Boolean physicistVisits,
        @Nullable Boolean distanceApproved)
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
