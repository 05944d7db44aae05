package care.concordance.internal.pack;

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

    /** A boolean property or an answer that must be so, or, {@code !property}, must not be so. */
    record Bare(String property, boolean negated) implements Expr {
        @Override
        public String toString() {
            return (negated ? "!" : "") + property;
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

    /** The property a leaf reads. */
    default String property() {
        if (this instanceof Compare compare) {
            return compare.property;
        }
        if (this instanceof In in) {
            return in.property;
        }
        if (this instanceof Contains contains) {
            return contains.property;
        }
        if (this instanceof Bare bare) {
            return bare.property;
        }
        throw new IllegalStateException("several properties are read: " + this);
    }

    /** True for {@code property == null} and {@code property != null}. */
    default boolean isKnownTest() {
        return this instanceof Compare compare && compare.operand instanceof Literal literal && literal.value == null;
    }

    /** True when a leaf compares with a property of an earlier fact. */
    default boolean isJoin() {
        return this instanceof Compare compare && compare.operand instanceof Reference;
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
