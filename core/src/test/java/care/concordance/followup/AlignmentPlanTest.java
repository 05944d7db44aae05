package care.concordance.followup;

import static care.concordance.followup.Samples.DAY;
import static care.concordance.followup.Samples.standard;
import static care.concordance.followup.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Disease;
import care.concordance.facts.Partner;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
                        "RES-02 site a 2026-03-29 [RES-01]",
                        "SUB-01 program c/LUNG 2026-03-29 [GOV-01]",
                        "SUB-01 program a/LUNG 2026-04-28 [RES-02, GOV-01]");
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
}
