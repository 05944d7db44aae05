package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * The clinical trials infrastructure of a site.
 *
 * @param site the site's id
 * @param irb how trials are reviewed; null when unknown
 * @param coordinators trial coordinators, whole positions; null when unknown
 * @param investigationalPharmacy whether an investigational pharmacy is in place; null when unknown
 * @param mskAssessed whether MSK has assessed it as a site for its trials; null when unknown
 * @param screensAllPatients whether new patients are screened for trials as a matter of course; null when unknown
 * @param keepsOwnPhysician whether patients in MSK's trials at the site stay under the care of their own physicians; null
 *     when unknown
 */
public record TrialsOffice(
        String site,

        @WhenUnknown("how trials at {site} are reviewed is not known") @Nullable
        Irb irb,

        @WhenUnknown("how many coordinators the trials office of {site} has is not known") @Range(max = 1_000) @Nullable
        Integer coordinators,

        @WhenUnknown("{site}: whether an investigational pharmacy is in place is not known") @Nullable
        Boolean investigationalPharmacy,

        @WhenUnknown("whether MSK has assessed the trials office of {site} is not known") @Nullable
        Boolean mskAssessed,

        @WhenUnknown("{site}: whether new patients are screened for trials is not known") @Nullable
        Boolean screensAllPatients,

        @WhenUnknown(
                "whether patients of {site} in MSK trials stay under the care of their own physicians is not known")
        @Nullable
        Boolean keepsOwnPhysician)
        implements PartnerFact, OfSite {

    /** How a site's trials are reviewed. */
    public enum Irb {
        NONE,
        LOCAL,
        RELIANCE_ON_MSK,
        CENTRAL
    }

    @Override
    public String id() {
        return site;
    }
}
