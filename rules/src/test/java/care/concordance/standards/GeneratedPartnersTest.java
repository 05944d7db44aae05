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
import care.concordance.internal.pack.CompiledPack;
import care.concordance.standards.ExplanationCheck.Facts;
import care.concordance.standards.oracle.Snapshots;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Over partners nobody thought of: the sentences of every verdict and the why-not of every gap and unproven one are so, a
 * smallest change flips its verdict, and a simulated plan ends as predicted. The change looked at is that of the verdict
 * whose standard and outcome were looked at least so far, so that all have their turn.
 */
class GeneratedPartnersTest {

    private static final long SEED = 5_000_000L;
    private static final CompiledPack PACK = CompiledPack.of(CarePartnerStandards.rulePack(), Map.of());
    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());
    private static final ExplanationCheck CHECK = new ExplanationCheck(PACK);
    private static final Snapshots SNAPSHOTS = new Snapshots(PACK.standards());
    /** Partners looked at in one go, by one thread. */
    private static final int BATCH = 2_000;

    /**
     * One partner in so many.
     *
     * @param explained has all its open verdicts explained; of others, those of kinds not explained before
     * @param changed has the smallest change of one verdict proven
     * @param rivaled has every other single change tried beside it
     * @param simulated has its plan simulated: that takes a hundred times as long as a verdict
     */
    private record OneIn(int explained, int changed, int rivaled, int simulated) {}

    @Test
    void aThousandPartners() {
        Batch batch = new Batch(0, new OneIn(16, 4, 8, BATCH));
        batch.run(BATCH / 2);
        assertThat(batch.failures).isEmpty();
        Set<String> never = PACK.standards().stream().map(Standard::id).collect(Collectors.toCollection(TreeSet::new));
        batch.kindsExplained.forEach(kind -> never.remove(kind.substring(0, kind.indexOf(' '))));
        assertThat(never).as("standards never a gap nor unproven").isEmpty();
        assertThat(batch.explained).isGreaterThan(10_000);
        assertThat(batch.changes.proposals).isGreaterThan(125);
        assertThat(batch.changes.others).isGreaterThan(5_000);
        assertThat(batch.simulated).isEqualTo(1);
    }

    /** Every open verdict of every partner explained; {@code -Dpartners.first} goes on where another run ended. */
    @Test
    @Tag("long")
    void manyMorePartners() {
        int first = Integer.getInteger("partners.first", 0);
        int partners = Integer.getInteger("partners", 100_000);
        List<String> failures = IntStream.range(0, (partners + BATCH - 1) / BATCH)
                .parallel()
                .mapToObj(i -> {
                    Batch batch = new Batch(first + i * BATCH, new OneIn(1, 1, 10, 100));
                    batch.run(Math.min(BATCH, partners - i * BATCH));
                    System.out.println(batch);
                    return batch.failures;
                })
                .flatMap(List::stream)
                .toList();
        assertThat(failures).isEmpty();
    }

    private static final class Batch {

        private final int first;
        private final OneIn oneIn;
        /** How often the smallest change of a kind of verdict was looked at: a standard and an outcome. */
        private final Map<String, Integer> looked = new TreeMap<>();

        private final List<String> failures = new ArrayList<>();
        private final Set<String> kindsExplained = new TreeSet<>();
        private final ExplanationsTest.Tally changes = new ExplanationsTest.Tally();
        private int explained;
        private int simulated;
        private int concordant;

        Batch(int first, OneIn oneIn) {
            this.first = first;
            this.oneIn = oneIn;
        }

        void run(int partners) {
            for (int i = first; i < first + partners; i++) {
                try {
                    partner(i);
                } catch (AssertionError | RuntimeException e) {
                    failures.add("\npartner " + (SEED + i) + ": " + e);
                }
            }
        }

        private void partner(int number) {
            PartnerSnapshot snapshot = SNAPSHOTS.of(SEED + number);
            Assessment assessment = ENGINE.assess(snapshot);
            Facts facts = Facts.of(snapshot);
            List<Verdict> open = assessment.verdicts().stream()
                    .filter(verdict -> verdict.outcome().isOpen())
                    .toList();
            assessment.verdicts().forEach(each -> CHECK.why(each, facts));
            explain(number, assessment, open, facts);
            if (number % oneIn.changed() == 0) {
                Verdict verdict = open.stream()
                        .min(Comparator.comparingInt(each -> looked.getOrDefault(kind(each), 0)))
                        .orElseThrow();
                looked.merge(kind(verdict), 1, Integer::sum);
                ExplanationsTest.checkChange(verdict, assessment, changes);
                if (number % oneIn.rivaled() == 0) {
                    ExplanationsTest.checkNoOther(verdict, assessment, changes);
                }
            }
            if (number % oneIn.simulated() == 0) {
                checkSimulation(assessment);
            }
        }

        private void explain(int number, Assessment assessment, List<Verdict> open, Facts facts) {
            List<WhyNot> answers;
            if (number % oneIn.explained() == 0) {
                answers = ENGINE.explain(assessment).whyNot();
                assertThat(answers).hasSameSizeAs(open);
                open.forEach(verdict -> kindsExplained.add(kind(verdict)));
            } else {
                answers = open.stream()
                        .filter(verdict -> kindsExplained.add(kind(verdict)))
                        .map(verdict -> ENGINE.explain(assessment)
                                .whyNot(verdict.standard().id(), verdict.subject()))
                        .toList();
            }
            answers.forEach(why -> CHECK.whyNot(why, facts));
            explained += answers.size();
        }

        private static String kind(Verdict verdict) {
            return verdict.standard().id() + " " + verdict.outcome();
        }

        private void checkSimulation(Assessment assessment) {
            AlignmentPlan plan = ENGINE.explain(assessment).plan(PlanTerms.PLAIN);
            Simulation simulation = ENGINE.explain(assessment).simulate(plan);
            simulated++;
            PartnerSnapshot before = assessment.snapshot();
            // The facts it ends with, assessed by themselves, give what was predicted: designation and open verdicts.
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
                    .extracting(open -> open.verdict().standard().id() + " "
                            + open.verdict().subject())
                    .containsExactlyInAnyOrderElementsOf(end.verdicts().stream()
                            .filter(verdict -> verdict.outcome().isOpen())
                            .map(verdict -> verdict.standard().id() + " " + verdict.subject())
                            .toList());
            assertThat(simulation.open()).allMatch(open -> !open.why().isEmpty());
            assertThat(simulation.steps().stream()
                            .filter(step -> !step.followUp())
                            .map(step -> step.action().item()))
                    .containsExactlyInAnyOrderElementsOf(plan.actions().stream()
                            .map(AlignmentPlan.Action::item)
                            .toList());
            assertThat(simulation.steps())
                    .filteredOn(step -> step.result() == Simulation.Result.NOT_SIMULATED)
                    .allMatch(step -> step.change() == null);
            concordant += simulation.reachesConcordance() ? 1 : 0;
        }

        @Override
        public String toString() {
            return "partners from " + first + ": " + explained + " verdicts explained, " + changes.proposals
                    + " smallest changes, " + changes.others + " others tried, " + simulated + " plans simulated, "
                    + concordant + " of them to concordance" + String.join("", failures);
        }
    }
}
