package care.concordance.fhir.oracle;

import static care.concordance.fhir.oracle.Chart.FIRST;
import static care.concordance.fhir.oracle.Chart.LAST;
import static care.concordance.fhir.oracle.Chart.period;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Pain quantified at visits during chemotherapy and radiation for cancer. */
final class Cms157 {

    private final Chart chart;
    private final List<Span> cancers;
    private final List<Span> pains;
    private final List<Span> chemotherapies;

    private Cms157(Chart chart) {
        this.chart = chart;
        this.cancers = chart.conditions("Cancer").map(chart::prevalence).toList();
        this.pains = chart.observations("Standardized Pain Assessment Tool")
                .filter(Chart::hasValue)
                .map(Chart::effective)
                .toList();
        Moment from = Moment.startOf(FIRST.minusDays(31));
        this.chemotherapies = chart.procedures(Set.of("completed", "in-progress"), "Chemotherapy Administration")
                .map(Chart::performed)
                .filter(performed -> from.notAfter(performed.start())
                        && performed.start().notAfter(Chart.END)
                        && performed.end().notAfter(Chart.END))
                .toList();
    }

    static Map<String, Map<String, Integer>> counts(Chart chart) {
        Cms157 measure = new Cms157(chart);
        Set<JsonNode> chemotherapy = set(measure.visits("Office Visit", "Audio Visual Telehealth Encounter")
                .filter(measure::betweenChemotherapies));
        Set<JsonNode> radiation = set(measure.visits("Radiation Treatment Management"));
        return Map.of(
                "Group_1",
                Oracle.scored(chemotherapy, filtered(chemotherapy, measure::painDuring)),
                "Group_2",
                Oracle.scored(radiation, filtered(radiation, measure::painAtRadiation)));
    }

    private static Set<JsonNode> set(Stream<JsonNode> encounters) {
        return encounters.collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<JsonNode> filtered(Set<JsonNode> encounters, Predicate<JsonNode> test) {
        return set(encounters.stream().filter(test));
    }

    private Stream<JsonNode> visits(String... sets) {
        return chart.encounters(sets)
                .filter(encounter -> period(encounter).within(FIRST, LAST))
                .filter(encounter -> cancers.stream().anyMatch(cancer -> cancer.overlaps(period(encounter))));
    }

    private boolean betweenChemotherapies(JsonNode encounter) {
        Moment end = period(encounter).end();
        return chemotherapies.stream()
                .filter(before -> end.plusDays(-30).dayNotAfter(before.start())
                        && before.start().dayNotAfter(end))
                .anyMatch(before -> chemotherapies.stream()
                        .filter(after ->
                                end.dayNotAfter(after.start()) && after.start().dayNotAfter(end.plusDays(30)))
                        .anyMatch(after -> after.start().otherDay(before.start())
                                || after.end().otherDay(before.end())));
    }

    private boolean painDuring(JsonNode encounter) {
        return pains.stream().anyMatch(pain -> pain.within(period(encounter)));
    }

    private boolean painAtRadiation(JsonNode encounter) {
        if (!chart.codes().has(encounter.path("type"), "direct:radiation-management-weekly")) {
            return painDuring(encounter);
        }
        Moment start = period(encounter).start();
        return pains.stream()
                .anyMatch(pain ->
                        start.plusDays(-6).dayNotAfter(pain.end()) && pain.end().dayNotAfter(start));
    }
}
