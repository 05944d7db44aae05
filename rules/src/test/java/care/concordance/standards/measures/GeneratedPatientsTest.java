package care.concordance.standards.measures;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.patient.MedicationAdministration;
import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Order;
import care.concordance.facts.patient.Procedure;
import care.concordance.facts.patient.Standing;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Patients nobody thought of: a session and the walk say the same of each, in whatever order their facts come. */
class GeneratedPatientsTest {

    /** What prostate, bladder and other courses are made of, so that whole populations come up by chance. */
    private static final List<String> CONDITIONS = List.of(
            "Prostate Cancer",
            "Bladder Cancer for Urology Care",
            "Cancer",
            "Tuberculosis for Urology Care",
            "HIV",
            "Hospice Diagnosis",
            "Frailty Diagnosis",
            "Advanced Illness",
            "Malignant Neoplasm of Colon",
            "Status Post Left Mastectomy",
            "Pain Warranting Further Investigation for Prostate Cancer");

    private static final List<String> PROCEDURES = List.of(
            "Prostate Cancer Treatment",
            "direct:tumor-staging",
            "Chemotherapy Administration",
            "Cystectomy for Urology Care",
            "direct:radiotherapy-combined",
            "Salvage Therapy",
            "Colonoscopy",
            "Unilateral Mastectomy Right",
            "Hysterectomy with No Residual Cervix");
    private static final List<String> OBSERVATIONS = List.of(
            "direct:tumor-staging",
            "direct:gleason-score",
            "Prostate Specific Antigen Test",
            "Bone Scan",
            "Standardized Pain Assessment Tool",
            "DEXA Bone Density for Urology Care",
            "Pap Test",
            "HPV Test",
            "Mammography",
            "direct:housing-status",
            "Frailty Symptom");
    private static final List<String> VALUES = List.of(
            "direct:stage-cT1a",
            "direct:stage-cT2a",
            "direct:stage-cTa",
            "direct:reason-recorded",
            "direct:lives-in-nursing-home");
    private static final List<String> VISITS = List.of(
            "Office Visit",
            "Radiation Treatment Management",
            "Annual Wellness Visit",
            "Hospice Encounter",
            "Frailty Encounter");
    private static final List<String> KINDS = List.of(
            "Condition",
            "Encounter",
            "Procedure",
            "Observation",
            "MedicationRequest",
            "ServiceRequest",
            "Patient",
            "Resource");

    @Test
    void walkAndSessionAgree() {
        agree(6000, 1);
    }

    @Test
    @Tag("long")
    void walkAndSessionAgreeOnVeryMany() {
        agree(60_000, 2);
    }

    private static void agree(int patients, long seed) {
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < patients; i++) {
            Random random = new Random(seed * 1_000_003 + i);
            Chart chart = patient(random);
            // Chart.verdicts compares walk and session.
            List<Verdict> verdicts = chart.verdicts();
            verdicts.forEach(verdict -> seen.add(verdict.standard().id() + " " + verdict.outcome()));
            assertThat(chart.shuffled(random).verdicts()).isEqualTo(verdicts);
        }
        // A generator that never gets anywhere proves nothing.
        assertThat(seen)
                .contains("CMS129-1 CONCORDANT", "CMS129-1 GAP", "CMS129-1 UNPROVEN", "CMS157-1 GAP", "CMS130-1 GAP")
                .contains("CMS645-1 GAP", "CMS646-1 NOT_APPLICABLE", "CMS125-1 CONCORDANT", "CMS124-1 GAP");
    }

    private static Chart patient(Random random) {
        String born = LocalDate.of(1945 + random.nextInt(60), 1 + random.nextInt(12), 15)
                .toString();
        born = random.nextInt(20) == 0 ? "" : born;
        Chart chart = random.nextInt(10) == 0
                ? Chart.ofUnknownSex(born)
                : Chart.of(born, random.nextBoolean() ? "direct:female" : "other");
        course(chart, random);
        int more = random.nextInt(14);
        for (int i = 0; i < more; i++) {
            switch (random.nextInt(9)) {
                case 0 -> chart.condition(pick(CONDITIONS, random), when(random), random.nextInt(8) > 0);
                case 1 -> chart.encounter(pick(VISITS, random), when(random), random.nextInt(8) > 0, "");
                case 2 ->
                    chart.procedure(
                            pick(PROCEDURES, random), when(random), pick(List.of(Procedure.Status.values()), random));
                case 3 ->
                    chart.observation(
                            pick(OBSERVATIONS, random),
                            when(random),
                            pick(List.of(Observation.Status.values()), random),
                            random.nextBoolean(),
                            random.nextInt(10),
                            random.nextInt(20) * 1.0,
                            Set.of(pick(VALUES, random)));
                case 4 ->
                    chart.order(
                            pick(List.of(Order.What.values()), random),
                            pick(
                                    List.of(
                                            "direct:leuprolide-12-month",
                                            "DEXA Bone Density for Urology Care",
                                            "Hospice Care Ambulatory",
                                            "Frailty Device"),
                                    random),
                            day(random),
                            new Standing(random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), true),
                            random.nextInt(4) == 0,
                            "Patient Declined");
                case 5 ->
                    chart.medication(
                            pick(
                                    List.of(
                                            "Androgen Deprivation Therapy for Urology Care",
                                            "Immunosuppressive Drugs for Urology Care",
                                            "Chemotherapy Agents for Advanced Cancer"),
                                    random),
                            day(random),
                            random.nextBoolean() ? day(random) : null,
                            when(random));
                case 6 ->
                    chart.given(
                            "Bacillus Calmette Guerin for Urology Care",
                            when(random),
                            pick(List.of(MedicationAdministration.Status.values()), random),
                            random.nextBoolean() ? day(random) : null,
                            "Unavailability of Bacillus Calmette Guerin for Urology Care");
                case 7 ->
                    chart.supply(
                            "Dementia Medications",
                            day(random),
                            random.nextBoolean() ? "30" : null,
                            random.nextInt(3),
                            Chart.ORDERED);
                default -> {
                    if (random.nextInt(3) == 0) {
                        chart.setAside(pick(KINDS, random));
                    }
                }
            }
        }
        return chart;
    }

    /** Most patients are on the way into one of the populations. */
    private static void course(Chart chart, Random random) {
        switch (random.nextInt(6)) {
            case 0 ->
                chart.condition("Prostate Cancer", "2026-01-10/")
                        .concentration("Prostate Specific Antigen Test", "2026-02-01", random.nextInt(12))
                        .coded("direct:tumor-staging", "2026-02-10", pick(VALUES, random))
                        .number("direct:gleason-score", "2026-02-12", 5 + random.nextInt(3))
                        .procedure("Prostate Cancer Treatment", "2026-03-01")
                        .result("Bone Scan", (2026 + random.nextInt(2)) + "-03-05");
            case 1 ->
                chart.condition("Prostate Cancer", "2025-01-10/")
                        .encounter("Office Visit", "2026-05-01")
                        .medication("Androgen Deprivation Therapy for Urology Care", "2025-12-01", null)
                        .order(Order.What.SERVICE, "direct:leuprolide-12-month", "2026-02-0" + (1 + random.nextInt(9)));
            case 2 ->
                chart.condition("Bladder Cancer for Urology Care", "2026-05-01/")
                        .encounter("Office Visit", "2026-05-01")
                        .procedure("direct:tumor-staging", "2026-03-01")
                        .coded("any", "2026-03-02", "direct:stage-cTa");
            case 3 ->
                chart.condition("Cancer", "2025-05-01/")
                        .encounter("Office Visit", "2026-06-15")
                        .procedure("Chemotherapy Administration", "2026-06-0" + (1 + random.nextInt(9)))
                        .procedure("Chemotherapy Administration", "2026-07-1" + random.nextInt(10));
            default -> chart.encounter("Office Visit", "2026-06-15");
        }
    }

    private static String day(Random random) {
        return LocalDate.of(2024, 9, 1).plusDays(random.nextInt(880)).toString();
    }

    private static String when(Random random) {
        LocalDate from = LocalDate.parse(day(random));
        return switch (random.nextInt(7)) {
            case 0 -> from + "/";
            case 1 -> from + "/?";
            case 2 -> "/" + from;
            case 3 -> from + "/" + from.plusDays(random.nextInt(200));
            case 4 -> from + "T10:00:00Z";
            default -> from.toString();
        };
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
