package care.concordance.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a constraint says, read from its text: words for explanations, values for boundaries and smallest changes. The
 * compiled predicate stays the only truth; nothing is ever judged by this form alone.
 */
public sealed interface Expr {

    /** {@code property operator operand}; the operand is a literal, null, or a property of an earlier fact. */
    record Compare(String property, String operator, Operand operand) implements Expr {

        /** True for {@code property == null} or {@code property != null}, whichever operator is asked for. */
        boolean isNullTest(String asked) {
            return operator.equals(asked) && operand instanceof Literal literal && literal.value() == null;
        }

        @Override
        public String toString() {
            return property + " " + operator + " " + operand;
        }
    }

    /** {@code property in (…)} or {@code property not in (…)}. */
    record In(String property, boolean negated, List<Operand> literals) implements Expr {
        @Override
        public String toString() {
            return property + (negated ? " not in (" : " in (")
                    + String.join(", ", literals.stream().map(Operand::toString).toList()) + ")";
        }
    }

    /** {@code property contains literal} or {@code property not contains literal}. */
    record Contains(String property, boolean negated, Operand literal) implements Expr {
        @Override
        public String toString() {
            return property + (negated ? " not contains " : " contains ") + literal;
        }
    }

    /** A bare boolean property. */
    record Bare(String property) implements Expr {
        @Override
        public String toString() {
            return property;
        }
    }

    /** {@code a && b && …}. */
    record AllOf(List<Expr> parts) implements Expr {
        @Override
        public String toString() {
            return String.join(" && ", parts.stream().map(Expr::toString).toList());
        }
    }

    /** {@code a || b || …}. */
    record AnyOf(List<Expr> parts) implements Expr {
        @Override
        public String toString() {
            return String.join(" || ", parts.stream().map(Expr::toString).toList());
        }
    }

    /** The leaves, in the order written. */
    default List<Expr> leaves() {
        if (this instanceof AllOf all) {
            return all.parts();
        }
        return this instanceof AnyOf any ? any.parts() : List.of(this);
    }

    /** The right side of a comparison. */
    sealed interface Operand {}

    /**
     * A literal.
     *
     * @param value Integer, Double, Boolean, String or an enum constant; null for the literal {@code null}
     * @param text as written
     */
    record Literal(@Nullable Object value, String text) implements Operand {
        @Override
        public String toString() {
            return text;
        }
    }

    /** An enum constant as written, before its type is known. */
    record Constant(String type, String name) implements Operand {
        @Override
        public String toString() {
            return type + "." + name;
        }
    }

    /** A property of a fact bound by an earlier pattern. */
    record Reference(String binding, String property) implements Operand {
        @Override
        public String toString() {
            return binding + "." + property;
        }
    }
}
