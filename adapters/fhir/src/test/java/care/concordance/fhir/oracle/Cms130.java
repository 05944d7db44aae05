package care.concordance.fhir.oracle;

import static care.concordance.fhir.oracle.Chart.LAST;
import static care.concordance.fhir.oracle.Chart.effective;

import java.time.LocalDate;
import java.util.Map;

/** Colorectal cancer screening. */
final class Cms130 {

    private Cms130() {}

    static Map<String, Map<String, Integer>> counts(Chart chart) {
        return Map.of(
                "Group_1",
                Oracle.scored(
                        chart.aged(46, 75) && Shared.outpatient(chart),
                        true,
                        Shared.hospice(chart)
                                || Shared.palliative(chart)
                                || Shared.frailAndIll(chart)
                                || Shared.nursingHome(chart)
                                || chart.prevalences("Malignant Neoplasm of Colon")
                                        .anyMatch(cancer -> cancer.start().onOrBefore(LAST))
                                || chart.performed("Total Colectomy")
                                        .anyMatch(performed -> performed.end().onOrBefore(LAST)),
                        tested(chart, "Fecal Occult Blood Test (FOBT)", 2026)
                                || tested(chart, "sDNA FIT Test", 2024)
                                || done(chart, "Flexible Sigmoidoscopy", 2022)
                                || chart.results("CT Colonography")
                                        .filter(chart::imaging)
                                        .anyMatch(
                                                image -> effective(image).end().within(opening(2022), LAST))
                                || done(chart, "Colonoscopy", 2017),
                        false));
    }

    private static boolean tested(Chart chart, String set, int year) {
        return chart.results(set)
                .filter(Chart::hasValue)
                .anyMatch(test -> effective(test).latest().within(opening(year), LAST));
    }

    private static boolean done(Chart chart, String set, int year) {
        return chart.performed(set).anyMatch(performed -> performed.end().within(opening(year), LAST));
    }

    private static LocalDate opening(int year) {
        return LocalDate.of(year, 1, 1);
    }
}
