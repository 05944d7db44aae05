package care.concordance.standards.measures;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.patient.MedicationAdministration.Status;
import care.concordance.facts.patient.Procedure;
import care.concordance.verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CMS646: both sides of every window and status. */
class BladderTest {

    private static final String CANCER = "Bladder Cancer for Urology Care";
    private static final String STAGING = "direct:tumor-staging";
    private static final String BCG = "Bacillus Calmette Guerin for Urology Care";

    /** Staged from 10 to 12 March 2026. */
    private static Chart staged() {
        return staged("2026-03-10T10:00:00Z/2026-03-12T10:00:00Z");
    }

    private static Chart staged(String when) {
        return Chart.of("1956-06-30")
                .encounter("Office Visit", "2026-02-01")
                .condition(CANCER, "2026-12-01/")
                .procedure(STAGING, when)
                .coded("any", "2026-03-11", "direct:stage-cTa");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-07-01, denominator",
        "2025-06-30, outside",
        "2026-06-30, denominator",
        "2026-06-30/2026-07-01, outside",
        "2025-06-30/2025-07-02, outside"
    })
    void stagingWindow(String when, String place) {
        assertThat(staged(when).place("CMS646-1")).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T08:00:00Z/, denominator",
        "2026-03-09/, outside",
        "2026-12-30/, denominator",
        "2026-12-31/, outside",
        "2026-03-10/2026-03-11, denominator"
    })
    void stagingComesNoLaterThanTheDiagnosis(String diagnosis, String place) {
        Chart chart = Chart.of("1956-06-30")
                .encounter("Office Visit", "2026-02-01")
                .condition(CANCER, diagnosis)
                .procedure(STAGING, "2026-03-10T10:00:00Z")
                .coded("any", "2026-03-11", "direct:bladder-in-situ");
        assertThat(chart.place("CMS646-1")).isEqualTo(place);
    }

    @Test
    void theFirstStagingCounts() {
        assertThat(staged().procedure(STAGING, "2025-06-01").place("CMS646-1")).isEqualTo("outside");
        assertThat(staged().procedure(STAGING, "2025-06-01", Procedure.Status.IN_PROGRESS)
                        .place("CMS646-1"))
                .isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T23:00:00Z, denominator",
        "2026-03-11, numerator",
        "2026-09-10, numerator",
        "2026-09-11, denominator"
    })
    void bcgWithinSixMonths(String when, String place) {
        assertThat(staged().given(BCG, when, Status.GIVEN, null).place("CMS646-1"))
                .isEqualTo(place);
        assertThat(staged().given(BCG, when, Status.OTHER, null).place("CMS646-1"))
                .isEqualTo("denominator");
    }

    @Test
    void bcgWithinThePeriod() {
        assertThat(staged("2025-10-10")
                        .given(BCG, "2025-12-31", Status.GIVEN, null)
                        .place("CMS646-1"))
                .isEqualTo("denominator");
        assertThat(staged("2025-10-10")
                        .given(BCG, "2026-01-01", Status.GIVEN, null)
                        .place("CMS646-1"))
                .isEqualTo("numerator");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10, denominator", "2026-03-11, exception", "2026-09-10, exception", "2026-09-11, denominator"})
    void bcgNotAvailable(String recorded, String place) {
        String why = "Unavailability of Bacillus Calmette Guerin for Urology Care";
        assertThat(staged().given(BCG, "2026-01-01", Status.NOT_DONE, recorded, why)
                        .place("CMS646-1"))
                .isEqualTo(place);
        assertThat(staged().given(BCG, "2026-01-01/" + recorded, Status.NOT_DONE, null, why)
                        .place("CMS646-1"))
                .isEqualTo(place);
        assertThat(staged().given(BCG, "2026-01-01", Status.NOT_DONE, recorded).place("CMS646-1"))
                .isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-12/, exclusion",
        "2026-03-13/, denominator",
        "2020-01-01/2026-03-13, exclusion",
        "2020-01-01/2026-03-12, denominator",
        "2020-01-01/?, denominator"
    })
    void tuberculosis(String when, String place) {
        assertThat(staged().condition("Tuberculosis for Urology Care", when).place("CMS646-1"))
                .isEqualTo(place);
        assertThat(staged().condition("Tuberculosis for Urology Care", when, false)
                        .place("CMS646-1"))
                .isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10T23:00:00Z, exclusion", "2026-03-11, denominator", "1990-01-01, exclusion"})
    void otherDiseasesAndDrugsByTheStaging(String when, String place) {
        for (String disease : new String[] {
            "HIV", "Immunocompromised Conditions", "Mixed Histology Urothelial Cell Carcinoma for Urology Care"
        }) {
            assertThat(staged().condition(disease, when).place("CMS646-1")).isEqualTo(place);
        }
        String drug = "Immunosuppressive Drugs for Urology Care";
        assertThat(staged().medication(drug, "1990-01-01", when, "2026-06-01/").place("CMS646-1"))
                .isEqualTo(place);
        assertThat(staged().medication(drug, "1990-01-01", null, when + "/").place("CMS646-1"))
                .isEqualTo(place);
        assertThat(staged().medication(drug, "1990-01-01", null).place("CMS646-1"))
                .isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({"2025-09-10, exclusion", "2025-09-09, denominator", "2026-03-09, exclusion", "2026-03-10, denominator"})
    void cystectomyInSixMonthsBefore(String when, String place) {
        assertThat(staged().procedure("Cystectomy for Urology Care", when).place("CMS646-1"))
                .isEqualTo(place);
        assertThat(staged().procedure("Cystectomy for Urology Care", when, Procedure.Status.IN_PROGRESS)
                        .place("CMS646-1"))
                .isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-10T10:00:00Z, exclusion",
        "2025-09-10T09:59:59Z, denominator",
        "2026-03-10T09:59:59Z, exclusion",
        "2026-03-10T10:00:00Z, denominator"
    })
    void chemotherapyAndRadiotherapyByTheMoment(String when, String place) {
        assertThat(staged().medication("Chemotherapy Agents for Advanced Cancer", null, null, when + "/")
                        .place("CMS646-1"))
                .isEqualTo(place);
        assertThat(staged().procedure("direct:radiotherapy-combined", when, Procedure.Status.IN_PROGRESS)
                        .place("CMS646-1"))
                .isEqualTo(place);
        assertThat(staged().procedure("direct:radiotherapy-combined", when, Procedure.Status.OTHER)
                        .place("CMS646-1"))
                .isEqualTo("denominator");
    }

    @ParameterizedTest
    @CsvSource({
        "Condition, UNPROVEN, UNPROVEN",
        "Procedure, UNPROVEN, UNPROVEN",
        "Resource, UNPROVEN, UNPROVEN",
        "Encounter, NOT_APPLICABLE, UNPROVEN",
        "MedicationAdministration, NOT_APPLICABLE, UNPROVEN",
        "MedicationRequest, NOT_APPLICABLE, UNPROVEN",
        "Observation, NOT_APPLICABLE, UNPROVEN",
        "DiagnosticReport, NOT_APPLICABLE, NOT_APPLICABLE"
    })
    void whatCannotBeReadMayHaveBeenAnEarlierStaging(String aside, Outcome excluded, Outcome excepted) {
        assertThat(staged().condition("Tuberculosis for Urology Care", "2020-01-01/")
                        .setAside(aside)
                        .outcome("CMS646-1"))
                .isEqualTo(excluded);
        assertThat(staged().condition("HIV", "2020-01-01").setAside(aside).outcome("CMS646-1"))
                .isEqualTo(excluded);
        assertThat(staged().medication("Immunosuppressive Drugs for Urology Care", null, "2020-01-01")
                        .setAside(aside)
                        .outcome("CMS646-1"))
                .isEqualTo(excluded);
        assertThat(staged().medication("Chemotherapy Agents for Advanced Cancer", null, null, "2026-03-09/")
                        .setAside(aside)
                        .outcome("CMS646-1"))
                .isEqualTo(excluded);
        assertThat(staged().procedure("Cystectomy for Urology Care", "2026-03-09")
                        .setAside(aside)
                        .outcome("CMS646-1"))
                .isEqualTo(excluded);
        assertThat(staged().procedure("direct:radiotherapy-combined", "2026-03-09")
                        .setAside(aside)
                        .outcome("CMS646-1"))
                .isEqualTo(excluded);
        String why = "Unavailability of Bacillus Calmette Guerin for Urology Care";
        assertThat(staged().given(BCG, "2026-01-01", Status.NOT_DONE, "2026-03-12", why)
                        .setAside(aside)
                        .outcome("CMS646-1"))
                .isEqualTo(excepted);
    }
}
