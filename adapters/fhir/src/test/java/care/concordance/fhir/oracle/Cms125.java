package care.concordance.fhir.oracle;

import static care.concordance.fhir.oracle.Chart.LAST;
import static care.concordance.fhir.oracle.Chart.effective;

import java.time.LocalDate;
import java.util.Map;

/** Breast cancer screening. */
final class Cms125 {

    private static final LocalDate SCREENED_FROM = LocalDate.of(2024, 10, 1);
    private static final String UNSPECIFIED = "Unilateral Mastectomy, Unspecified Laterality";

    private Cms125() {}

    static Map<String, Map<String, Integer>> counts(Chart chart) {
        return Map.of(
                "Group_1",
                Oracle.scored(
                        chart.aged(42, 74) && chart.female() && Shared.outpatient(chart),
                        true,
                        Shared.hospice(chart)
                                || Shared.palliative(chart)
                                || Shared.frailAndIll(chart)
                                || Shared.nursingHome(chart)
                                || bilateral(chart)
                                || bothSides(chart),
                        screened(chart),
                        false));
    }

    private static boolean bilateral(Chart chart) {
        return known(chart, "History of bilateral mastectomy") || done(chart, "Bilateral Mastectomy");
    }

    private static boolean bothSides(Chart chart) {
        return side(chart, "Status Post Right Mastectomy", "direct:side-right", "Unilateral Mastectomy Right")
                && side(chart, "Status Post Left Mastectomy", "direct:side-left", "Unilateral Mastectomy Left");
    }

    private static boolean side(Chart chart, String status, String side, String procedure) {
        return known(chart, status)
                || chart.verified(UNSPECIFIED)
                        .filter(mastectomy -> chart.codes().has(mastectomy.path("bodySite"), side))
                        .anyMatch(mastectomy ->
                                chart.prevalence(mastectomy).start().notAfter(Chart.END))
                || done(chart, procedure);
    }

    private static boolean known(Chart chart, String set) {
        return chart.prevalences(set).anyMatch(prevalence -> prevalence.start().notAfter(Chart.END));
    }

    private static boolean done(Chart chart, String set) {
        return chart.performed(set).anyMatch(performed -> performed.end().notAfter(Chart.END));
    }

    private static boolean screened(Chart chart) {
        return chart.results("Mammography")
                        .filter(chart::imaging)
                        .anyMatch(image -> effective(image).end().within(SCREENED_FROM, LAST))
                || chart.reports("Mammography")
                        .anyMatch(report -> effective(report).end().within(SCREENED_FROM, LAST));
    }
}
