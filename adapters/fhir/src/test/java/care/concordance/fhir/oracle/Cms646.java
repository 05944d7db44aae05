package care.concordance.fhir.oracle;

import static care.concordance.fhir.oracle.Chart.FIRST;
import static care.concordance.fhir.oracle.Chart.LAST;
import static care.concordance.fhir.oracle.Chart.effective;
import static care.concordance.fhir.oracle.Chart.performed;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Intravesical BCG within six months of staging of bladder cancer. */
final class Cms646 {

    private static final LocalDate STAGED_FROM = LocalDate.of(2025, 7, 1);
    private static final LocalDate STAGED_TO = LocalDate.of(2026, 6, 30);
    private static final String BCG = "Bacillus Calmette Guerin for Urology Care";

    private final Chart chart;
    private final Span staging;

    private Cms646(Chart chart, Span staging) {
        this.chart = chart;
        this.staging = staging;
    }

    static Map<String, Map<String, Integer>> counts(Chart chart) {
        Optional<Cms646> measure = staging(chart)
                .filter(staging -> staging.within(STAGED_FROM, STAGED_TO))
                .map(staging -> new Cms646(chart, staging))
                .filter(staged -> staged.stageResult() && staged.visit());
        return Map.of(
                "Group_1",
                measure.map(staged ->
                                Oracle.scored(true, true, staged.excluded(), staged.treated(), staged.unavailable()))
                        .orElse(Oracle.scored(false, false, false, false, false)));
    }

    private static Optional<Span> staging(Chart chart) {
        List<Span> diagnoses = chart.prevalences("Bladder Cancer for Urology Care")
                .filter(prevalence -> prevalence.start().onOrBefore(LAST.minusDays(1)))
                .toList();
        return Shared.first(
                        chart.procedures(Set.of("completed"), "direct:tumor-staging")
                                .filter(procedure -> diagnoses.stream()
                                        .anyMatch(diagnosis ->
                                                performed(procedure).start().dayNotAfter(diagnosis.start())))
                                .toList(),
                        procedure -> performed(procedure).start())
                .map(Chart::performed);
    }

    private boolean stageResult() {
        return chart.all("Observation")
                .filter(result -> Set.of("final", "amended", "corrected").contains(Chart.status(result)))
                .filter(result -> result.path("partOf").size() > 0)
                .anyMatch(result -> chart.answers(
                        result, "direct:stage-cT1", "direct:stage-cTis", "direct:stage-cTa", "direct:bladder-in-situ"));
    }

    private boolean visit() {
        return chart.encounters("Office Visit")
                .filter(visit -> !chart.codes().hasCoding(visit.path("class"), "direct:encounter-class-virtual"))
                .anyMatch(visit -> Chart.period(visit).within(FIRST, LAST));
    }

    private boolean excluded() {
        return tuberculosis()
                || immunosuppressed()
                || cystectomy()
                || otherDisease()
                || chemotherapy()
                || radiotherapy();
    }

    private boolean tuberculosis() {
        return chart.prevalences("Tuberculosis for Urology Care")
                .anyMatch(disease -> disease.start().dayNotAfter(staging.end())
                        && staging.end().dayBefore(disease.end()));
    }

    private boolean immunosuppressed() {
        return chart.medicationRequests("Immunosuppressive Drugs for Urology Care")
                .filter(Chart::isPlainOrder)
                .map(request -> Dosage.firstEvent(request)
                        .or(() -> Dosage.firstBounds(request).map(Span::start))
                        .orElse(Moment.UNKNOWN))
                .anyMatch(start -> start.dayNotAfter(staging.start()));
    }

    private boolean cystectomy() {
        return chart.performed("Cystectomy for Urology Care")
                .map(Span::end)
                .anyMatch(end -> staging.start().plusMonths(-6).dayNotAfter(end) && end.dayBefore(staging.start()));
    }

    private boolean otherDisease() {
        return chart.prevalences(
                        "HIV",
                        "Immunocompromised Conditions",
                        "Mixed Histology Urothelial Cell Carcinoma for Urology Care")
                .anyMatch(disease -> disease.start().dayNotAfter(staging.start()));
    }

    private boolean chemotherapy() {
        return chart.medicationRequests("Chemotherapy Agents for Advanced Cancer")
                .filter(Chart::isPlainOrder)
                .flatMap(request -> Dosage.firstBounds(request).stream())
                .anyMatch(bounds -> shortlyBefore(bounds.start()));
    }

    private boolean radiotherapy() {
        return chart.procedures(Set.of("completed", "in-progress"), "direct:radiotherapy-combined")
                .anyMatch(procedure -> shortlyBefore(performed(procedure).start()));
    }

    /** By instant. */
    private boolean shortlyBefore(Moment moment) {
        return staging.start().plusMonths(-6).notAfter(moment) && moment.before(staging.start());
    }

    private boolean soonAfter(Moment moment) {
        return staging.start().dayBefore(moment)
                && moment.dayNotAfter(staging.start().plusMonths(6));
    }

    private boolean treated() {
        return chart.administrations(Set.of("in-progress", "completed"), BCG)
                .map(administration -> effective(administration).start())
                .anyMatch(start -> soonAfter(start) && start.within(FIRST, LAST));
    }

    private boolean unavailable() {
        return chart.administrations(Set.of("not-done"), BCG)
                .filter(administration -> chart.codes()
                        .has(
                                administration.path("statusReason"),
                                "Unavailability of Bacillus Calmette Guerin for Urology Care"))
                .anyMatch(administration -> soonAfter(recorded(administration)));
    }

    private static Moment recorded(JsonNode administration) {
        return Chart.extensions(administration, "extension", "us-quality-core-recorded")
                .map(extension -> extension.path("valueDateTime"))
                .filter(JsonNode::isString)
                .map(time -> Moment.startOf(time.asString()))
                .findFirst()
                .orElseGet(() -> effective(administration).end());
    }
}
