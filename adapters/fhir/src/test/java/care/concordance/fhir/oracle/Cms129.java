package care.concordance.fhir.oracle;

import static care.concordance.fhir.oracle.Chart.FIRST;
import static care.concordance.fhir.oracle.Chart.LAST;
import static care.concordance.fhir.oracle.Chart.effective;
import static care.concordance.fhir.oracle.Chart.performed;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Staging bone scan avoided in low-risk prostate cancer. */
final class Cms129 {

    private static final BigDecimal PSA_LIMIT = BigDecimal.TEN;

    private final Chart chart;
    private final List<Span> diagnoses;

    private Cms129(Chart chart) {
        this.chart = chart;
        this.diagnoses = chart.verified("Prostate Cancer")
                .filter(Chart::isProblem)
                .map(chart::prevalence)
                .filter(prevalence -> prevalence.overlaps(FIRST, LAST))
                .toList();
    }

    static Map<String, Map<String, Integer>> counts(Chart chart) {
        Cms129 measure = new Cms129(chart);
        return Map.of(
                "Group_1",
                Oracle.scored(
                        !measure.diagnoses.isEmpty(),
                        measure.lowRisk(),
                        false,
                        measure.scans().findAny().isEmpty(),
                        measure.pain() || measure.salvage() || measure.scanWithReason()));
    }

    private boolean lowRisk() {
        Optional<JsonNode> treatment = Shared.first(
                chart.procedures(Set.of("completed"), "Prostate Cancer Treatment")
                        .filter(procedure -> performed(procedure).end().within(FIRST, LAST))
                        .toList(),
                procedure -> performed(procedure).start());
        if (treatment.isEmpty()) {
            return false;
        }
        Moment start = performed(treatment.get()).start();
        Optional<JsonNode> staging = latestBefore(start, "direct:tumor-staging")
                .filter(stage -> chart.answers(
                        stage, "direct:stage-cT1a", "direct:stage-cT1b", "direct:stage-cT1c", "direct:stage-cT2a"));
        return staging.isPresent()
                && latestBefore(effective(staging.get()).start(), "Prostate Specific Antigen Test")
                        .filter(Cms129::low)
                        .isPresent()
                && latestBefore(start, "direct:gleason-score")
                        .map(gleason -> gleason.path("valueInteger"))
                        .filter(score -> score.isIntegralNumber() && score.asInt() <= 6)
                        .isPresent();
    }

    private static boolean low(JsonNode psa) {
        JsonNode quantity = psa.path("valueQuantity");
        String unit = quantity.path("code").isString()
                ? quantity.path("code").asString()
                : quantity.path("unit").asString("");
        return quantity.path("value").isNumber()
                && unit.equals("ng/mL")
                && quantity.path("value").decimalValue().compareTo(PSA_LIMIT) < 0;
    }

    private Optional<JsonNode> latestBefore(Moment limit, String set) {
        return Shared.last(
                chart.results(set)
                        .filter(result -> effective(result).start().before(limit))
                        .toList(),
                result -> effective(result).start());
    }

    private Stream<JsonNode> scans() {
        return chart.results("Bone Scan")
                .filter(scan -> effective(scan).end().within(FIRST, LAST))
                .filter(scan -> afterDiagnosis(effective(scan).start()));
    }

    private boolean afterDiagnosis(Moment moment) {
        return diagnoses.stream().anyMatch(diagnosis -> diagnosis.start().before(moment));
    }

    private boolean pain() {
        return chart.prevalences("Pain Warranting Further Investigation for Prostate Cancer")
                .anyMatch(pain -> afterDiagnosis(pain.start()));
    }

    private boolean salvage() {
        return chart.performed("Salvage Therapy").anyMatch(therapy -> afterDiagnosis(therapy.start()));
    }

    private boolean scanWithReason() {
        return scans().anyMatch(scan -> chart.answers(scan, "direct:reason-recorded"));
    }
}
