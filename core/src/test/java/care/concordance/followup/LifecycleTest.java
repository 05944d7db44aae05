package care.concordance.followup;

import static care.concordance.followup.Samples.DAY;
import static care.concordance.followup.Samples.standard;
import static care.concordance.followup.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Agreement;
import care.concordance.facts.AnnualReview;
import care.concordance.facts.ConcordanceAssessment;
import care.concordance.facts.ConcordanceAssessment.Covered;
import care.concordance.facts.DueDiligence;
import care.concordance.facts.Fact;
import care.concordance.facts.Partner;
import care.concordance.facts.RecordedDesignation;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.TrialsOffice;
import care.concordance.followup.Lifecycle.Stage;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final Subject SYSTEM = Subject.system(Partner.ID);
    private static final Verdict ENTRY = verdict(standard("ENT-01", Subject.Kind.SYSTEM), SYSTEM, Outcome.CONCORDANT);
    private static final Verdict CARE = care(Outcome.CONCORDANT);

    private static final Fact SITE = new Site("a", "Site a", null, null, Site.Scope.IN_SCOPE, null);
    private static final Fact EXAMINED = new DueDiligence(DAY, DAY);
    private static final Fact AGREED = new Agreement(DAY, DAY, true, 3);
    private static final Fact ASSESSED = new ConcordanceAssessment(DAY, DAY, EnumSet.allOf(Covered.class), true, true);
    private static final Fact DESIGNATED = new RecordedDesignation(DAY, "source", Set.of());

    @Test
    void thePartnerStandsAtTheFirstStepNotCompleted() {
        assertThat(lifecycle(List.of(), SITE).current()).isEqualTo(Stage.ENTRY);
        assertThat(lifecycle(List.of(ENTRY, CARE), SITE).current()).isEqualTo(Stage.DUE_DILIGENCE);
        assertThat(lifecycle(List.of(ENTRY, CARE), SITE, EXAMINED).current()).isEqualTo(Stage.AGREEMENT);
        assertThat(lifecycle(List.of(ENTRY, CARE), SITE, EXAMINED, AGREED).current())
                .isEqualTo(Stage.CONCORDANCE_ASSESSMENT);
        assertThat(lifecycle(List.of(ENTRY, care(Outcome.GAP)), SITE, EXAMINED, AGREED, ASSESSED)
                        .current())
                .isEqualTo(Stage.ALIGNMENT);
        assertThat(lifecycle(List.of(ENTRY, CARE), SITE, EXAMINED, AGREED, ASSESSED)
                        .current())
                .isEqualTo(Stage.DESIGNATION);
        assertThat(lifecycle(List.of(ENTRY, CARE), SITE, EXAMINED, AGREED, ASSESSED, DESIGNATED)
                        .current())
                .isEqualTo(Stage.ANNUAL_REVIEW);
    }

    @Test
    void nothingIsCompletedBecauseNobodyLooked() {
        Lifecycle unjudged = lifecycle(List.of(), SITE, EXAMINED, AGREED, ASSESSED, DESIGNATED);
        assertThat(unjudged.step(Stage.ENTRY).isCompleted()).isFalse();
        assertThat(unjudged.step(Stage.ALIGNMENT).isCompleted()).isFalse();
        Lifecycle resourcesOnly = lifecycle(
                List.of(ENTRY, verdict(standard("RES-01", Subject.Kind.SITE), Subject.site("a"), Outcome.CONCORDANT)),
                SITE,
                EXAMINED,
                AGREED,
                ASSESSED,
                DESIGNATED);
        assertThat(resourcesOnly.step(Stage.ALIGNMENT).isCompleted()).isTrue();
        assertThat(resourcesOnly.benefits())
                .filteredOn(benefit -> !benefit.isReleased())
                .extracting(Lifecycle.Benefit::name)
                .contains("Branded marketing", "Facility co-branding");
    }

    @Test
    void anOpenEntryCriterionIsMissing() {
        Verdict open = verdict(standard("ENT-01", Subject.Kind.SYSTEM), SYSTEM, Outcome.UNPROVEN);
        assertThat(lifecycle(List.of(open), SITE).step(Stage.ENTRY).missing())
                .containsExactly("ENT-01 system system: bring the evidence: evidence of ENT-01");
    }

    @Test
    void eachStepSaysAllThatIsMissing() {
        Lifecycle lifecycle = lifecycle(
                List.of(),
                SITE,
                new DueDiligence(DAY, null),
                new Agreement(DAY, DAY.minusDays(1), null, 0),
                new ConcordanceAssessment(DAY, DAY, EnumSet.of(Covered.SITE_VISITS), null, null));
        assertThat(lifecycle.step(Stage.DUE_DILIGENCE).missing()).containsExactly("a completed financial evaluation");
        assertThat(lifecycle.step(Stage.AGREEMENT).missing())
                .containsExactly(
                        "an agreement in force: it expired on " + DAY.minusDays(1),
                        "terms both sides accept",
                        "milestones in the agreement");
        assertThat(lifecycle.step(Stage.CONCORDANCE_ASSESSMENT).missing())
                .containsExactly(
                        "the assessment's part on standards of care",
                        "the assessment's part on resources and capabilities",
                        "the assessment's part on clinical outcomes");
        assertThat(lifecycle.step(Stage.DESIGNATION).missing())
                .containsExactly("a designation recorded by MSK", "a conclusion both sides accept");
    }

    @Test
    void theAnnualReviewIsDueAYearAfterTheLastOne() {
        Lifecycle fresh = lifecycle(List.of(CARE), SITE, DESIGNATED);
        assertThat(fresh.nextReview()).isEqualTo(DAY.plusYears(1));
        assertThat(fresh.step(Stage.ANNUAL_REVIEW).isCompleted()).isTrue();

        Fact old = new RecordedDesignation(DAY.minusYears(1).minusDays(1), "source", Set.of());
        Lifecycle overdue = lifecycle(List.of(CARE), SITE, old);
        assertThat(overdue.step(Stage.ANNUAL_REVIEW).missing())
                .containsExactly("the annual review that was due on " + DAY.minusDays(1));
        assertThat(lifecycle(List.of(CARE), SITE, old, new AnnualReview(DAY.minusDays(1), true))
                        .nextReview())
                .isEqualTo(DAY.minusDays(1).plusYears(1));
    }

    @Test
    void brandingNeverComesBeforeClinicalConcordance() {
        Fact[] all = {SITE, EXAMINED, AGREED, ASSESSED, DESIGNATED};
        assertThat(benefit(lifecycle(List.of(ENTRY, CARE), all), "Branded marketing")
                        .isReleased())
                .isTrue();
        for (Outcome open : List.of(Outcome.GAP, Outcome.UNPROVEN)) {
            Lifecycle.Benefit branding = benefit(lifecycle(List.of(ENTRY, care(open)), all), "Branded marketing");
            assertThat(branding.withheld()).anyMatch(why -> why.startsWith("clinical concordance: SOC-01 site a"));
        }
        assertThat(benefit(lifecycle(List.of(ENTRY, CARE), SITE, EXAMINED, AGREED, ASSESSED), "Facility co-branding")
                        .withheld())
                .containsExactly("a designation recorded by MSK");
    }

    @Test
    void trialsOnSiteWaitForTheAssessmentOfATrialsOffice() {
        Fact office = new TrialsOffice("a", null, null, null, true, null);
        Fact[] assessed = {SITE, EXAMINED, AGREED, ASSESSED};
        assertThat(benefit(lifecycle(List.of(ENTRY, CARE), assessed), "MSK trials on site")
                        .withheld())
                .containsExactly("a trials office assessed by MSK");
        assertThat(benefit(
                                lifecycle(List.of(ENTRY, CARE), SITE, EXAMINED, AGREED, ASSESSED, office),
                                "MSK trials on site")
                        .isReleased())
                .isTrue();
        assertThat(benefit(lifecycle(List.of(ENTRY, CARE), SITE, EXAMINED, AGREED, office), "MSK trials on site")
                        .withheld())
                .containsExactly("a completed concordance assessment");
    }

    private static Lifecycle.Benefit benefit(Lifecycle lifecycle, String name) {
        return lifecycle.benefits().stream()
                .filter(benefit -> benefit.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Verdict care(Outcome outcome) {
        Standard standard = standard(
                "SOC-01", Subject.Kind.SITE, Standard.Component.STANDARDS_OF_CARE, Standard.Requirement.REQUIRED, 30);
        return verdict(standard, Subject.site("a"), outcome);
    }

    private static Lifecycle lifecycle(List<Verdict> verdicts, Fact... facts) {
        List<Fact> all = new ArrayList<>(List.of(facts));
        return Lifecycle.of(verdicts, all, Designation.of(verdicts, all, "Example", DAY), DAY);
    }
}
