package care.concordance.standards.measures;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Order;
import care.concordance.facts.patient.Procedure;
import care.concordance.facts.patient.Standing;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CMS124, CMS125 and CMS130, and the blocks they share: both sides of every window, age and status. */
class ScreeningTest {

    private static final String VISIT = "Office Visit";

    /** A woman of 60 with a visit. */
    private static Chart woman() {
        return Chart.of("1966-06-30", "direct:female").encounter(VISIT, "2026-05-01");
    }

    /** A woman of 70 with a visit. */
    private static Chart older() {
        return Chart.of("1956-06-30", "direct:female").encounter(VISIT, "2026-05-01");
    }

    @ParameterizedTest
    @CsvSource({
        "CMS124-1, 2002-12-31, denominator", "CMS124-1, 2003-01-01, outside",
        "CMS124-1, 1962-01-01, denominator", "CMS124-1, 1961-12-31, outside",
        "CMS125-1, 1984-12-31, denominator", "CMS125-1, 1985-01-01, outside",
        "CMS125-1, 1952-01-01, denominator", "CMS125-1, 1951-12-31, outside",
        "CMS130-1, 1980-12-31, denominator", "CMS130-1, 1981-01-01, outside",
        "CMS130-1, 1951-01-01, denominator", "CMS130-1, 1950-12-31, outside"
    })
    void ages(String standard, String born, String place) {
        assertThat(Chart.of(born, "direct:female")
                        .encounter(VISIT, "2026-05-01")
                        .place(standard))
                .isEqualTo(place);
    }

    @Test
    void womenOnlyWhereTheMeasureSaysSo() {
        Chart man = Chart.of("1966-06-30").encounter(VISIT, "2026-05-01");
        assertThat(man.place("CMS124-1")).isEqualTo("outside");
        assertThat(man.place("CMS125-1")).isEqualTo("outside");
        assertThat(man.place("CMS130-1")).isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({
        "CMS124-1, 2002-12-31, UNPROVEN", "CMS124-1, 2003-01-01, ",
        "CMS124-1, 1962-01-01, UNPROVEN", "CMS124-1, 1961-12-31, ",
        "CMS125-1, 1984-12-31, UNPROVEN", "CMS125-1, 1985-01-01, ",
        "CMS125-1, 1952-01-01, UNPROVEN", "CMS125-1, 1951-12-31, ",
        "CMS124-1, '', UNPROVEN", "CMS125-1, '', UNPROVEN",
        "CMS130-1, 1966-06-30, GAP"
    })
    void withoutASexItCannotBeToldWhoIsAWoman(String standard, String born, @Nullable Outcome outcome) {
        Chart chart = Chart.ofUnknownSex(born).encounter(VISIT, "2026-05-01");
        assertThat(chart.outcome(standard)).isEqualTo(outcome);
        assertThat(chart.place(standard)).isEqualTo(standard.equals("CMS130-1") ? "denominator" : "outside");
        // Who was not seen is outside, whatever their sex.
        assertThat(Chart.ofUnknownSex(born).outcome(standard)).isNull();
        assertThat(Chart.of(born, "other").encounter(VISIT, "2026-05-01").outcome(standard))
                .isEqualTo(standard.equals("CMS130-1") ? outcome : null);
    }

    @Test
    void withoutBirthDateNothingCanBeTold() {
        Chart chart = Chart.of("", "direct:female").encounter(VISIT, "2026-05-01");
        assertThat(chart.outcome("CMS124-1")).isEqualTo(Outcome.UNPROVEN);
        assertThat(chart.outcome("CMS125-1")).isEqualTo(Outcome.UNPROVEN);
        assertThat(chart.outcome("CMS130-1")).isEqualTo(Outcome.UNPROVEN);
    }

    @ParameterizedTest
    @CsvSource({
        "Office Visit, 2026-01-01/2026-01-01, true, denominator",
        "Office Visit, 2025-12-31/2026-01-01, true, outside",
        "Office Visit, 2026-12-31T23:59:59Z, true, denominator",
        "Office Visit, 2026-12-31/2027-01-01, true, outside",
        "Office Visit, 2026-12-31/, true, outside",
        "Office Visit, /2026-05-01, true, outside",
        "Office Visit, 2026-05-01, false, outside",
        "Telephone Visits, 2026-05-01, true, denominator",
        "Virtual Encounter, 2026-05-01, true, denominator",
        "Home Healthcare Services, 2026-05-01, true, denominator",
        "Hospice Encounter, 2026-05-01, true, outside"
    })
    void visits(String type, String when, boolean finished, String place) {
        Chart chart = Chart.of("1966-06-30", "direct:female").encounter(type, when, finished, "");
        assertThat(chart.place("CMS124-1")).isEqualTo(place);
        assertThat(chart.place("CMS130-1")).isEqualTo(place);
    }

    @Test
    void annualWellnessVisitsCountForTwoOfThree() {
        Chart chart = Chart.of("1966-06-30", "direct:female").encounter("Annual Wellness Visit", "2026-05-01");
        assertThat(chart.place("CMS124-1")).isEqualTo("outside");
        assertThat(chart.place("CMS125-1")).isEqualTo("denominator");
        assertThat(chart.place("CMS130-1")).isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({
        "CMS124-1, Pap Test, 2024-01-01, numerator",
        "CMS124-1, Pap Test, 2023-12-31T23:59:59Z, denominator",
        "CMS124-1, Pap Test, 2026-12-31T23:59:59Z, numerator",
        "CMS124-1, Pap Test, 2027-01-01T00:00:00Z, denominator",
        "CMS124-1, Pap Test, 2023-06-01/2024-01-01, numerator",
        "CMS124-1, Pap Test, 2025-06-01/, numerator",
        "CMS124-1, HPV Test, 2022-01-01, numerator",
        "CMS124-1, HPV Test, 2021-12-31, denominator",
        "CMS125-1, Mammography, 2024-10-01, numerator",
        "CMS125-1, Mammography, 2024-09-30, denominator",
        "CMS125-1, Mammography, 2024-09-30/2024-10-01, numerator",
        "CMS125-1, Mammography, 2027-01-01, denominator",
        "CMS125-1, Mammography, 2025-06-01/, denominator",
        "CMS130-1, Fecal Occult Blood Test (FOBT), 2026-01-01, numerator",
        "CMS130-1, Fecal Occult Blood Test (FOBT), 2025-12-31, denominator",
        "CMS130-1, sDNA FIT Test, 2024-01-01, numerator",
        "CMS130-1, sDNA FIT Test, 2023-12-31, denominator",
        "CMS130-1, CT Colonography, 2022-01-01, numerator",
        "CMS130-1, CT Colonography, 2021-12-31, denominator"
    })
    void tests(String standard, String code, String when, String place) {
        assertThat(woman().result(code, when).place(standard)).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({
        "Colonoscopy, 2017-01-01, numerator", "Colonoscopy, 2016-12-31, denominator",
        "Colonoscopy, 2016-12-31/2017-01-01, numerator", "Colonoscopy, 2027-01-01, denominator",
        "Flexible Sigmoidoscopy, 2022-01-01, numerator", "Flexible Sigmoidoscopy, 2021-12-31, denominator"
    })
    void endoscopies(String code, String when, String place) {
        assertThat(woman().procedure(code, when).place("CMS130-1")).isEqualTo(place);
        assertThat(woman().procedure(code, when, Procedure.Status.IN_PROGRESS).place("CMS130-1"))
                .isEqualTo("denominator");
    }

    @Test
    void hpvTestsCountFromThirtyOn() {
        assertThat(Chart.of("1995-03-01", "direct:female")
                        .encounter(VISIT, "2026-05-01")
                        .result("HPV Test", "2025-03-01")
                        .place("CMS124-1"))
                .isEqualTo("numerator");
        assertThat(Chart.of("1995-03-02", "direct:female")
                        .encounter(VISIT, "2026-05-01")
                        .result("HPV Test", "2025-03-01")
                        .place("CMS124-1"))
                .isEqualTo("denominator");
    }

    @Test
    void valuesAndStatuses() {
        for (Observation.Status status : Observation.Status.values()) {
            boolean stands = status == Observation.Status.RESULTED;
            assertThat(woman().observation("Pap Test", "2026-01-01", status, true, null, null, Set.of())
                            .place("CMS124-1"))
                    .isEqualTo(stands ? "numerator" : "denominator");
        }
        assertThat(woman().observation(
                                "Pap Test", "2026-01-01", Observation.Status.RESULTED, false, null, null, Set.of())
                        .place("CMS124-1"))
                .isEqualTo("denominator");
        assertThat(woman().observation(
                                "Mammography", "2026-01-01", Observation.Status.RESULTED, false, null, null, Set.of())
                        .place("CMS125-1"))
                .isEqualTo("numerator");
        assertThat(woman().report("Mammography", "2026-01-01", true).place("CMS125-1"))
                .isEqualTo("numerator");
        assertThat(woman().report("Mammography", "2026-01-01", false).place("CMS125-1"))
                .isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({
        "Hospice Diagnosis, 2020-01-01/, exclusion",
        "Hospice Diagnosis, 2020-01-01/2026-01-01, exclusion",
        "Hospice Diagnosis, 2020-01-01/2025-12-31, denominator",
        "Hospice Diagnosis, 2026-12-31/, exclusion",
        "Hospice Diagnosis, 2027-01-01/, denominator",
        "Hospice Diagnosis, 2020-01-01/?, denominator",
        "Palliative Care Diagnosis, 2020-01-01/2026-01-01, exclusion",
        "Palliative Care Diagnosis, 2020-01-01/2025-12-31, denominator"
    })
    void prevalence(String code, String when, String place) {
        for (String standard : new String[] {"CMS124-1", "CMS125-1", "CMS130-1"}) {
            assertThat(woman().condition(code, when).place(standard)).isEqualTo(place);
            assertThat(woman().condition(code, when, false).place(standard)).isEqualTo("denominator");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-20/2026-01-01, exclusion, exclusion", "2025-12-20/2025-12-31, denominator, denominator",
        "2026-12-20/2026-12-31, exclusion, exclusion", "2026-12-20/2027-01-02, denominator, exclusion"
    })
    void hospiceStays(String when, String discharged, String stayed) {
        assertThat(woman().encounter("Encounter Inpatient", when, true, "direct:discharged-to-hospice")
                        .place("CMS130-1"))
                .isEqualTo(discharged);
        assertThat(woman().encounter("Encounter Inpatient", when).place("CMS130-1"))
                .isEqualTo("denominator");
        assertThat(woman().encounter("Hospice Encounter", when).place("CMS130-1"))
                .isEqualTo(stayed);
        assertThat(woman().encounter("Hospice Encounter", when, false, "").place("CMS130-1"))
                .isEqualTo("denominator");
        assertThat(woman().encounter("Palliative Care Encounter", when).place("CMS130-1"))
                .isEqualTo(stayed);
        assertThat(woman().procedure("Hospice Care Ambulatory", when).place("CMS130-1"))
                .isEqualTo(stayed);
        assertThat(woman().procedure("Palliative Care Intervention", when).place("CMS130-1"))
                .isEqualTo(stayed);
        assertThat(woman().coded("direct:hospice-assessment", when, "direct:answer-yes")
                        .place("CMS130-1"))
                .isEqualTo(stayed);
        assertThat(woman().coded("direct:hospice-assessment", when).place("CMS130-1"))
                .isEqualTo("denominator");
        assertThat(woman().coded("direct:palliative-questionnaire", when).place("CMS130-1"))
                .isEqualTo(stayed);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01, exclusion", "2025-12-31, denominator", "2026-12-31, exclusion", "2027-01-01, denominator"})
    void hospiceOrders(String when, String place) {
        String code = "Hospice Care Ambulatory";
        assertThat(woman().order(Order.What.SERVICE, code, when).place("CMS124-1"))
                .isEqualTo(place);
        assertThat(woman().order(Order.What.SERVICE, code, when, Chart.ORDERED, true)
                        .place("CMS124-1"))
                .isEqualTo("denominator");
        Standing draft = new Standing(false, false, true, true);
        assertThat(woman().order(Order.What.SERVICE, code, when, draft, false).place("CMS124-1"))
                .isEqualTo("denominator");
        Standing proposal = new Standing(true, false, false, false);
        assertThat(woman().order(Order.What.SERVICE, code, when, proposal, false)
                        .place("CMS124-1"))
                .isEqualTo("denominator");
        Standing filler = new Standing(false, true, false, true);
        assertThat(woman().order(Order.What.SERVICE, code, when, filler, false).place("CMS124-1"))
                .isEqualTo(place);
    }

    @Test
    void frailtyNeedsIllnessAndAge() {
        assertThat(older().condition("Frailty Diagnosis", "2026-05-01/").place("CMS125-1"))
                .isEqualTo("denominator");
        assertThat(older().condition("Advanced Illness", "2026-05-01/").place("CMS125-1"))
                .isEqualTo("denominator");
        assertThat(both("1960-12-31").place("CMS125-1")).isEqualTo("exclusion");
        assertThat(both("1961-01-01").place("CMS125-1")).isEqualTo("denominator");
        assertThat(both("1960-12-31").place("CMS130-1")).isEqualTo("exclusion");
    }

    private static Chart both(String born) {
        return Chart.of(born, "direct:female")
                .encounter(VISIT, "2026-05-01")
                .condition("Frailty Diagnosis", "2026-05-01/")
                .condition("Advanced Illness", "2026-05-01/");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01/, exclusion",
        "2024-12-31/, denominator",
        "2026-12-31/, exclusion",
        "2027-01-01/, denominator"
    })
    void illnessStartsInTwoYears(String when, String place) {
        Chart frail = older().encounter("Frailty Encounter", "2026-05-01");
        assertThat(frail.condition("Advanced Illness", when).place("CMS125-1")).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12-03, 30, 0, exclusion", "2024-12-02, 30, 0, denominator", "2024-11-03, 30, 1, exclusion",
        "2024-11-02, 30, 1, denominator", "2026-12-31, 30, 0, exclusion", "2027-01-01, 30, 0, denominator",
        // Part of a day after the first does not count; all supplies together are counted first.
        "2024-12-31, 1.99, 0, denominator", "2024-12-31, 2, 0, exclusion", "2024-12-30, 1.5, 1, exclusion",
        "2024-12-29, 1.5, 1, denominator", "2025-01-01, 0.5, 0, exclusion", "2025-01-01, 0, 0, denominator"
    })
    void dementiaMedication(String authored, String days, int refills, String place) {
        Standing active = new Standing(true, false, false, true);
        assertThat(older().encounter("Frailty Encounter", "2026-05-01")
                        .supply("Dementia Medications", authored, days, refills, active)
                        .place("CMS130-1"))
                .isEqualTo(place);
        Standing completed = new Standing(false, true, true, true);
        assertThat(older().encounter("Frailty Encounter", "2026-05-01")
                        .supply("Dementia Medications", authored, days, refills, completed)
                        .place("CMS130-1"))
                .isEqualTo("denominator");
        assertThat(older().encounter("Frailty Encounter", "2026-05-01")
                        .supply("Dementia Medications", authored, null, refills, active)
                        .place("CMS130-1"))
                .isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-01/2025-01-01, exclusion",
        "2024-06-01/2024-12-31, denominator",
        "2026-12-31/2027-03-01, exclusion",
        "2027-01-01/2027-03-01, denominator",
        "2026-05-01/, denominator"
    })
    void withoutASupplyTheEndOfTheDosageCounts(String dosage, String place) {
        assertThat(older().encounter("Frailty Encounter", "2026-05-01")
                        .medication("Dementia Medications", "2024-05-01", null, dosage)
                        .place("CMS130-1"))
                .isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01, exclusion", "2025-12-31, denominator", "2026-12-31, exclusion", "2027-01-01, denominator"})
    void frailtySigns(String when, String place) {
        for (Chart sign : new Chart[] {
            older().order(Order.What.DEVICE, "Frailty Device", when),
            older().coded("direct:medical-equipment-used", when, "Frailty Device"),
            older().condition("Frailty Diagnosis", when),
            older().encounter("Frailty Encounter", when),
            older().observation("Frailty Symptom", when, Observation.Status.PRELIMINARY, false, null, null, Set.of())
        }) {
            assertThat(sign.condition("Advanced Illness", "2026-05-01/").place("CMS130-1"))
                    .isEqualTo(place);
        }
        assertThat(older().order(Order.What.DEVICE, "Frailty Device", when, Chart.ORDERED, true)
                        .condition("Advanced Illness", "2026-05-01/")
                        .place("CMS130-1"))
                .isEqualTo("denominator");
    }

    @Test
    void theLatestHousingStatusCounts() {
        String housing = "direct:housing-status";
        String home = "direct:lives-in-nursing-home";
        assertThat(older().coded(housing, "1999-01-01", home).place("CMS130-1")).isEqualTo("exclusion");
        assertThat(older().coded(housing, "1999-01-01", home)
                        .coded(housing, "2000-01-01")
                        .place("CMS130-1"))
                .isEqualTo("denominator");
        assertThat(older().coded(housing, "2026-12-31", home).place("CMS130-1")).isEqualTo("exclusion");
        assertThat(older().coded(housing, "2027-01-01", home).place("CMS130-1")).isEqualTo("denominator");
        assertThat(woman().coded(housing, "2026-12-31", home).place("CMS130-1")).isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({"CMS125-1", "CMS130-1"})
    void whatCannotBeReadMayHaveBeenALaterHousingStatus(String standard) {
        Chart chart = older().coded("direct:housing-status", "2026-01-01", "direct:lives-in-nursing-home");
        assertThat(chart.setAside("Procedure").outcome(standard)).isEqualTo(Outcome.NOT_APPLICABLE);
        for (String type : List.of("Observation", "Resource")) {
            Chart another = older().coded("direct:housing-status", "2026-01-01", "direct:lives-in-nursing-home");
            assertThat(another.setAside(type).outcome(standard)).isEqualTo(Outcome.UNPROVEN);
        }
        assertThat(older().procedure("Total Colectomy", "2020-01-01")
                        .procedure("Bilateral Mastectomy", "2020-01-01")
                        .setAside("Observation")
                        .outcome(standard))
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @CsvSource({"1990-01-01, exclusion", "2026-12-31, exclusion", "2027-01-01, denominator"})
    void removedOrgansExclude(String when, String place) {
        assertThat(woman().procedure("Hysterectomy with No Residual Cervix", when)
                        .place("CMS124-1"))
                .isEqualTo(place);
        assertThat(woman().condition("Congenital or Acquired Absence of Cervix", when)
                        .place("CMS124-1"))
                .isEqualTo(place);
        assertThat(woman().procedure("Total Colectomy", when).place("CMS130-1")).isEqualTo(place);
        assertThat(woman().condition("Malignant Neoplasm of Colon", when).place("CMS130-1"))
                .isEqualTo(place);
        assertThat(woman().procedure("Bilateral Mastectomy", when).place("CMS125-1"))
                .isEqualTo(place);
        assertThat(woman().condition("History of bilateral mastectomy", when).place("CMS125-1"))
                .isEqualTo(place);
        assertThat(woman().procedure("Unilateral Mastectomy Left", when)
                        .condition("Status Post Right Mastectomy", "2020-01-01")
                        .place("CMS125-1"))
                .isEqualTo(place);
        assertThat(woman().condition("Unilateral Mastectomy, Unspecified Laterality", when, true, "direct:side-left")
                        .procedure("Unilateral Mastectomy Right", "2020-01-01")
                        .place("CMS125-1"))
                .isEqualTo(place);
    }

    @Test
    void oneBreastIsNotBoth() {
        assertThat(woman().procedure("Unilateral Mastectomy Left", "2020-01-01")
                        .condition("Status Post Left Mastectomy", "2020-01-01")
                        .condition("Unilateral Mastectomy, Unspecified Laterality", "2020-01-01")
                        .place("CMS125-1"))
                .isEqualTo("denominator");
    }

    @Test
    void anUnreadableResourceLeavesTheVerdictUnproven() {
        Chart tested = woman().procedure("Colonoscopy", "2026-01-01");
        assertThat(tested.outcome("CMS130-1")).isEqualTo(Outcome.CONCORDANT);
        assertThat(tested.setAside("Coverage").outcome("CMS130-1")).isEqualTo(Outcome.CONCORDANT);
        assertThat(tested.setAside("Condition").outcome("CMS130-1")).isEqualTo(Outcome.UNPROVEN);
        assertThat(woman().setAside("Procedure").outcome("CMS130-1")).isEqualTo(Outcome.UNPROVEN);
        // It may be of any type when it does not say of which.
        assertThat(tested.setAside("Resource").outcome("CMS130-1")).isEqualTo(Outcome.UNPROVEN);
        assertThat(woman().setAside("Resource").outcome("CMS124-1")).isEqualTo(Outcome.UNPROVEN);
        assertThat(woman().setAside("Resource").outcome("CMS125-1")).isEqualTo(Outcome.UNPROVEN);
        // What already excludes cannot be undone by anything more.
        assertThat(woman().encounter("Hospice Encounter", "2026-01-01")
                        .setAside("Procedure")
                        .outcome("CMS130-1"))
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }
}
