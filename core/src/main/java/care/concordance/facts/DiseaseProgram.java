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
@About(Subject.Kind.PROGRAM)
public record DiseaseProgram(
        String site,
        Disease disease,
        @Range(max = 50_000) @Nullable Integer analyticCases,
        @Nullable String leader,
        @Nullable Boolean managementTeam,
        @Nullable Boolean onMskTeam,
        @Nullable Boolean mskCounterpart,
        @Nullable Boolean patientReportedOutcomes)
        implements PartnerFact {

    @Override
    public String id() {
        return site + "/" + disease.name();
    }

    @Override
    public Subject subject() {
        return Subject.program(site, disease);
    }

    /** False for a program of lymphoma, leukemia or myeloma. */
    public boolean treatsSolidTumors() {
        return disease.isSolid();
    }
}
