package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * The health system as a whole: the one fact about the system that every snapshot has.
 *
 * @param name its name, as reports print it
 * @param programme which of MSK's programs it is in; null when unknown
 * @param memberSinceYear the year it joined the Alliance, announced in 2013, or its successor; null when unknown
 * @param clinicalIntegration whether a clinically integrated organization is in place; null when unknown
 * @param annualNewCases new cancer cases a year, all sites; null when unknown
 * @param interestedInTrials whether it has shown interest in taking part in clinical trials; null when unknown
 * @param learnsBothWays whether it commits to learning in both directions with MSK; null when unknown
 * @param standardizesAcrossSites whether care is delivered to one standard across its sites; null when unknown
 * @param adaptsToCommunity whether the agreed program is fitted to its own communities; null when unknown
 * @param subspecialtyModel whether its oncologists focus on specific cancers; null when unknown
 * @param sharesOutcomes whether it measures and shares outcomes jointly with MSK; null when unknown
 * @param cobrandedMaterialsInUse whether it markets the relationship or uses co-branded materials; null when unknown
 */
public record Partner(
        String name,

        @WhenUnknown("which program of MSK the system is in is not known") @Nullable
        Programme programme,

        @WhenUnknown("since which year the system has been a member is not known")
        @Range(min = 2013, max = 2100)
        @Nullable
        Integer memberSinceYear,

        @WhenUnknown("whether a clinically integrated organization is planned or in place is not known") @Nullable
        ClinicalIntegration clinicalIntegration,

        @WhenUnknown("the number of new cancer cases a year is not known") @Range(max = 1_000_000) @Nullable
        Integer annualNewCases,

        @WhenUnknown("whether the system is interested in clinical trials is not known") @Nullable
        Boolean interestedInTrials,

        @WhenUnknown("whether the system commits to learning in both directions is not known") @Nullable
        Boolean learnsBothWays,

        @WhenUnknown("whether care is delivered to one standard across sites is not known") @Nullable
        Boolean standardizesAcrossSites,

        @WhenUnknown("whether the program is fitted to its communities is not known") @Nullable
        Boolean adaptsToCommunity,

        @WhenUnknown("whether oncologists of the system focus on specific cancers is not known") @Nullable
        Boolean subspecialtyModel,

        @WhenUnknown("whether outcomes are shared with MSK is not known") @Nullable
        Boolean sharesOutcomes,

        @WhenUnknown("whether branded or co-branded materials are in use is not known") @Nullable
        Boolean cobrandedMaterialsInUse)
        implements PartnerFact, OfSystem {

    /** MSK's programs for health systems, the earlier first. */
    public enum Programme {
        ALLIANCE,
        CARE_PARTNER
    }

    /** How far a clinically integrated organization has come. */
    public enum ClinicalIntegration {
        NONE,
        PLANNED,
        IN_PLACE
    }

    @Override
    public String id() {
        return ID;
    }

    /** The id of the one partner of a snapshot, and so of the subject its system-level standards speak of. */
    public static final String ID = "system";
}
