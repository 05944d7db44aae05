package care.concordance.internal.pack;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a constraint says, read from its text: words for explanations, values for boundaries and smallest changes. The
 * compiled predicate stays the only truth; nothing is ever judged by this form alone.
 */
public sealed interface Expr {

    /** {@code property operator operand}; the operand is a literal, null, or a property of an earlier fact. */
    record Compare(String property, String operator, Operand operand) implements Expr {

        /** True when it compares with a number, or with a day so many days, months or years from another. */
        boolean isThreshold() {
            Window window = window();
            return operand instanceof Literal literal
                    ? literal.value() instanceof Number
                    : window != null && window.move() != null;
        }

        /** The window it compares with; null when it compares with none. */
        @Nullable
        Window window() {
            return operand instanceof Reference reference ? reference.window() : null;
        }

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

    /**
     * A property of a fact bound by an earlier pattern, or a day so far before or after it: {@code $asOf.day.minusMonths(18)}.
     *
     * @param window how far from the property, a day; null for the property itself
     */
    record Reference(
            String binding, String property, @Nullable Window window) implements Operand {

        Reference(String binding, String property) {
            this(binding, property, null);
        }

        /** The value compared with: the property's, moved as the window says; null when it is not known. */
        public @Nullable Object of(@Nullable Object value) {
            return window == null || value == null ? value : window.from((LocalDate) value);
        }

        /**
         * The days of the property itself by which the value compared with would be about a given one: of months differing in
         * length there may be several or none.
         */
        public List<Object> back(Object value) {
            return window == null ? List.of(value) : window.back(value);
        }

        /** The property itself, without a window. */
        String plain() {
            return binding + "." + property;
        }

        @Override
        public String toString() {
            return window == null ? plain() : plain() + window;
        }
    }
}
