package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * A service of the cancer program at a site.
 *
 * @param site the site's id
 * @param kind which service
 * @param availability where patients get it; null when unknown
 * @param policyInPlace whether a written policy says who is offered it, when and how; null when unknown
 * @param reviewedAnnually whether its use is reviewed every year; null when unknown
 */
public record Service(
        String site,
        Kind kind,

        @WhenUnknown("where patients of {site} get {kind} is not known") @Nullable
        Availability availability,

        @WhenUnknown("{site}: whether a written policy covers {kind} is not known") @Nullable
        Boolean policyInPlace,

        @WhenUnknown("{site}: whether the use of {kind} is reviewed every year is not known") @Nullable
        Boolean reviewedAnnually)
        implements PartnerFact, OfSite {

    /** Services that rules tell apart. */
    public enum Kind {
        GENETIC_COUNSELING,
        PALLIATIVE_CARE,
        REHABILITATION,
        NUTRITION,
        SURVIVORSHIP,
        DISTRESS_SCREENING,
        PATIENT_NAVIGATION,
        SOCIAL_NEEDS_SCREENING,
        FINANCIAL_COUNSELING,
        RADIATION_ONCOLOGY,
        INFUSION,
        IMAGING,
        PATHOLOGY,
        MOLECULAR_DIAGNOSTICS,
        ONCOLOGY_PHARMACY,
        AFTER_HOURS_ACCESS,
        CELLULAR_THERAPY,
        IMMUNO_ONCOLOGY,
        INTENSIVE_CARE,
        PEER_CONSULTATION
    }

    /** Where a service is given. */
    public enum Availability {
        ON_SITE,
        BY_REFERRAL,
        NOT_AVAILABLE
    }

    @Override
    public String id() {
        return site + "/" + kind.name();
    }
}
