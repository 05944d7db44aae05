package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.SnapshotException;
import care.concordance.authoring.Scenarios;
import care.concordance.evaluate.EvaluationException;
import care.concordance.explain.SmallestChange;
import care.concordance.explain.SmallestChange.Change;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Site;
import care.concordance.facts.SiteVisit;
import care.concordance.facts.Subject;
import care.concordance.internal.evaluate.Evaluator;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.json.Scenario;
import care.concordance.standards.ExplanationCheck.Facts;
import care.concordance.testing.FactGenerator;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is said of verdicts is so, for every standard in the pack, over its scenarios and over partners made up to lie near
 * what its rules ask: the words of a reason are in its facts, a why-not names something that really fails, a proposed change
 * flips the verdict and no smaller one does.
 */
class ExplanationsTest {

    private static final CompiledPack PACK = CompiledPack.of(CarePartnerStandards.rulePack(), Map.of());
    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());
    private static final Evaluator EVALUATOR = new Evaluator(PACK);
    private static final ExplanationCheck CHECK = new ExplanationCheck(PACK);

    @Test
    void explainsEveryStandard() {
        Tally tally = run(7, 1);
        assertThat(tally.notSeen).as("standards never a gap nor unproven").isEmpty();
        assertThat(tally.proposals).isGreaterThan(100);
    }

    @Test
    @Tag("long")
    void explainsEveryStandardForLong() {
        run(8, Integer.getInteger("rounds", 60));
    }

    @Test
    void everySentenceOfEveryScenarioIsSo() {
        Set<Standard> spoken = new TreeSet<>(Comparator.comparing(Standard::id).thenComparing(Standard::effectiveFrom));
        for (Scenario scenario : Scenarios.read(ScenarioTest.SCENARIOS)) {
            Assessment assessment = ENGINE.assess(scenario.snapshot());
            Facts facts = Facts.of(assessment.snapshot());
            assessment.verdict(scenario.standard(), scenario.subject()).ifPresent(verdict -> {
                CHECK.why(verdict, facts);
                if (!verdict.reasons().isEmpty()) {
                    spoken.add(verdict.standard());
                }
            });
        }
        assertThat(spoken)
                .as("texts of which a sentence was checked")
                .containsExactlyInAnyOrderElementsOf(PACK.standards());
    }

    @Test
    void allOpenVerdictsAtOnceAreExplainedAsOneByOne() {
        Assessment assessment = ENGINE.assess(new FactGenerator(new Random(9), CHECK.rules("TB-01")).snapshot());
        assertThat(ENGINE.explain(assessment).whyNot())
                .isEqualTo(assessment.verdicts().stream()
                        .filter(verdict -> verdict.outcome().isOpen())
                        .map(verdict -> ENGINE.explain(assessment)
                                .whyNot(verdict.standard().id(), verdict.subject()))
                        .toList());
    }

    @Test
    void theDayOfAVisitIsProposedBeforeItsReport() {
        LocalDate report = FactGenerator.AS_OF.minusDays(20);
        PartnerSnapshot snapshot = PartnerSnapshot.real(
                "Example",
                FactGenerator.AS_OF,
                List.of(
                        new Site("a", "A", null, null, Site.Scope.IN_SCOPE, 900),
                        new SiteVisit("spring", "a", null, null, 5, report)));
        assertThat(ENGINE.explain(ENGINE.assess(snapshot))
                        .smallestChange("SV-04", Subject.site("a"))
                        .text())
                .contains("SiteVisit spring: on from unknown to " + report + "  [effort 10]");
    }

    static final class Tally {
        private final Set<String> notSeen = new TreeSet<>();
        int proposals;
        /** Single changes tried beside those proposed. */
        long others;
    }

    private static Tally run(long seed, int rounds) {
        Tally tally = new Tally();
        for (Standard standard : ENGINE.catalog(FactGenerator.AS_OF)) {
            FactGenerator generator =
                    new FactGenerator(new Random(seed * 31 + standard.id().hashCode()), CHECK.rules(standard.id()));
            boolean seen = false;
            for (int i = 0; i < rounds || (!seen && i < 40); i++) {
                Assessment assessment = ENGINE.assess(generator.snapshot());
                Facts facts = Facts.of(assessment.snapshot());
                for (Verdict verdict : assessment.verdicts()) {
                    if (verdict.standard().equals(standard)) {
                        CHECK.why(verdict, facts);
                        CHECK.whyNot(ENGINE.explain(assessment).whyNot(standard.id(), verdict.subject()), facts);
                        if (verdict.outcome().isOpen()) {
                            seen = true;
                            checkChange(verdict, assessment, tally);
                            checkNoOther(verdict, assessment, tally);
                        }
                    }
                }
            }
            if (!seen) {
                tally.notSeen.add(standard.id());
            }
        }
        return tally;
    }

    // ---- smallest change

    static void checkChange(Verdict verdict, Assessment assessment, Tally tally) {
        PartnerSnapshot before = assessment.snapshot();
        String id = verdict.standard().id();
        SmallestChange change = ENGINE.explain(assessment).smallestChange(id, verdict.subject());
        Supplier<String> text = () -> change.text() + "\n" + before.facts();
        if (!change.isProposed()) {
            assertThat(change.blocked())
                    .as(() -> "says why there is no change: " + text.get())
                    .isNotEmpty();
            return;
        }
        tally.proposals++;
        Assessment after = assess(before, change.applyTo(before.facts()));
        assertThat(outcome(after, verdict)).as(() -> "flips: " + text.get()).isEqualTo(Outcome.CONCORDANT);
        assertThat(change.opens())
                .as(() -> "opens no other unmentioned: " + text.get())
                .containsExactlyInAnyOrderElementsOf(opened(assessment, after));
        if (change.changes().size() > 1) {
            for (Change left : change.changes()) {
                List<Change> fewer = new ArrayList<>(change.changes());
                fewer.remove(left);
                assertThat(flips(before, fewer, verdict))
                        .as(() -> "without " + left.words() + ": " + text.get())
                        .isFalse();
            }
        }
        for (int i = 0; i < change.changes().size(); i++) {
            for (Object smaller : smaller(change.changes().get(i))) {
                List<Change> less = new ArrayList<>(change.changes());
                Change step = less.get(i);
                less.set(
                        i,
                        new Change(
                                step.fact(),
                                step.component(),
                                step.from(),
                                smaller,
                                null,
                                List.of(),
                                List.of(),
                                step.effort()));
                assertThat(flips(before, less, verdict))
                        .as(() -> smaller + " would do: " + text.get())
                        .isFalse();
            }
        }
    }

    /**
     * That no single change anyone can think of does what the answer says none does: at less effort than the least, singly
     * where it takes several, at all where none is proposed.
     */
    static void checkNoOther(Verdict verdict, Assessment assessment, Tally tally) {
        PartnerSnapshot before = assessment.snapshot();
        String id = verdict.standard().id();
        SmallestChange change = ENGINE.explain(assessment).smallestChange(id, verdict.subject());
        int cheapest = Integer.MAX_VALUE;
        if (change.single() != null) {
            cheapest = change.single().effort();
            assertThat(change.effort()).isLessThanOrEqualTo(cheapest);
        } else if (change.changes().size() == 1) {
            cheapest = change.effort();
        } else if (!change.complete()) {
            // It says itself that there may be others.
            cheapest = change.isProposed() ? change.effort() : 0;
        }
        EverySingleChange every = new EverySingleChange(verdict, before, EVALUATOR, CHECK.rules(id));
        for (EverySingleChange.Flip flip : every.flips()) {
            if (flip.effort() < cheapest) {
                assertThat(flips(before, flip.facts(), verdict))
                        .as(() -> flip.words() + " at effort " + flip.effort() + " would do; but " + change.text()
                                + before.facts())
                        .isFalse();
            }
        }
        tally.others += every.tried();
    }

    /** Values between the one there is and the one proposed: the next to it, and one halfway. */
    private static List<Object> smaller(Change change) {
        List<Object> values = new ArrayList<>();
        if (change.from() instanceof Integer from && change.to() instanceof Integer to && Math.abs(from - to) > 1) {
            values.add(to + Integer.signum(from - to));
            values.add((from + to) / 2);
            values.remove(to);
        } else if (change.from() instanceof LocalDate from && change.to() instanceof LocalDate to) {
            LocalDate nearer = to.plusDays(from.isBefore(to) ? -1 : 1);
            if (!nearer.equals(from)) {
                values.add(nearer);
            }
        } else if (change.from() instanceof Double from && change.to() instanceof Double to) {
            values.add((from + to) / 2);
        } else if (change.to() instanceof Set<?> to) {
            Collection<?> from = change.from() instanceof Collection<?> several ? several : List.of();
            for (Object element : to) {
                if (!from.contains(element)) {
                    Set<Object> without = new java.util.HashSet<>(to);
                    without.remove(element);
                    values.add(without);
                }
            }
        }
        return values;
    }

    private static boolean flips(PartnerSnapshot before, Collection<Change> changes, Verdict verdict) {
        List<PartnerFact> facts = before.facts();
        for (Change change : changes) {
            try {
                facts = change.applyTo(facts);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
        return flips(before, facts, verdict);
    }

    private static boolean flips(PartnerSnapshot before, List<PartnerFact> facts, Verdict verdict) {
        try {
            return outcome(assess(before, facts), verdict) == Outcome.CONCORDANT;
        } catch (SnapshotException | EvaluationException e) {
            return false;
        }
    }

    private static Assessment assess(PartnerSnapshot like, List<PartnerFact> facts) {
        return ENGINE.assess(new PartnerSnapshot(like.name(), like.asOf(), like.synthetic(), facts));
    }

    private static Outcome outcome(Assessment assessment, Verdict verdict) {
        return assessment
                .verdict(verdict.standard().id(), verdict.subject())
                .orElseThrow()
                .outcome();
    }

    private static List<Verdict> opened(Assessment before, Assessment after) {
        return after.verdicts().stream()
                .filter(verdict -> verdict.outcome().isOpen())
                .filter(verdict -> before.verdict(verdict.standard().id(), verdict.subject())
                        .map(earlier -> !earlier.outcome().isOpen())
                        .orElse(true))
                .toList();
    }
}
