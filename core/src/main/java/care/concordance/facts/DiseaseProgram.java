package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * Care for one cancer at one site: the subject of program-level standards.
 *
 * @param site the site's id
 * @param disease the cancer
 * @param analyticCases analytic cases of this cancer in the last full year; null when unknown
 * @param leader the id of the physician who leads it; null when unknown
 * @param managementTeam whether a disease management team runs it; null when unknown
 * @param onMskTeam whether its physicians take part in MSK's disease management team; null when unknown
 * @param mskCounterpart whether MSK has named subspecialists for it to consult; null when unknown
 * @param patientReportedOutcomes whether patient-reported outcomes are collected routinely; null when unknown
 */
public record DiseaseProgram(
        String site,
        Disease disease,

        @WhenUnknown("the analytic {disease} cases of {site} are not known, which decide what is asked")
        @Range(max = 50_000)
        @Nullable
        Integer analyticCases,

        @WhenUnknown("who leads the program for {disease} at {site} is not known") @Nullable
        String leader,

        @WhenUnknown("whether a disease management team runs the program for {disease} at {site} is not known")
        @Nullable
        Boolean managementTeam,

        @WhenUnknown(
                "whether physicians of the {disease} program at {site} take part in MSK's disease management team is not known")
        @Nullable
        Boolean onMskTeam,

        @WhenUnknown("whether MSK has named specialists in {disease} for {site} to consult is not known") @Nullable
        Boolean mskCounterpart,

        @WhenUnknown("whether patient-reported outcomes are collected routinely for {disease} at {site} is not known")
        @Nullable
        Boolean patientReportedOutcomes)
        implements PartnerFact, OfProgram {

    @Override
    public String id() {
        return site + "/" + disease.name();
    }

    /** False for a program of lymphoma, leukemia or myeloma. */
    public boolean treatsSolidTumors() {
        return disease.isSolid();
    }
}
