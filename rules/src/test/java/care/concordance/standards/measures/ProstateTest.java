package care.concordance.standards.measures;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Order;
import care.concordance.facts.patient.Procedure;
import care.concordance.facts.patient.Standing;
import care.concordance.verdict.Outcome;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CMS129 and CMS645: both sides of every window and status, and "the latest" where it matters. */
class ProstateTest {

    private static final String CANCER = "Prostate Cancer";
    private static final String TREATMENT = "Prostate Cancer Treatment";
    private static final String STAGING = "direct:tumor-staging";
    private static final String PSA = "Prostate Specific Antigen Test";
    private static final String GLEASON = "direct:gleason-score";

    private static Chart cancer() {
        return Chart.of("1956-06-30").condition(CANCER, "2026-02-01T10:00:00Z/");
    }

    private static Chart low() {
        return cancer().concentration(PSA, "2026-02-10", 9.9)
                .coded(STAGING, "2026-02-20", "direct:stage-cT2a")
                .number(GLEASON, "2026-02-20", 6)
                .procedure(TREATMENT, "2026-03-01T10:00:00Z");
    }

    @Test
    void lowRiskWithoutScanIsMet() {
        assertThat(low().place("CMS129-1")).isEqualTo("numerator");
        assertThat(low().place("CMS129-0")).isEqualTo("numerator");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31/, numerator", "2027-01-01/, outside", "2020-01-01/2026-01-01, numerator",
        "2020-01-01/2025-12-31, outside", "2020-01-01/?, outside", "/2026-05-01, outside"
    })
    void initialPopulation(String when, String place) {
        assertThat(Chart.of("1956-06-30").condition(CANCER, when).place("CMS129-0"))
                .isEqualTo(place);
        assertThat(Chart.of("1956-06-30").condition(CANCER, when, false).place("CMS129-0"))
                .isEqualTo("outside");
        assertThat(Chart.of("1956-06-30").condition(CANCER, when).place("CMS129-1"))
                .isEqualTo("outside");
    }

    @Test
    void aDiagnosisOfAnEncounterAloneIsNotOnTheList() {
        Chart chart = Chart.of("1956-06-30").encounterDiagnosis(CANCER, "2026-02-01/");
        assertThat(chart.place("CMS129-0")).isEqualTo("outside");
        assertThat(chart.condition(CANCER, "2026-02-01/").place("CMS129-0")).isEqualTo("numerator");
        // A scan, pain and salvage come after a problem that is listed.
        assertThat(low().encounterDiagnosis(CANCER, "2026-01-02/")
                        .result("Bone Scan", "2026-01-20")
                        .place("CMS129-1"))
                .isEqualTo("numerator");
        // CMS645 does not ask for the list.
        assertThat(Chart.of("1956-06-30")
                        .encounterDiagnosis(CANCER, "2025-01-01/")
                        .encounter("Office Visit", "2026-05-01")
                        .medication("Androgen Deprivation Therapy for Urology Care", "2026-01-01", null)
                        .order(Order.What.SERVICE, "direct:leuprolide-12-month", "2026-03-31")
                        .place("CMS645-1"))
                .isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({
        "9.99, 6, cT2a, numerator",
        "10, 6, cT2a, outside",
        "9.99, 7, cT2a, outside",
        "1, 2, cT1a, numerator",
        "1, 2, cT1b, numerator",
        "1, 2, cT1c, numerator",
        "1, 2, cT1, outside"
    })
    void risk(double psa, int gleason, String stage, String place) {
        assertThat(cancer().concentration(PSA, "2026-02-10", psa)
                        .coded(STAGING, "2026-02-20", "direct:stage-" + stage)
                        .number(GLEASON, "2026-02-20", gleason)
                        .procedure(TREATMENT, "2026-03-01")
                        .place("CMS129-1"))
                .isEqualTo(place);
    }

    @Test
    void theLatestBeforeTreatmentCounts() {
        // A later staging, PSA or score of higher risk replaces an earlier one of lower risk.
        assertThat(low().coded(STAGING, "2026-02-21").place("CMS129-1")).isEqualTo("outside");
        assertThat(low().concentration(PSA, "2026-02-11", 10).place("CMS129-1")).isEqualTo("outside");
        assertThat(low().number(GLEASON, "2026-02-21", 7).place("CMS129-1")).isEqualTo("outside");
        // After the treatment, or for the PSA after the staging, nothing counts.
        assertThat(low().coded(STAGING, "2026-03-01T10:00:00Z").place("CMS129-1"))
                .isEqualTo("numerator");
        assertThat(low().coded(STAGING, "2026-03-01T09:59:59Z").place("CMS129-1"))
                .isEqualTo("outside");
        assertThat(low().concentration(PSA, "2026-02-20T00:00:00Z", 50).place("CMS129-1"))
                .isEqualTo("numerator");
        assertThat(low().number(GLEASON, "2026-03-01T10:00:00Z", 9).place("CMS129-1"))
                .isEqualTo("numerator");
        // What does not stand takes no part.
        assertThat(low().observation(STAGING, "2026-02-21", Observation.Status.OTHER, true, null, null, Set.of())
                        .place("CMS129-1"))
                .isEqualTo("numerator");
        // A latest one without a number is not low.
        assertThat(low().result(PSA, "2026-02-11").place("CMS129-1")).isEqualTo("outside");
        assertThat(low().result(GLEASON, "2026-02-21").place("CMS129-1")).isEqualTo("outside");
    }

    @Test
    void theFirstTreatmentOfThePeriodCounts() {
        // An earlier completed one moves "before treatment" ahead of the staging.
        assertThat(low().procedure(TREATMENT, "2026-02-05").place("CMS129-1")).isEqualTo("outside");
        assertThat(low().procedure(TREATMENT, "2026-02-05", Procedure.Status.OTHER)
                        .place("CMS129-1"))
                .isEqualTo("numerator");
        assertThat(low().procedure(TREATMENT, "2025-11-05/2025-12-31").place("CMS129-1"))
                .isEqualTo("numerator");
        assertThat(low().procedure(TREATMENT, "2025-11-05/2026-01-01").place("CMS129-1"))
                .isEqualTo("outside");
        // One that started at an unknown time might be the first, unless it ended before the period.
        assertThat(low().procedure(TREATMENT, "/2026-05-01").place("CMS129-1")).isEqualTo("outside");
        assertThat(low().procedure(TREATMENT, "/2026-05-01").outcome("CMS129-1"))
                .isEqualTo(Outcome.UNPROVEN);
        assertThat(low().procedure(TREATMENT, "/2025-12-31").place("CMS129-1")).isEqualTo("numerator");
        assertThat(low().procedure(TREATMENT, "/2025-12-31").outcome("CMS129-1"))
                .isEqualTo(Outcome.CONCORDANT);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01T10:00:00Z, numerator", "2026-02-01T10:01:00Z, denominator", "2026-12-31T23:59:00Z, denominator",
        "2027-01-01T00:00:00Z, numerator", "2026-02-02/2027-01-01, numerator", "2026-02-02/, numerator"
    })
    void scans(String when, String place) {
        assertThat(low().result("Bone Scan", when).place("CMS129-1")).isEqualTo(place);
        assertThat(low().observation("Bone Scan", when, Observation.Status.OTHER, true, null, null, Set.of())
                        .place("CMS129-1"))
                .isEqualTo("numerator");
    }

    @Test
    void exceptions() {
        String pain = "Pain Warranting Further Investigation for Prostate Cancer";
        assertThat(scanned().condition(pain, "2026-02-01T10:00:00Z/").place("CMS129-1"))
                .isEqualTo("denominator");
        assertThat(scanned().condition(pain, "2026-02-01T10:00:01Z/").place("CMS129-1"))
                .isEqualTo("exception");
        assertThat(scanned().condition(pain, "2029-02-02/").place("CMS129-1")).isEqualTo("exception");
        assertThat(scanned().condition(pain, "2026-02-02/", false).place("CMS129-1"))
                .isEqualTo("denominator");
        assertThat(scanned()
                        .procedure("Salvage Therapy", "2026-02-01T10:00:00Z")
                        .place("CMS129-1"))
                .isEqualTo("denominator");
        assertThat(scanned()
                        .procedure("Salvage Therapy", "2026-02-01T10:00:01Z")
                        .place("CMS129-1"))
                .isEqualTo("exception");
        assertThat(scanned()
                        .procedure("Salvage Therapy", "2026-02-02", Procedure.Status.IN_PROGRESS)
                        .place("CMS129-1"))
                .isEqualTo("denominator");
        assertThat(scanned()
                        .coded("Bone Scan", "2026-04-02", "direct:reason-recorded")
                        .place("CMS129-1"))
                .isEqualTo("exception");
        assertThat(low().condition(pain, "2026-02-02/").place("CMS129-1")).isEqualTo("numerator");
    }

    private static Chart scanned() {
        return low().result("Bone Scan", "2026-04-01");
    }

    @Test
    void anUnreadableObservationMayHaveBeenAScan() {
        assertThat(low().setAside("Observation").outcome("CMS129-1")).isEqualTo(Outcome.UNPROVEN);
        assertThat(low().setAside("Encounter").outcome("CMS129-1")).isEqualTo(Outcome.CONCORDANT);
    }

    @ParameterizedTest
    @CsvSource({
        "Condition, UNPROVEN",
        "Observation, UNPROVEN",
        "Procedure, UNPROVEN",
        "Resource, UNPROVEN",
        "Encounter, NOT_APPLICABLE",
        "ServiceRequest, NOT_APPLICABLE"
    })
    void anExceptionIsOfWhoIsKnownNotToMeet(String aside, Outcome outcome) {
        assertThat(scanned()
                        .condition("Pain Warranting Further Investigation for Prostate Cancer", "2026-02-02/")
                        .setAside(aside)
                        .outcome("CMS129-1"))
                .isEqualTo(outcome);
        assertThat(scanned()
                        .procedure("Salvage Therapy", "2026-02-02")
                        .setAside(aside)
                        .outcome("CMS129-1"))
                .isEqualTo(outcome);
        assertThat(scanned()
                        .coded("Bone Scan", "2026-04-02", "direct:reason-recorded")
                        .setAside(aside)
                        .outcome("CMS129-1"))
                .isEqualTo(outcome);
    }

    // ---- CMS645

    private static final String LEUPROLIDE = "direct:leuprolide-12-month";
    private static final String THERAPY = "Androgen Deprivation Therapy for Urology Care";
    private static final String DEXA = "DEXA Bone Density for Urology Care";

    private static Chart visiting() {
        return Chart.of("1956-06-30").encounter("Office Visit", "2026-05-01").condition(CANCER, "2025-01-01/");
    }

    private static Chart treated(String therapy, String order) {
        return visiting().medication(THERAPY, therapy, null).order(Order.What.SERVICE, LEUPROLIDE, order);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-01, 2025-10-01, denominator", "2025-09-30, 2025-10-01, outside", "2025-10-01, 2026-10-01, denominator",
        "2025-10-01, 2026-10-02, outside", "2026-10-01, 2026-10-01, denominator", "2026-03-02, 2026-03-01, outside",
        "2026-03-01, 2026-03-01, denominator"
    })
    void therapyAndOrder(String therapy, String order, String place) {
        assertThat(treated(therapy, order).place("CMS645-1")).isEqualTo(place);
    }

    @Test
    void therapyStartsWithWhateverIsEarliest() {
        assertThat(visiting()
                        .medication(THERAPY, "2026-05-01", null, "2026-03-01/2026-06-01")
                        .order(Order.What.SERVICE, LEUPROLIDE, "2026-03-01")
                        .place("CMS645-1"))
                .isEqualTo("denominator");
        assertThat(visiting()
                        .medication(THERAPY, null, "2026-03-01", "2026-04-01/")
                        .order(Order.What.SERVICE, LEUPROLIDE, "2026-03-01")
                        .place("CMS645-1"))
                .isEqualTo("denominator");
        assertThat(visiting()
                        .medication(THERAPY, null, null, "/2026-03-01")
                        .order(Order.What.SERVICE, LEUPROLIDE, "2026-03-01")
                        .place("CMS645-1"))
                .isEqualTo("denominator");
        assertThat(visiting()
                        .medication(THERAPY, null, null)
                        .order(Order.What.SERVICE, LEUPROLIDE, "2026-03-01")
                        .place("CMS645-1"))
                .isEqualTo("outside");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01/, denominator",
        "2026-03-02/, outside",
        "2025-01-01/2026-03-01, denominator",
        "2025-01-01/2026-02-28, outside",
        "2025-01-01/?, outside"
    })
    void therapyFallsIntoTheDisease(String disease, String place) {
        assertThat(Chart.of("1956-06-30")
                        .encounter("Office Visit", "2026-05-01")
                        .condition(CANCER, disease)
                        .medication(THERAPY, "2026-03-01", null)
                        .order(Order.What.SERVICE, LEUPROLIDE, "2026-06-01")
                        .place("CMS645-1"))
                .isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, numerator",
        "2026-06-30, numerator",
        "2026-07-01, denominator",
        "2024-03-31, numerator",
        "2024-03-30, denominator"
    })
    void densityTests(String when, String place) {
        Chart ordered = treated("2026-01-01", "2026-03-31");
        assertThat(ordered.order(Order.What.SERVICE, DEXA, when).place("CMS645-1"))
                .isEqualTo(place);
        assertThat(treated("2026-01-01", "2026-03-31").result(DEXA, when).place("CMS645-1"))
                .isEqualTo(place);
        assertThat(treated("2026-01-01", "2026-03-31")
                        .observation(DEXA, when, Observation.Status.OTHER, true, null, null, Set.of())
                        .place("CMS645-1"))
                .isEqualTo("denominator");
        Standing filler = new Standing(true, false, false, true);
        assertThat(treated("2026-01-01", "2026-03-31")
                        .order(Order.What.SERVICE, DEXA, when, filler, false)
                        .place("CMS645-1"))
                .isEqualTo("denominator");
    }

    @Test
    void anObservationCountsByItsStartAfterAndItsEndBefore() {
        assertThat(treated("2026-01-01", "2026-03-31")
                        .result(DEXA, "2026-06-30/2026-07-20")
                        .place("CMS645-1"))
                .isEqualTo("numerator");
        assertThat(treated("2026-01-01", "2026-03-31")
                        .result(DEXA, "2024-03-01/2024-03-31")
                        .place("CMS645-1"))
                .isEqualTo("numerator");
        assertThat(treated("2026-01-01", "2026-03-31")
                        .result(DEXA, "2026-03-01/2026-03-31")
                        .place("CMS645-1"))
                .isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, exception", "2026-06-30, exception", "2026-07-01, denominator", "2026-03-30, denominator"})
    void refusals(String when, String place) {
        assertThat(treated("2026-01-01", "2026-03-31")
                        .order(Order.What.SERVICE, DEXA, when, Chart.ORDERED, true, "Patient Declined")
                        .place("CMS645-1"))
                .isEqualTo(place);
        assertThat(treated("2026-01-01", "2026-03-31")
                        .order(Order.What.SERVICE, DEXA, when, Chart.ORDERED, true)
                        .place("CMS645-1"))
                .isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({
        "Condition, UNPROVEN",
        "Encounter, UNPROVEN",
        "MedicationRequest, UNPROVEN",
        "Observation, UNPROVEN",
        "ServiceRequest, UNPROVEN",
        "Resource, UNPROVEN",
        "Procedure, NOT_APPLICABLE"
    })
    void aRefusalIsOfWhoIsKnownNotToBeTested(String aside, Outcome outcome) {
        assertThat(treated("2026-01-01", "2026-03-31")
                        .order(Order.What.SERVICE, DEXA, "2026-03-31", Chart.ORDERED, true, "Patient Declined")
                        .setAside(aside)
                        .outcome("CMS645-1"))
                .isEqualTo(outcome);
    }
}
