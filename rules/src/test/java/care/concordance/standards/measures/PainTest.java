package care.concordance.standards.measures;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.patient.Encounter;
import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Procedure;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CMS157: both groups, both sides of every window. */
class PainTest {

    private static final String CHEMO = "Chemotherapy Administration";
    private static final String PAIN = "Standardized Pain Assessment Tool";

    private static Chart cancer() {
        return Chart.of("1956-06-30").condition("Cancer", "2025-01-01/");
    }

    private static Chart visit() {
        return cancer().encounter("Office Visit", "2026-06-15T10:00:00Z/2026-06-15T11:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-16, 2026-07-15, denominator",
        "2026-05-15, 2026-07-15, outside",
        "2026-05-16, 2026-07-16, outside",
        "2026-06-15, 2026-07-15, denominator",
        "2026-05-16, 2026-06-15, denominator",
        "2026-06-15, 2026-06-15, outside",
        "2026-06-15T08:00:00Z, 2026-06-15T12:00:00Z, outside",
        "2026-06-01, 2026-06-02, outside",
        "2026-06-16, 2026-06-17, outside"
    })
    void chemotherapyOnBothSides(String one, String other, String place) {
        assertThat(visit().procedure(CHEMO, one).procedure(CHEMO, other).place("CMS157-1"))
                .isEqualTo(place);
        assertThat(visit().procedure(CHEMO, one)
                        .procedure(CHEMO, other, Procedure.Status.IN_PROGRESS)
                        .place("CMS157-1"))
                .isEqualTo(place);
        assertThat(visit().procedure(CHEMO, one)
                        .procedure(CHEMO, other, Procedure.Status.OTHER)
                        .place("CMS157-1"))
                .isEqualTo("outside");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31, denominator",
        "2026-12-31T23:59:59.999Z, denominator",
        "2026-12-31/2027-01-01, outside",
        "2027-01-01, outside",
        "2026-12-31/, outside"
    })
    void chemotherapyEndsWithThePeriod(String other, String place) {
        assertThat(cancer().encounter("Audio Visual Telehealth Encounter", "2026-12-20")
                        .procedure(CHEMO, "2026-12-10")
                        .procedure(CHEMO, other)
                        .place("CMS157-1"))
                .isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({"2025-12-02, denominator", "2025-12-01, outside", "2025-11-30/2025-12-02, outside"})
    void chemotherapyBeforeThePeriodCounts(String one, String place) {
        assertThat(cancer().encounter("Office Visit", "2026-01-01")
                        .procedure(CHEMO, one)
                        .procedure(CHEMO, "2026-01-10")
                        .place("CMS157-1"))
                .isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-15/, denominator",
        "2026-06-16/, outside",
        "2025-01-01/2026-06-15, denominator",
        "2025-01-01/2026-06-14, outside",
        "2025-01-01/?, outside"
    })
    void cancerAtTheVisit(String when, String place) {
        for (boolean verified : new boolean[] {true, false}) {
            assertThat(Chart.of("1956-06-30")
                            .condition("Cancer", when, verified)
                            .encounter("Office Visit", "2026-06-15")
                            .procedure(CHEMO, "2026-06-01")
                            .procedure(CHEMO, "2026-07-01")
                            .place("CMS157-1"))
                    .isEqualTo(place);
            assertThat(Chart.of("1956-06-30")
                            .condition("Cancer", when, verified)
                            .encounter("Radiation Treatment Management", "2026-06-15")
                            .place("CMS157-2"))
                    .isEqualTo(place);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-15T00:00:00Z, numerator", "2026-06-15T23:59:59Z, numerator", "2026-06-14T23:59:59Z, denominator",
        "2026-06-16T00:00:00Z, denominator", "2026-06-14/2026-06-15, denominator", "2026-06-15/, denominator"
    })
    void painWithinTheVisitByDay(String when, String place) {
        Chart chart = visit().procedure(CHEMO, "2026-06-01").procedure(CHEMO, "2026-07-01");
        assertThat(chart.result(PAIN, when).place("CMS157-1")).isEqualTo(place);
        assertThat(cancer().encounter("Radiation Treatment Management", "2026-06-15")
                        .result(PAIN, when)
                        .place("CMS157-2"))
                .isEqualTo(place);
    }

    @Test
    void painNeedsAValueAndNoStatus() {
        Chart chart = visit().procedure(CHEMO, "2026-06-01").procedure(CHEMO, "2026-07-01");
        assertThat(chart.observation(PAIN, "2026-06-15", Observation.Status.RESULTED, false, null, null, Set.of())
                        .place("CMS157-1"))
                .isEqualTo("denominator");
        assertThat(chart.observation(PAIN, "2026-06-15", Observation.Status.OTHER, true, null, null, Set.of())
                        .place("CMS157-1"))
                .isEqualTo("numerator");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-09, numerator",
        "2026-06-08, denominator",
        "2026-06-15, numerator",
        "2026-06-16, denominator",
        "2026-06-01/2026-06-09, numerator"
    })
    void weeklyManagementLooksBackAWeek(String when, String place) {
        Chart weekly = cancer().add(new Encounter(
                "e",
                "p",
                Set.of("Radiation Treatment Management", "direct:radiation-management-weekly"),
                Set.of(),
                Set.of(),
                true,
                Chart.span("2026-06-15/2026-06-20")));
        assertThat(weekly.result(PAIN, when).place("CMS157-2")).isEqualTo(place);
    }

    @Test
    void anUnreadableResourceLeavesTheEncounterUnproven() {
        assertThat(visit().setAside("Procedure").outcome("CMS157-1")).isEqualTo(Outcome.UNPROVEN);
        assertThat(visit().setAside("Procedure").outcome("CMS157-2")).isNull();
        assertThat(visit().setAside("Encounter").outcome("CMS157-2")).isEqualTo(Outcome.UNPROVEN);
        assertThat(visit().setAside("Resource").outcome("CMS157-1")).isEqualTo(Outcome.UNPROVEN);
        // One of unknown type may be an encounter itself.
        for (String type : List.of("Encounter", "Resource")) {
            assertThat(Chart.of("1960-01-31").setAside(type).outcome("CMS157-1"))
                    .isEqualTo(Outcome.UNPROVEN);
        }
        assertThat(Chart.of("1960-01-31").setAside("Condition").outcome("CMS157-1"))
                .isNull();
    }
}
