package care.concordance.internal.pack;

import care.concordance.pack.Quantifier;
import care.concordance.verdict.Verb;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One rule as its author wrote it, with the place of everything. In a pack that has passed the gate it is folded: the
 * patterns of the rule it extends stand before its own, and what it asks more of one of their facts stands in that fact's
 * pattern.
 *
 * @param file path inside the pack
 * @param at where the rule's name stands
 * @param name the whole name
 * @param standard the id its name begins with
 * @param verb the verb in its name
 * @param sentence the rest of its name, after the colon
 * @param parent the rule it extends; null when it stands alone
 * @param patterns the left side, in order
 * @param call the right side
 */
public record RuleText(
        String file,
        Position at,
        String name,
        String standard,
        Verb verb,
        String sentence,
        @Nullable ParentText parent,
        List<PatternText> patterns,
        CallText call) {

    /** No author's rule can have a name that starts so: an id starts with a capital. */
    private static final String POSSIBLE = "possible ";

    /** A place in a file, both 1-based. */
    public record Position(int line, int column) {}

    /**
     * Which of the two rules an author's rule is compiled to: the one that matches when everything it asks is so, or the one
     * that matches when nothing it asks is known not to be so. Whatever matches for certain matches possibly.
     */
    public enum Form {
        CERTAIN,
        POSSIBLE
    }

    /** The rule another one extends: its whole name or, as written, the part of it before the colon. */
    public record ParentText(Position at, String name) {}

    /**
     * One pattern.
     *
     * @param binding the name it binds, with its dollar sign; null when it binds none
     * @param type the fact type's simple name
     * @param refines the fact of the rule extended of which it asks more; null in a folded rule
     */
    public record PatternText(
            Position at,
            Quantifier quantifier,
            @Nullable String binding,
            String type,
            @Nullable String refines,
            List<ConstraintText> constraints) {

        /** Every comparison and question its constraints are made of, in order. */
        public Stream<Expr> leaves() {
            return constraints.stream().flatMap(constraint -> constraint.expr().leaves().stream());
        }

        /** The pattern with other constraints. */
        public PatternText with(List<ConstraintText> others) {
            return new PatternText(at, quantifier, binding, type, refines, List.copyOf(others));
        }
    }

    /**
     * One constraint: its words as written, white space folded, and what they say.
     *
     * @param inherited whether it stands in the rule extended
     * @param certain the constraint compiled for when it holds for certain; the words themselves when nothing it reads may
     *     be unknown
     * @param possible the constraint compiled for when it is not known not to hold
     */
    public record ConstraintText(
            Position at, String text, Expr expr, boolean inherited, String certain, String possible) {

        /** A constraint as read, before it is known what it compares. */
        ConstraintText(Position at, String text, Expr expr) {
            this(at, text, expr, false, text, text);
        }

        /** The constraint as a rule has it that extends this one's. */
        ConstraintText asInherited() {
            return new ConstraintText(at, text, expr, true, certain, possible);
        }

        /** The constraint with its two forms. */
        ConstraintText compiled(String surely, String maybe) {
            return new ConstraintText(at, text, expr, inherited, surely, maybe);
        }

        /** Whether it always holds or does not: whether nothing it reads may be unknown. */
        public boolean isTwoValued() {
            return certain.equals(possible);
        }
    }

    /**
     * The one call of a verb.
     *
     * @param method the verb called, as written
     * @param subject the binding of the fact whose subject is spoken of
     * @param template the sentence, each {@code {}} standing for an argument; null when the rule's name says it all
     * @param arguments the values, properties of bound facts
     */
    public record CallText(
            Position at,
            String method,
            String subject,
            @Nullable String template,
            List<ArgumentText> arguments) {}

    /** One argument of the call, with its place. */
    public record ArgumentText(Position at, Expr.Reference reference) {}

    /** The rule with other patterns. */
    public RuleText with(List<PatternText> others) {
        return with(parent, others);
    }

    /** The rule that says something else of the same facts. */
    public RuleText with(Verb other, CallText said) {
        return new RuleText(file, at, name, standard, other, sentence, parent, patterns, said);
    }

    /** The rule with other patterns, and the name of the rule they begin with. */
    RuleText with(@Nullable ParentText extended, List<PatternText> others) {
        return new RuleText(file, at, name, standard, verb, sentence, extended, List.copyOf(others), call);
    }

    /** The name of a compiled rule. */
    public String compiledName(Form form) {
        return form == Form.POSSIBLE && !isTwoValued() ? POSSIBLE + name : name;
    }

    /** Whether nothing it asks may be unknown: its two compiled rules are one. */
    public boolean isTwoValued() {
        for (PatternText pattern : patterns) {
            for (ConstraintText constraint : pattern.constraints()) {
                if (!isTwoValued(constraint)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Whether a constraint of this rule decides the same for both of its compiled rules. Outside the population nothing
     * applies anyway: for what is not counted it is enough that a case may belong there.
     */
    public boolean isTwoValued(ConstraintText constraint) {
        return constraint.isTwoValued() || (constraint.inherited() && verb != Verb.OBSERVED && verb != Verb.MET);
    }

    /**
     * A constraint of this rule as it is compiled. Under {@code not} the forms change places: there is certainly no such fact
     * when not even one possibly is.
     */
    public String compiled(Form form, PatternText pattern, ConstraintText constraint) {
        boolean certain =
                (form == Form.CERTAIN && !isTwoValued(constraint)) != (pattern.quantifier() == Quantifier.NOT);
        return certain ? constraint.certain() : constraint.possible();
    }

    /** The constraints that stand in this rule, not in the one it extends. */
    public List<ConstraintText> own(PatternText pattern) {
        return pattern.constraints().stream()
                .filter(constraint -> !constraint.inherited())
                .toList();
    }
}
