package care.concordance.internal.evaluate;

import care.concordance.facts.Answer;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Phrasing;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/**
 * What one rule stated once, of some facts: for certain, or possibly, when something it asks of them is not known.
 *
 * @param rule its name
 * @param template the sentence, {@code {}} for each value; null when the rule's name says it all
 * @param values the values it saw
 * @param facts the facts it matched
 * @param doubt what is not known; null when it is stated for certain
 */
public record Statement(
        String rule,
        Verb verb,
        Subject subject,
        @Nullable String template,
        List<@Nullable Object> values,
        List<Fact> facts,
        @Nullable Doubt doubt) {

    /** Why a rule's statement is not certain. Two are equal whatever the order of the facts they were made from. */
    public static final class Doubt {
        private final WalkableRule walk;
        private final List<List<Fact>> found;
        /** Put in order when first read: of most doubts nobody asks. */
        private @Nullable List<List<Fact>> others;

        /**
         * A doubt about a rule.
         *
         * @param walk the rule
         * @param others as {@link #others}, in any order
         */
        public Doubt(WalkableRule walk, List<List<Fact>> others) {
            this.walk = walk;
            this.found = others;
        }

        /** The rule. */
        public WalkableRule walk() {
            return walk;
        }

        /**
         * By the rule's steps, the facts that leave open whether there is one, or none, as the step asks, in the order of
         * their citations; empty for a step that takes a fact, and for one that is certain.
         */
        public List<List<Fact>> others() {
            List<List<Fact>> known = others;
            if (known == null) {
                known = found.stream().map(Doubt::inOrder).toList();
                others = known;
            }
            return known;
        }

        private static List<Fact> inOrder(List<Fact> facts) {
            return facts.size() < 2
                    ? facts
                    : facts.stream()
                            .sorted(Comparator.comparing(Fact::citation).thenComparing(Fact::toString))
                            .toList();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Doubt doubt && walk.equals(doubt.walk) && others().equals(doubt.others());
        }

        @Override
        public int hashCode() {
            return 31 * walk.hashCode() + others().hashCode();
        }

        @Override
        public String toString() {
            return "in doubt " + others();
        }
    }

    /** Whether everything the rule asks is known to be so. */
    public boolean isCertain() {
        return doubt == null;
    }

    /** The statement as a verdict gives it. */
    public Reason reason() {
        return new Reason(rule, verb, sentence(), cited(facts));
    }

    /** What is not known, each as a reason of its own; none of a statement that is certain. */
    public List<Reason> unknowns() {
        return doubt == null ? List.of() : doubt.walk().unknowns(facts, doubt.others());
    }

    /** What is not known, not yet in words; none of a statement that is certain. */
    public List<WalkableRule.Unknown> unknown() {
        return doubt == null ? List.of() : doubt.walk().unknown(facts, doubt.others());
    }

    /**
     * Of the statements of one standard about one subject, those that leave the outcome open: not certain, and of a verb that
     * none states for certain.
     */
    public static List<Statement> undecided(List<Statement> statements) {
        int stated = stated(statements);
        return statements.stream()
                .filter(statement ->
                        !statement.isCertain() && OutcomeTable.says(stated, statement.verb) == Answer.UNKNOWN)
                .toList();
    }

    /** What some statements about one subject come to. */
    static int stated(List<Statement> statements) {
        int stated = 0;
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            stated |= OutcomeTable.stated(statement.verb, statement.isCertain());
        }
        return stated;
    }

    /**
     * The reasons of an outcome, sorted, each once: what was stated for certain and, when it is unproven, what is not
     * known of what might have decided. A sentence that is only possibly so is not said.
     */
    static List<Reason> reasons(List<Statement> statements, Outcome outcome) {
        int stated = outcome == Outcome.UNPROVEN ? stated(statements) : 0;
        List<Reason> reasons = new ArrayList<>(statements.size() + 1);
        for (Statement statement : statements) {
            if (statement.isCertain()) {
                reasons.add(statement.reason());
            }
            if (!statement.isCertain() && OutcomeTable.says(stated, statement.verb) == Answer.UNKNOWN) {
                reasons.addAll(statement.unknowns());
            }
        }
        if (reasons.size() > 1) {
            reasons.sort(null);
            for (int i = reasons.size() - 1; i > 0; i--) {
                if (reasons.get(i).equals(reasons.get(i - 1))) {
                    reasons.remove(i);
                }
            }
        }
        return reasons;
    }

    /** True when another gives the same reasons, whatever else is known of the facts both cite. */
    boolean saysTheSame(Statement other) {
        return rule.equals(other.rule)
                && verb == other.verb
                && isCertain() == other.isCertain()
                && citesTheSame(other)
                && ((Objects.equals(template, other.template) && values.equals(other.values))
                        || sentence().equals(other.sentence()))
                && (doubt == null || unknowns().equals(other.unknowns()));
    }

    private boolean citesTheSame(Statement other) {
        int size = facts.size();
        boolean alike = size == other.facts.size();
        for (int i = 0; i < size && alike; i++) {
            Fact mine = facts.get(i);
            Fact theirs = other.facts.get(i);
            alike = mine.getClass() == theirs.getClass()
                    ? mine == theirs || mine.id().equals(theirs.id())
                    : mine.citation().equals(theirs.citation());
        }
        // Of three and more, one that is cited twice may stand in different places.
        return alike || (Math.max(size, other.facts.size()) > 2 && cited(facts).equals(cited(other.facts)));
    }

    /** Facts as cited, each once. */
    static List<String> cited(List<Fact> facts) {
        return facts.size() == 1
                ? List.of(facts.get(0).citation())
                : facts.stream().map(Fact::citation).distinct().toList();
    }

    /** The sentence with its values. */
    public String sentence() {
        if (template == null) {
            return rule.substring(rule.indexOf(": ") + 2);
        }
        Object[] words = new Object[values.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = Phrasing.of(values.get(i));
        }
        return MessageFormatter.arrayFormat(template, words).getMessage();
    }
}
