package care.concordance.explain;

import care.concordance.evaluate.ConstraintState;
import care.concordance.facts.Subject;
import care.concordance.internal.explain.WhyNotText;
import care.concordance.pack.Quantifier;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Phrasing;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import java.util.List;

/**
 * Why a standard turned out as it did for a subject and not otherwise: each of its rules, pattern by pattern, constraint
 * by constraint, as far as it got.
 *
 * @param standard the text in force
 * @param subject whom it is about
 * @param outcome how it turned out
 * @param rules what became of each rule, those that decide the outcome first
 */
public record WhyNot(Standard standard, Subject subject, Outcome outcome, List<RuleAnswer> rules) {

    public WhyNot {
        rules = List.copyOf(rules);
    }

    /**
     * What became of one rule.
     *
     * @param rule its name
     * @param verb what it would state
     * @param sentence what its name says it asks
     * @param said what it said about the subject, in words; empty when it stayed silent
     * @param unknown what is not known of what it asks, in words, when that leaves open whether it speaks
     * @param explained whether its text accounts for what it did; when not, {@code steps} is empty
     * @param steps its patterns in order, through the first that does not hold
     */
    public record RuleAnswer(
            String rule,
            Verb verb,
            String sentence,
            List<String> said,
            List<String> unknown,
            boolean explained,
            List<StepAnswer> steps) {

        public RuleAnswer {
            said = List.copyOf(said);
            unknown = List.copyOf(unknown);
            steps = List.copyOf(steps);
        }

        /** Why it stayed silent: what is not known, or where it ended. */
        public String because() {
            return unknown.isEmpty() ? inShort() : String.join("; ", unknown);
        }

        public boolean spoke() {
            return !said.isEmpty();
        }

        /** In one sentence, why it stayed silent, or what it said. */
        public String inShort() {
            if (spoke()) {
                return String.join("; ", said);
            }
            return steps.isEmpty()
                    ? "its text does not account for what it did when compiled: please report it"
                    : steps.get(steps.size() - 1).sentence();
        }
    }

    /**
     * What became of one pattern.
     *
     * @param quantifier whether a fact is asked for, or its absence
     * @param type the kind of fact
     * @param onRecord facts of that kind
     * @param joined of these, facts that belong to the subject and to the facts of the patterns above
     * @param passed of these, facts that satisfy every constraint
     * @param holds whether the pattern holds
     * @param shown the facts that tell: for a pattern that holds one that passed, for one that fails the nearest, for a
     *     fact that must not be, those there are
     * @param sentence the same in one sentence
     */
    public record StepAnswer(
            Quantifier quantifier,
            String type,
            int onRecord,
            int joined,
            int passed,
            boolean holds,
            List<FactAnswer> shown,
            String sentence) {

        public StepAnswer {
            shown = List.copyOf(shown);
        }

        /** What kind of fact it asks for and how many there are, in words. */
        public String counted() {
            return (quantifier == Quantifier.NOT ? "no " : "") + Phrasing.ofName(type) + ": "
                    + (onRecord == 0
                            ? "none on record"
                            : onRecord + " on record" + (joined == onRecord ? "" : ", " + joined + " here") + ", "
                                    + (passed == 0 ? "none passes" : passed + " pass" + (passed == 1 ? "es" : "")));
        }

        /** A fact that was shown, and how it stands to what was asked. */
        public String inWords(FactAnswer fact) {
            return (holds ? "" : quantifier == Quantifier.NOT ? "in the way: " : "nearest: ") + fact.fact();
        }
    }

    /** What the constraints of a pattern answered about one fact, as cited. */
    public record FactAnswer(String fact, List<ConstraintAnswer> constraints) {

        public FactAnswer {
            constraints = List.copyOf(constraints);
        }

        /** All that failed; of what held, not that a value is known where its value is said next. */
        public List<ConstraintAnswer> worthSaying() {
            return constraints.stream()
                    .filter(constraint -> constraint.answer() != ConstraintState.NOT_ASKED
                            && !(constraint.answer().holds()
                                    && constraint.text().endsWith(" != null")
                                    && constraints.size() > 1))
                    .toList();
        }

        /** The constraints it failed. */
        public List<ConstraintAnswer> failed() {
            return constraints.stream()
                    .filter(constraint ->
                            constraint.answer().fails() || constraint.answer() == ConstraintState.NOT_KNOWN)
                    .toList();
        }
    }

    /**
     * What one constraint answered about a fact.
     *
     * @param text as written
     * @param answer what it answered
     * @param words the same with the value found and the value needed
     */
    public record ConstraintAnswer(String text, ConstraintState answer, String words) {}

    /** The rules that decided the outcome. */
    public List<RuleAnswer> decisive() {
        boolean anyUnproven = anySpoke(Verb.UNPROVEN)
                || rules.stream().anyMatch(rule -> !rule.unknown().isEmpty());
        boolean anyObserved = anySpoke(Verb.OBSERVED);
        boolean excused = rules.stream().anyMatch(WhyNot::excuses);
        return rules.stream()
                .filter(rule -> decides(rule, anyUnproven, anyObserved, excused))
                .toList();
    }

    /** In words, for a person. */
    public String text() {
        return WhyNotText.of(this);
    }

    private boolean anySpoke(Verb verb) {
        return rules.stream().anyMatch(rule -> rule.verb() == verb && rule.spoke());
    }

    private boolean decides(RuleAnswer rule, boolean anyUnproven, boolean anyObserved, boolean excused) {
        return switch (outcome) {
            case CONCORDANT -> rule.spoke() && (rule.verb() == Verb.MET || rule.verb() == Verb.OBSERVED);
            case GAP, WAIVED -> rule.verb() == Verb.MET;
            case UNPROVEN ->
                anyUnproven
                        ? rule.verb() == Verb.MET
                                || (rule.verb() == Verb.UNPROVEN && rule.spoke())
                                || !rule.unknown().isEmpty()
                        : !anyObserved && rule.verb() == Verb.OBSERVED;
            case NOT_APPLICABLE -> excused ? excuses(rule) : rule.verb() == Verb.OBSERVED;
        };
    }

    private static boolean excuses(RuleAnswer rule) {
        return rule.spoke() && (rule.verb() == Verb.EXCLUDED || rule.verb() == Verb.EXCEPTED);
    }

    /** Names no value: it may be one of a patient's record. */
    @Override
    public String toString() {
        return standard.id() + " " + outcome + " for " + subject;
    }
}
