package care.concordance.followup;

import static care.concordance.followup.Samples.DAY;
import static care.concordance.followup.Samples.standard;
import static care.concordance.followup.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import care.concordance.facts.Disease;
import care.concordance.facts.Fact;
import care.concordance.facts.Partner;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlignmentPlanTest {

    private static final Subject A = Subject.site("a");
    private static final Subject B = Subject.site("b");
    private static final Standard IRB = standard("RES-01", Subject.Kind.SITE);
    private static final Standard TRIALS = standard("RES-02", Subject.Kind.SITE, "RES-01");
    private static final Standard CLINIC = standard("SUB-01", Subject.Kind.PROGRAM, "RES-02", "GOV-01");
    private static final Standard COMMITTEE = standard("GOV-01", Subject.Kind.SYSTEM);

    @Test
    void everyGapAndUnprovenIsAnActionAndNothingElse() {
        AlignmentPlan plan = AlignmentPlan.of(
                List.of(
                        verdict(IRB, A, Outcome.GAP),
                        verdict(IRB, B, Outcome.UNPROVEN),
                        verdict(TRIALS, A, Outcome.CONCORDANT),
                        verdict(TRIALS, B, Outcome.WAIVED)),
                DAY);
        assertThat(plan.actions())
                .extracting(action -> action.subject() + ": " + action.remedy())
                .containsExactly("site a: remedy of RES-01", "site b: Bring the evidence: evidence of RES-01");
        assertThat(plan.actions()).allMatch(action -> action.due().equals(DAY.plusDays(30)));
        assertThat(plan.actions()).extracting(AlignmentPlan.Action::owner).containsOnly("owner of RES-01");
    }

    @Test
    void anActionWaitsForWhatItDependsOnAtItsOwnSiteAndAboveIt() {
        AlignmentPlan plan = AlignmentPlan.of(
                List.of(
                        verdict(IRB, A, Outcome.GAP),
                        verdict(TRIALS, A, Outcome.GAP),
                        verdict(TRIALS, B, Outcome.GAP),
                        verdict(COMMITTEE, Subject.system(Partner.ID), Outcome.GAP),
                        verdict(CLINIC, Subject.program("a", Disease.LUNG), Outcome.GAP),
                        verdict(CLINIC, Subject.program("c", Disease.LUNG), Outcome.GAP)),
                DAY);
        assertThat(plan.actions())
                .extracting(action ->
                        action.standard().id() + " " + action.subject() + " " + action.due() + " " + action.after())
                .containsExactly(
                        "GOV-01 system system 2026-02-27 []",
                        "RES-01 site a 2026-02-27 []",
                        "RES-02 site b 2026-02-27 []",
                        "RES-02 site a 2026-03-30 [RES-01]",
                        "SUB-01 program c/LUNG 2026-03-30 [GOV-01]",
                        "SUB-01 program a/LUNG 2026-04-29 [RES-02, GOV-01]");
        assertThat(plan.criticalPath())
                .extracting(action -> action.standard().id() + " " + action.subject())
                .containsExactly("RES-01 site a", "RES-02 site a", "SUB-01 program a/LUNG");
    }

    @Test
    void theOrderOfVerdictsDoesNotMatter() {
        List<Verdict> verdicts = new ArrayList<>(List.of(
                verdict(IRB, A, Outcome.GAP),
                verdict(TRIALS, A, Outcome.UNPROVEN),
                verdict(CLINIC, Subject.program("a", Disease.BREAST), Outcome.GAP),
                verdict(COMMITTEE, Subject.system(Partner.ID), Outcome.GAP)));
        AlignmentPlan expected = AlignmentPlan.of(verdicts, DAY);
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(verdicts, random);
            assertThat(AlignmentPlan.of(verdicts, DAY)).isEqualTo(expected);
        }
    }

    @Test
    void nothingOpenNothingToDo() {
        AlignmentPlan plan = AlignmentPlan.of(List.of(verdict(IRB, A, Outcome.CONCORDANT)), DAY);
        assertThat(plan.actions()).isEmpty();
        assertThat(plan.criticalPath()).isEmpty();
    }

    @Test
    void nothingIsDueOnAWeekendOrAHoliday() {
        List<Verdict> verdicts = List.of(verdict(IRB, A, Outcome.GAP));
        assertThat(AlignmentPlan.of(verdicts, LocalDate.of(2026, 1, 24)).actions())
                .extracting(action -> action.starts() + " " + action.due())
                .containsExactly("2026-01-26 2026-02-25");
        PlanTerms terms = terms(Set.of(LocalDate.of(2026, 2, 25), LocalDate.of(2026, 2, 26)), Map.of(), Set.of());
        assertThat(AlignmentPlan.of(verdicts, LocalDate.of(2026, 1, 26), terms).actions())
                .extracting(AlignmentPlan.Action::due)
                .containsExactly(LocalDate.of(2026, 2, 27));
        assertThat(AlignmentPlan.of(verdicts, LocalDate.of(2026, 1, 25), terms).actions())
                .extracting(AlignmentPlan.Action::due)
                .containsExactly(LocalDate.of(2026, 2, 27));
    }

    @Test
    void whatWaitsForSomethingDroppedIsLeftUndoneToo() {
        AlignmentPlan plan = AlignmentPlan.of(
                List.of(verdict(IRB, A, Outcome.GAP), verdict(TRIALS, A, Outcome.GAP), verdict(TRIALS, B, Outcome.GAP)),
                DAY,
                terms(Set.of(), Map.of(), Set.of(new Verdict.Key("RES-01", A))));
        assertThat(plan.actions()).extracting(AlignmentPlan.Action::item).containsExactly(new Verdict.Key("RES-02", B));
        assertThat(plan.undone())
                .extracting(each -> each.standard().id() + " " + each.why())
                .containsExactly("RES-01 dropped", "RES-02 waits for RES-01 site a, which nobody will do");
    }

    @Test
    void aDelayDelaysWhatWaits() {
        AlignmentPlan plan = AlignmentPlan.of(
                List.of(verdict(IRB, A, Outcome.GAP), verdict(TRIALS, A, Outcome.GAP)),
                DAY,
                terms(Set.of(), Map.of(new Verdict.Key("RES-01", A), LocalDate.of(2026, 6, 1)), Set.of()));
        assertThat(plan.actions())
                .extracting(action -> action.item() + " " + action.starts() + " " + action.due())
                .containsExactly("RES-01 site a 2026-06-01 2026-07-01", "RES-02 site a 2026-07-01 2026-07-31");
    }

    @Test
    void aCircleIsShown() {
        PlanTerms terms = new PlanTerms(
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                List.of(new PlanTerms.Order(new Verdict.Key("RES-02", A), new Verdict.Key("RES-01", A))));
        assertThatThrownBy(() -> AlignmentPlan.of(
                        List.of(verdict(IRB, A, Outcome.GAP), verdict(TRIALS, A, Outcome.GAP)), DAY, terms))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RES-01 site a waits for RES-02 site a waits for RES-01 site a");
        // Two packs may each be free of circles and make one together.
        Standard chicken = standard("X-01", Subject.Kind.SITE, "Y-01");
        Standard egg = standard("Y-01", Subject.Kind.SITE, "X-01");
        assertThatThrownBy(() ->
                        AlignmentPlan.of(List.of(verdict(chicken, A, Outcome.GAP), verdict(egg, A, Outcome.GAP)), DAY))
                .hasMessageContaining("X-01 site a waits for Y-01 site a waits for X-01 site a");
    }

    @Test
    void termsAboutWhatIsNotOpenAreAnErrorThatNamesThemAll() {
        assertThatThrownBy(() -> AlignmentPlan.of(
                        List.of(verdict(IRB, A, Outcome.GAP)),
                        DAY,
                        terms(
                                Set.of(),
                                Map.of(new Verdict.Key("RES-09", B), DAY),
                                Set.of(new Verdict.Key("RES-01", B)))))
                .hasMessageContaining("nothing is open for RES-01 site b, RES-09 site b");
    }

    @Test
    void earliestDaysFollowTheLastRequiredAction() {
        List<Fact> facts = List.of(
                new Region("north", "North"),
                new Site("a", "A", "north", null, Site.Scope.IN_SCOPE, null),
                new Site("b", "B", "north", null, Site.Scope.NOT_YET_INCLUDED, null),
                new Site("c", "C", null, null, Site.Scope.IN_SCOPE, null));
        List<Verdict> verdicts = List.of(
                verdict(IRB, A, Outcome.GAP),
                verdict(TRIALS, B, Outcome.GAP),
                verdict(Samples.commendation("COM-01", Subject.Kind.SITE), Subject.site("c"), Outcome.GAP),
                verdict(COMMITTEE, Subject.system(Partner.ID), Outcome.CONCORDANT));
        assertThat(AlignmentPlan.of(verdicts, DAY).earliest(facts, "All"))
                .extracting(each -> each.name() + " " + each.inScope() + " " + each.day())
                .containsExactly(
                        "All true 2026-02-27",
                        "North true 2026-02-27",
                        "A true 2026-02-27",
                        "B false 2026-02-27",
                        "C true 2026-01-28");
        PlanTerms reviewed = new PlanTerms(Set.of(), Set.of(LocalDate.of(2026, 3, 31)), Map.of(), Set.of(), List.of());
        assertThat(AlignmentPlan.of(verdicts, DAY, reviewed)
                        .earliest(facts, "All")
                        .get(0)
                        .day())
                .isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(AlignmentPlan.of(verdicts, DAY, terms(Set.of(), Map.of(), Set.of(new Verdict.Key("RES-01", A))))
                        .earliest(facts, "All")
                        .get(0)
                        .day())
                .isNull();
    }

    private static PlanTerms terms(
            Set<LocalDate> holidays, Map<Verdict.Key, LocalDate> notBefore, Set<Verdict.Key> dropped) {
        return new PlanTerms(holidays, Set.of(), notBefore, dropped, List.of());
    }

    @Test
    void aThousandSitesArePlannedInSeconds() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            verdicts.add(verdict(TRIALS, Subject.site("s" + i), Outcome.GAP));
            verdicts.add(verdict(IRB, Subject.site("s" + i), Outcome.GAP));
        }
        AlignmentPlan plan = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> AlignmentPlan.of(verdicts, DAY));
        assertThat(plan.actions()).hasSize(10_000);
    }
}
