package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.explain.WhyNot;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.Designation;
import care.concordance.followup.PlanTerms;
import care.concordance.followup.Simulation;
import care.concordance.pack.CompiledPack;
import care.concordance.standards.oracle.Snapshots;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Over partners nobody thought of: a gap or unproven verdict has a why-not that is so, a smallest change flips it, and a
 * simulated plan ends as predicted. Of each partner the verdict is taken whose standard was looked at least so far, so that
 * every standard has its turn.
 */
class GeneratedPartnersTest {

    private static final long SEED = 5_000_000L;
    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());
    private static final List<Standard> STANDARDS =
            CompiledPack.of(CarePartnerStandards.rulePack(), Map.of()).standards();
    private static final Snapshots SNAPSHOTS = new Snapshots(STANDARDS);
    /** One partner in so many has its plan simulated: that takes a hundred times as long as one verdict. */
    private static final int SIMULATED = 100;

    private final Map<String, Integer> looked = new TreeMap<>();
    private final ExplanationsTest.Tally tally = new ExplanationsTest.Tally();
    private int simulated;
    private int concordant;

    @Test
    @Tag("long")
    void twoThousandPartners() {
        run(2_000);
        Set<String> never = STANDARDS.stream().map(Standard::id).collect(Collectors.toCollection(TreeSet::new));
        never.removeAll(looked.keySet());
        assertThat(never).as("standards never a gap nor unproven").isEmpty();
        assertThat(tally.proposals).isGreaterThan(1_000);
        assertThat(simulated).isEqualTo(20);
    }

    @Test
    @Tag("long")
    void manyMorePartners() {
        run(Integer.getInteger("partners", 100_000));
    }

    private void run(int partners) {
        for (int i = 0; i < partners; i++) {
            PartnerSnapshot snapshot = SNAPSHOTS.of(SEED + i);
            Assessment assessment = ENGINE.assess(snapshot);
            Verdict verdict = assessment.verdicts().stream()
                    .filter(each -> each.outcome().isOpen())
                    .min((a, b) -> Integer.compare(
                            looked.getOrDefault(a.standard().id(), 0),
                            looked.getOrDefault(b.standard().id(), 0)))
                    .orElseThrow();
            looked.merge(verdict.standard().id(), 1, Integer::sum);
            ExplanationsTest.checkWhyNot(verdict, assessment);
            checkNamesSomething(verdict, assessment);
            ExplanationsTest.checkChange(verdict, assessment, tally);
            assessment.verdicts().forEach(each -> ExplanationsTest.checkWhy(each, snapshot));
            if (i % SIMULATED == 0) {
                checkSimulation(assessment);
            }
        }
        System.out.println(partners + " partners: " + tally.proposals + " smallest changes, " + simulated
                + " plans simulated, " + concordant + " of them to concordance");
    }

    /** At least one failed constraint or missing fact, or what a rule found unproven. */
    private static void checkNamesSomething(Verdict verdict, Assessment assessment) {
        WhyNot why = ENGINE.whyNot(assessment, verdict.standard().id(), verdict.subject());
        boolean unreconciled = verdict.reasons().stream()
                .anyMatch(reason -> reason.facts().stream().anyMatch(fact -> fact.startsWith("ScorePair ")));
        assertThat(unreconciled
                        || why.decisive().stream()
                                .anyMatch(
                                        rule -> !rule.spoke() || rule.verb() == care.concordance.verdict.Verb.UNPROVEN))
                .as(why.text())
                .isTrue();
    }

    private void checkSimulation(Assessment assessment) {
        AlignmentPlan plan = ENGINE.alignmentPlan(assessment, PlanTerms.PLAIN);
        Simulation simulation = ENGINE.simulate(assessment, plan);
        simulated++;
        PartnerSnapshot before = assessment.snapshot();
        // The facts it ends with, assessed by themselves, give the designation predicted and the verdicts said to be
        // open.
        Assessment end = ENGINE.assess(
                new PartnerSnapshot(before.name(), simulation.end(), before.synthetic(), simulation.facts()));
        Designation designation = end.designation();
        assertThat(simulation.predictions())
                .extracting(each -> each.subject() + " " + each.standing())
                .containsExactlyElementsOf(
                        Stream.of(List.of(designation.system()), designation.regions(), designation.sites())
                                .flatMap(List::stream)
                                .map(row -> row.subject() + " " + row.standing())
                                .toList());
        assertThat(simulation.open())
                .extracting(open ->
                        open.verdict().standard().id() + " " + open.verdict().subject())
                .containsExactlyInAnyOrderElementsOf(end.verdicts().stream()
                        .filter(verdict -> verdict.outcome().isOpen())
                        .map(verdict -> verdict.standard().id() + " " + verdict.subject())
                        .toList());
        assertThat(simulation.open()).allMatch(open -> !open.why().isEmpty());
        assertThat(simulation.steps().stream()
                        .filter(step -> !step.followUp())
                        .map(step -> step.action().item()))
                .containsExactlyInAnyOrderElementsOf(
                        plan.actions().stream().map(AlignmentPlan.Action::item).toList());
        assertThat(simulation.steps())
                .filteredOn(step -> step.result() == Simulation.Result.NOT_SIMULATED)
                .allMatch(step -> step.change() == null);
        concordant += simulation.reachesConcordance() ? 1 : 0;
    }
}
