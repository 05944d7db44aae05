package care.concordance.internal.evaluate;

import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.RuleText;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges by the rules of one text of a standard as they are read, without a compiler: for trying many changes of a rule. What
 * an engine says of the same rules is the verdict; tests hold this to it. Immutable and thread-safe.
 */
public final class TextJudge {

    private final TextsInForce edition;
    private final List<WalkableRule> walks;

    private TextJudge(TextsInForce edition, List<WalkableRule> walks) {
        this.edition = edition;
        this.walks = walks;
    }

    /**
     * Facts to be judged, with what follows from them.
     *
     * @param facts derived facts and the day included
     * @param subjects the subjects listed in the facts
     * @param asOf the day to assess
     * @param byType the facts by their type
     */
    public record Situation(
            List<Fact> facts, List<Subject> subjects, LocalDate asOf, Function<Class<?>, List<Fact>> byType) {

        /**
         * The situation that given facts make.
         *
         * @param given what is stated, without derived facts
         */
        public static Situation of(Collection<? extends Fact> given, List<Subject> subjects, LocalDate asOf) {
            List<Fact> facts = new ArrayList<>(given);
            facts.addAll(DerivedFacts.of(given));
            facts.add(new AsOf(asOf));
            return new Situation(List.copyOf(facts), subjects, asOf, WalkableRule.byType(facts));
        }
    }

    /**
     * Readies rules.
     *
     * @param standard the text they are of
     * @param rules folded
     * @param pack whose fact types and phrases they use
     */
    public static TextJudge of(Standard standard, List<RuleText> rules, CompiledPack pack) {
        Map<String, Integer> places = new HashMap<>();
        rules.forEach(rule -> places.put(rule.name(), 0));
        return new TextJudge(
                new TextsInForce(List.of(standard), places),
                rules.stream()
                        .map(rule -> Pairing.fromText(rule, pack.types(), pack.phrases()))
                        .toList());
    }

    /**
     * The verdict about a subject; empty when there is none, or when the rules say met without having observed anything.
     */
    public Optional<Verdict> verdict(Subject subject, Situation situation) {
        VerdictAssembler tally =
                new VerdictAssembler(edition, situation.subjects(), situation.asOf(), situation.facts());
        for (WalkableRule walk : walks) {
            walk.matches(situation.byType()).forEach(match -> tally.add(walk.statement(match)));
        }
        VerdictAssembler.Assembled result = tally.verdicts();
        return result.failures().isEmpty()
                ? result.verdicts().stream()
                        .filter(verdict -> verdict.subject().equals(subject))
                        .findFirst()
                : Optional.empty();
    }
}
