package care.concordance.followup;

import static care.concordance.followup.Samples.DAY;
import static care.concordance.followup.Samples.commendation;
import static care.concordance.followup.Samples.standard;
import static care.concordance.followup.Samples.verdict;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Fact;
import care.concordance.facts.Partner;
import care.concordance.facts.RecordedDesignation;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.followup.Lifecycle.Benefit;
import care.concordance.followup.Lifecycle.Lack;
import care.concordance.followup.Lifecycle.Stage;
import care.concordance.followup.Lifecycle.State;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {

    private static final Subject SYSTEM = Subject.system(Partner.ID);
    private static final Fact SITE = new Site("a", "Site a", null, null, Site.Scope.IN_SCOPE, null);
    private static final Fact PENDING = new Site("b", "Site b", null, null, Site.Scope.NOT_YET_INCLUDED, null);
    private static final Fact DESIGNATED = new RecordedDesignation(DAY, "source", Set.of("b"));

    /** A standard of each step; the one of alignment is a standard of care. */
    private static final Map<Stage, String> IDS = new EnumMap<>(Map.of(
            Stage.ENTRY, "ENT-01",
            Stage.DUE_DILIGENCE, "DUE-01",
            Stage.AGREEMENT, "AGR-01",
            Stage.CONCORDANCE_ASSESSMENT, "ASM-01",
            Stage.ALIGNMENT, "SOC-01",
            Stage.DESIGNATION, "DSG-01",
            Stage.ANNUAL_REVIEW, "REV-01"));

    @ParameterizedTest
    @EnumSource(Stage.class)
    void thePartnerStandsAtTheFirstStepThatLacksSomething(Stage stage) {
        for (Outcome open : List.of(Outcome.GAP, Outcome.UNPROVEN)) {
            // Whatever comes after it is open too.
            List<Verdict> verdicts = Arrays.stream(Stage.values())
                    .map(each -> of(each, each.compareTo(stage) < 0 ? Outcome.CONCORDANT : open))
                    .toList();
            assertThat(lifecycle(verdicts, SITE, DESIGNATED).current()).isEqualTo(stage);
        }
    }

    @Test
    void withNothingOpenThePartnerStandsAtTheLastStep() {
        Lifecycle lifecycle = lifecycle(all(Outcome.CONCORDANT), SITE, DESIGNATED);
        assertThat(lifecycle.current()).isEqualTo(Stage.ANNUAL_REVIEW);
        assertThat(lifecycle.steps())
                .extracting(Lifecycle.Step::state)
                .containsOnly(State.DONE)
                .hasSize(Stage.values().length);
        assertThat(lifecycle.nextReview()).isEqualTo(DAY.plusYears(1));
    }

    @ParameterizedTest
    @CsvSource({
        "CONCORDANT, CONCORDANT, DONE",
        "CONCORDANT, NOT_APPLICABLE, DONE",
        "WAIVED, CONCORDANT, DONE",
        "WAIVED, NOT_APPLICABLE, DONE",
        "NOT_APPLICABLE, NOT_APPLICABLE, NOT_DUE",
        "CONCORDANT, UNPROVEN, NOT_ON_RECORD",
        "NOT_APPLICABLE, UNPROVEN, NOT_ON_RECORD",
        "WAIVED, UNPROVEN, NOT_ON_RECORD",
        "CONCORDANT, GAP, MISSING",
        "NOT_APPLICABLE, GAP, MISSING",
        "UNPROVEN, GAP, MISSING"
    })
    void aStepIsAsItsVerdicts(Outcome one, Outcome other, State state) {
        for (String id : List.of("DUE", "AGR", "ASM", "REV")) {
            Standard first = standard(id + "-01", Subject.Kind.SYSTEM);
            Standard second = standard(id + "-02", Subject.Kind.SYSTEM);
            for (List<Verdict> verdicts : List.of(
                    List.of(verdict(first, SYSTEM, one), verdict(second, SYSTEM, other)),
                    List.of(verdict(first, SYSTEM, other), verdict(second, SYSTEM, one)))) {
                assertThat(lifecycle(verdicts, SITE).step(Stage.of(first)).state())
                        .isEqualTo(state);
            }
        }
    }

    @Test
    void aStepSaysWhatEveryOpenVerdictLacks() {
        Standard gap = standard("DUE-01", Subject.Kind.SYSTEM);
        Standard unproven = standard("DUE-02", Subject.Kind.SYSTEM);
        Standard met = standard("DUE-03", Subject.Kind.SYSTEM);
        assertThat(lifecycle(
                                List.of(
                                        verdict(gap, SYSTEM, Outcome.GAP),
                                        verdict(unproven, SYSTEM, Outcome.UNPROVEN),
                                        verdict(met, SYSTEM, Outcome.CONCORDANT)),
                                SITE)
                        .step(Stage.DUE_DILIGENCE)
                        .missing())
                .containsExactly(
                        new Lack("DUE-01 system system: remedy of DUE-01", true),
                        new Lack("DUE-02 system system: bring the evidence: evidence of DUE-02", false));
    }

    /** Whatever facts say beside them: a market analysis that came too late is no due diligence, a variance is leave. */
    @Test
    void commendationsAndSitesNotYetIncludedHoldNothingUp() {
        List<Verdict> verdicts = new ArrayList<>(all(Outcome.CONCORDANT));
        verdicts.add(verdict(commendation("REV-15", Subject.Kind.SYSTEM), SYSTEM, Outcome.GAP));
        verdicts.add(verdict(standard("DSG-17", Subject.Kind.SITE), Subject.site("b"), Outcome.GAP));
        assertThat(lifecycle(verdicts, SITE, PENDING, DESIGNATED).steps())
                .extracting(Lifecycle.Step::state)
                .containsOnly(State.DONE);
        verdicts.add(verdict(standard("DSG-17", Subject.Kind.SITE), Subject.site("a"), Outcome.GAP));
        assertThat(lifecycle(verdicts, SITE, PENDING, DESIGNATED)
                        .step(Stage.DESIGNATION)
                        .state())
                .isEqualTo(State.MISSING);
    }

    @Test
    void nothingIsDoneBecauseNobodyLooked() {
        Lifecycle unjudged = lifecycle(List.of(), SITE, DESIGNATED);
        assertThat(unjudged.steps()).extracting(Lifecycle.Step::state).containsOnly(State.NOT_ON_RECORD);
        assertThat(unjudged.benefits()).noneMatch(Benefit::isReleased).noneMatch(Benefit::isWithheld);
        assertThat(lifecycle(but(Stage.ALIGNMENT, Outcome.NOT_APPLICABLE), SITE, DESIGNATED)
                        .step(Stage.ALIGNMENT)
                        .state())
                .isEqualTo(State.NOT_ON_RECORD);
        // Resources are in place, and of the care itself nothing was found to be met.
        List<Verdict> verdicts = new ArrayList<>(but(Stage.ALIGNMENT, Outcome.NOT_APPLICABLE));
        verdicts.add(verdict(standard("RES-01", Subject.Kind.SITE), Subject.site("a"), Outcome.CONCORDANT));
        Lifecycle resourcesOnly = lifecycle(verdicts, SITE, DESIGNATED);
        assertThat(resourcesOnly.step(Stage.ALIGNMENT).state()).isEqualTo(State.DONE);
        assertThat(benefit(resourcesOnly, "Branded marketing").withheld())
                .containsExactly(new Lack("clinical concordance: no standard of care was found to be met", false));
    }

    @Test
    void aDesignationIsOneThatIsOnRecord() {
        Lifecycle undesignated = lifecycle(all(Outcome.CONCORDANT), SITE);
        assertThat(undesignated.step(Stage.DESIGNATION).state()).isEqualTo(State.NOT_ON_RECORD);
        assertThat(undesignated.step(Stage.DESIGNATION).missing())
                .containsExactly(new Lack("a designation recorded by MSK", false));
        assertThat(undesignated.nextReview()).isNull();
        assertThat(benefit(undesignated, "Facility co-branding").withheld())
                .containsExactly(new Lack("a designation recorded by MSK", false));
    }

    @Test
    void aBenefitIsWithheldByAGapAndNotOnRecordWithoutProof() {
        for (Outcome open : List.of(Outcome.GAP, Outcome.UNPROVEN)) {
            assertThat(lifecycle(but(Stage.AGREEMENT, open), SITE, DESIGNATED).benefits())
                    .noneMatch(Benefit::isReleased)
                    .allMatch(benefit -> benefit.isWithheld() == (open == Outcome.GAP));
        }
    }

    @Test
    void aBenefitWaitsForItsStepAndForNoLaterOne() {
        for (Stage stage : Stage.values()) {
            List<Verdict> verdicts = new ArrayList<>(but(stage, Outcome.GAP));
            verdicts.add(trialsOffice(Outcome.CONCORDANT));
            assertThat(lifecycle(verdicts, SITE, DESIGNATED).benefits())
                    .as("benefits beside a gap of %s", stage)
                    .allMatch(
                            benefit -> benefit.isReleased() == (benefit.after().compareTo(stage) < 0));
        }
    }

    @Test
    void brandingNeverComesBeforeClinicalConcordance() {
        for (Outcome open : List.of(Outcome.GAP, Outcome.UNPROVEN)) {
            assertThat(benefit(lifecycle(but(Stage.ALIGNMENT, open), SITE, DESIGNATED), "Branded marketing")
                            .withheld())
                    .anyMatch(lack -> lack.what().startsWith("clinical concordance: SOC-01 site a")
                            && lack.gap() == (open == Outcome.GAP));
        }
    }

    @ParameterizedTest
    @CsvSource({"CONCORDANT, true, false", "GAP, false, true", "UNPROVEN, false, false", "NOT_APPLICABLE, false, false"
    })
    void trialsOnSiteWaitForTheAssessmentOfATrialsOffice(Outcome outcome, boolean released, boolean withheld) {
        List<Verdict> verdicts = Stream.concat(all(Outcome.CONCORDANT).stream(), Stream.of(trialsOffice(outcome)))
                .toList();
        Benefit trials = benefit(lifecycle(verdicts, SITE, DESIGNATED), "MSK trials on site");
        assertThat(trials.isReleased()).isEqualTo(released);
        assertThat(trials.isWithheld()).isEqualTo(withheld);
    }

    private static Verdict trialsOffice(Outcome outcome) {
        return verdict(standard("RES-05", Subject.Kind.SITE), Subject.site("a"), outcome);
    }

    private static Benefit benefit(Lifecycle lifecycle, String name) {
        return lifecycle.benefits().stream()
                .filter(benefit -> benefit.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** One verdict on each step. */
    private static List<Verdict> all(Outcome outcome) {
        return Arrays.stream(Stage.values()).map(stage -> of(stage, outcome)).toList();
    }

    /** One concordant verdict on each step, and on one step another. */
    private static List<Verdict> but(Stage stage, Outcome outcome) {
        return Arrays.stream(Stage.values())
                .map(each -> of(each, each == stage ? outcome : Outcome.CONCORDANT))
                .toList();
    }

    private static Verdict of(Stage stage, Outcome outcome) {
        String id = requireNonNull(IDS.get(stage));
        return stage == Stage.ALIGNMENT
                ? verdict(
                        standard(
                                id,
                                Subject.Kind.SITE,
                                Standard.Component.STANDARDS_OF_CARE,
                                Standard.Requirement.REQUIRED,
                                30),
                        Subject.site("a"),
                        outcome)
                : verdict(standard(id, Subject.Kind.SYSTEM), SYSTEM, outcome);
    }

    private static Lifecycle lifecycle(List<Verdict> verdicts, Fact... facts) {
        return Lifecycle.of(verdicts, Designation.of(verdicts, new ArrayList<>(List.of(facts)), "Example"));
    }
}
