package care.concordance.fhir.oracle;

import static care.concordance.fhir.oracle.Chart.LAST;
import static care.concordance.fhir.oracle.Chart.effective;

import java.time.LocalDate;
import java.util.Map;

/** Cervical cancer screening. */
final class Cms124 {

    private static final LocalDate PAP_FROM = LocalDate.of(2024, 1, 1);
    private static final LocalDate HPV_FROM = LocalDate.of(2022, 1, 1);

    private Cms124() {}

    static Map<String, Map<String, Integer>> counts(Chart chart) {
        boolean initial = chart.aged(24, 64)
                && chart.female()
                && chart.encounterWithin(
                        "Office Visit",
                        "Preventive Care Services Established Office Visit, 18 and Up",
                        "Preventive Care Services Initial Office Visit, 18 and Up",
                        "Home Healthcare Services",
                        "Telephone Visits",
                        "Virtual Encounter");
        return Map.of(
                "Group_1",
                Oracle.scored(
                        initial,
                        true,
                        Shared.hospice(chart) || Shared.palliative(chart) || noCervix(chart),
                        pap(chart) || hpv(chart),
                        false));
    }

    private static boolean noCervix(Chart chart) {
        return chart.performed("Hysterectomy with No Residual Cervix")
                        .anyMatch(performed -> performed.end().notAfter(Chart.END))
                || chart.prevalences("Congenital or Acquired Absence of Cervix")
                        .anyMatch(absence -> absence.start().notAfter(Chart.END));
    }

    private static boolean pap(Chart chart) {
        return chart.results("Pap Test")
                .filter(Chart::hasValue)
                .anyMatch(test -> effective(test).latest().within(PAP_FROM, LAST));
    }

    private static boolean hpv(Chart chart) {
        return chart.results("HPV Test")
                .filter(Chart::hasValue)
                .map(test -> effective(test).latest())
                .anyMatch(moment -> moment.within(HPV_FROM, LAST) && chart.aged(30, 200, moment.earliestDay()));
    }
}
