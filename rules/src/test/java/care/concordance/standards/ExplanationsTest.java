package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.SnapshotException;
import care.concordance.explain.SmallestChange;
import care.concordance.explain.SmallestChange.Change;
import care.concordance.explain.WhyNot;
import care.concordance.facts.DerivedFacts;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.pack.CompiledPack;
import care.concordance.pack.RuleText;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is said of verdicts is so, for every standard in the pack, over partners made up to lie near what its rules ask:
 * the words of a reason are in its facts, a why-not names something that really fails, a proposed change flips the verdict
 * and no smaller one does.
 */
class ExplanationsTest {

    private static final CompiledPack PACK = CompiledPack.of(CarePartnerStandards.rulePack(), Map.of());
    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());
    private static final Map<String, RuleText> RULES =
            PACK.rules().stream().collect(Collectors.toMap(RuleText::name, rule -> rule));

    @Test
    void explainsEveryStandard() {
        Tally tally = run(7, 1);
        assertThat(tally.notSeen).as("standards never a gap nor unproven").isEmpty();
        assertThat(tally.proposals).isGreaterThan(100);
    }

    @Test
    @Tag("long")
    void explainsEveryStandardForLong() {
        run(8, 60);
    }

    static final class Tally {
        private final Set<String> notSeen = new TreeSet<>();
        int proposals;
    }

    private static Tally run(long seed, int rounds) {
        Tally tally = new Tally();
        for (Standard standard : ENGINE.catalog(FactGenerator.AS_OF)) {
            List<RuleText> rules = PACK.rules().stream()
                    .filter(rule -> rule.standard().equals(standard.id()))
                    .toList();
            FactGenerator generator =
                    new FactGenerator(new Random(seed * 31 + standard.id().hashCode()), rules);
            boolean seen = false;
            for (int i = 0; i < rounds || (!seen && i < 40); i++) {
                Assessment assessment = ENGINE.assess(generator.snapshot());
                for (Verdict verdict : assessment.verdicts()) {
                    if (verdict.standard().equals(standard)) {
                        checkWhy(verdict, assessment.snapshot());
                        checkWhyNot(verdict, assessment);
                        if (verdict.outcome().isOpen()) {
                            seen = true;
                            checkChange(verdict, assessment, tally);
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

    // ---- why

    private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d+(?:\\.\\d+)?");
    private static final Pattern NAME = Pattern.compile("`([^`]*)`");

    /** Each number and each name in a sentence is a value of a cited fact, or stands in the rule. */
    static void checkWhy(Verdict verdict, PartnerSnapshot snapshot) {
        for (Reason reason : verdict.reasons()) {
            RuleText rule = RULES.get(reason.rule());
            Set<String> known = new TreeSet<>();
            List<Fact> facts = new ArrayList<>(snapshot.facts());
            facts.addAll(DerivedFacts.of(snapshot.facts()));
            facts.stream()
                    .filter(fact -> reason.facts().contains(fact.citation()))
                    .forEach(fact -> values(fact, known));
            known.add(snapshot.asOf().toString());
            // That partner and MSK score differently is said by the library, not by a rule.
            String written = "";
            if (rule != null) {
                written = rule.patterns() + " " + rule.call().template() + " " + rule.sentence();
            }
            boolean scores = reason.facts().toString().contains("ScorePair ");
            assertThat(rule != null || scores).as(reason.rule()).isTrue();
            String sentence = reason.sentence();
            Matcher names = NAME.matcher(sentence);
            while (names.find()) {
                assertThat(known).as("%s: %s", reason.rule(), sentence).contains(names.group(1));
            }
            Matcher numbers = NUMBER.matcher(NAME.matcher(sentence).replaceAll(""));
            while (numbers.find()) {
                String number = numbers.group();
                boolean said = known.contains(number)
                        || written.contains(number)
                        || known.stream()
                                .anyMatch(value -> Pattern.compile("\\b" + Pattern.quote(number) + "\\b")
                                        .matcher(value)
                                        .find());
                assertThat(said)
                        .as("%s: \"%s\" is in no cited fact: %s %s", reason.rule(), number, sentence, known)
                        .isTrue();
            }
        }
    }

    private static void values(Fact fact, Set<String> known) {
        for (var method : fact.getClass().getMethods()) {
            if (method.getParameterCount() == 0
                    && method.getDeclaringClass() != Object.class
                    && !Set.of("hashCode", "toString").contains(method.getName())) {
                try {
                    known.add(care.concordance.evaluate.Words.of(method.invoke(fact)));
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError("fact records are public", e);
                }
            }
        }
    }

    // ---- why not

    static void checkWhyNot(Verdict verdict, Assessment assessment) {
        WhyNot why = ENGINE.whyNot(assessment, verdict.standard().id(), verdict.subject());
        String text = why.text();
        assertThat(why.rules()).as(text).allMatch(WhyNot.RuleAnswer::explained);
        assertThat(why.decisive()).as(text).isNotEmpty();
        for (WhyNot.RuleAnswer rule : why.rules()) {
            boolean broken = rule.steps().stream().anyMatch(step -> !step.holds());
            assertThat(broken).as("%s%n%s", rule.rule(), text).isEqualTo(!rule.spoke());
            if (!rule.spoke()) {
                WhyNot.StepAnswer last = rule.steps().get(rule.steps().size() - 1);
                boolean named = last.onRecord() == 0
                        || last.shown().isEmpty()
                        || last.quantifier() == RuleText.Quantifier.NOT
                        || !last.shown().get(0).failed().isEmpty();
                assertThat(named).as("%s%n%s", rule.rule(), text).isTrue();
                if (last.onRecord() == 0) {
                    assertThat(present(assessment.snapshot(), last.type()))
                            .as(text)
                            .isFalse();
                }
            }
            assertThat(rule.inShort()).isNotBlank();
        }
    }

    private static boolean present(PartnerSnapshot snapshot, String type) {
        List<Fact> facts = new ArrayList<>(snapshot.facts());
        facts.addAll(DerivedFacts.of(snapshot.facts()));
        return facts.stream().anyMatch(fact -> fact.getClass().getSimpleName().equals(type));
    }

    // ---- smallest change

    static void checkChange(Verdict verdict, Assessment assessment, Tally tally) {
        PartnerSnapshot before = assessment.snapshot();
        String id = verdict.standard().id();
        SmallestChange change = ENGINE.smallestChange(assessment, id, verdict.subject());
        String text = change.text() + "\n" + before.facts();
        if (!change.isProposed()) {
            return;
        }
        tally.proposals++;
        Assessment after = assess(before, change.applyTo(before.facts()));
        assertThat(outcome(after, verdict)).as("flips: %s", text).isEqualTo(Outcome.CONCORDANT);
        assertThat(change.opens())
                .as("opens no other unmentioned: %s", text)
                .containsExactlyInAnyOrderElementsOf(opened(assessment, after));
        if (change.changes().size() > 1) {
            for (Change left : change.changes()) {
                List<Change> fewer = new ArrayList<>(change.changes());
                fewer.remove(left);
                assertThat(flips(before, fewer, verdict))
                        .as("without %s: %s", left.words(), text)
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
                        .as("%s would do: %s", smaller, text)
                        .isFalse();
            }
        }
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

    private static boolean flips(PartnerSnapshot before, List<Change> changes, Verdict verdict) {
        List<PartnerFact> facts = before.facts();
        try {
            for (Change change : changes) {
                facts = change.applyTo(facts);
            }
            return outcome(assess(before, facts), verdict) == Outcome.CONCORDANT;
        } catch (SnapshotException | IllegalArgumentException | care.concordance.evaluate.EvaluationException e) {
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
