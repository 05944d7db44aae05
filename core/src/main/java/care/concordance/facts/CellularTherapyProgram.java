package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * The part of a transplant and cellular therapy program that works at a site.
 *
 * @param site the site's id
 * @param sites sites of the program at which patients are treated, this one included; null when unknown
 * @param programDirector whether a program director is in place; null when unknown
 * @param qualityManager whether a quality manager is in place; null when unknown
 * @param otherPhysicians attending physicians besides the program director; null when unknown
 * @param monthsTeamInPlace whole months the team has worked together; null when unknown
 * @param daysToReportChange days until the latest significant change was reported to the accrediting body, 0 when there
 *     was none to report; null when unknown
 */
public record CellularTherapyProgram(
        String site,

        @WhenUnknown("at how many sites the cellular therapy program of {site} works is not known")
        @Range(min = 1, max = 100)
        @Nullable
        Integer sites,

        @WhenUnknown("whether {site} has a program director for cellular therapy is not known") @Nullable
        Boolean programDirector,

        @WhenUnknown("whether {site} has a quality manager for cellular therapy is not known") @Nullable
        Boolean qualityManager,

        @WhenUnknown("how many attending physicians {site} has for cellular therapy besides the director is not known")
        @Range(max = 500)
        @Nullable
        Integer otherPhysicians,

        @WhenUnknown("how long the cellular therapy team of {site} has worked together is not known")
        @Range(max = 1_200)
        @Nullable
        Integer monthsTeamInPlace,

        @WhenUnknown("how long the latest significant change of cellular therapy at {site} took to report is not known")
        @Range(max = 3_660)
        @Nullable
        Integer daysToReportChange)
        implements PartnerFact, OfSite {

    @Override
    public String id() {
        return site;
    }
}
