package care.concordance.internal.pack;

import care.concordance.facts.FactType;
import care.concordance.facts.Range;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.RuleText.Position;
import care.concordance.internal.pack.Vocabulary.Property;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what the constraints of one pattern ask of each value together: that there is a value that meets them all, and
 * that each of them can fail.
 */
final class ValueCheck {

    /** What is asked of one value so far. */
    private static final class Asked {
        private double least = Double.NEGATIVE_INFINITY;
        private double most = Double.POSITIVE_INFINITY;
        private boolean withoutLeast;
        private boolean withoutMost;
        private @Nullable Set<String> oneOf;
        private final Set<String> noneOf = new LinkedHashSet<>();

        void number(String operator, double number) {
            boolean without = operator.equals("<") || operator.equals(">");
            if (operator.startsWith(">") || operator.equals("==")) {
                if (number > least || (number == least && without)) {
                    least = number;
                    withoutLeast = without;
                }
            }
            if (operator.startsWith("<") || operator.equals("==")) {
                if (number < most || (number == most && without)) {
                    most = number;
                    withoutMost = without;
                }
            }
        }

        void constants(Set<String> constants, boolean negated) {
            if (negated) {
                noneOf.addAll(constants);
            } else if (oneOf == null) {
                oneOf = new LinkedHashSet<>(constants);
            } else {
                oneOf.retainAll(constants);
            }
        }

        boolean isImpossible(boolean whole) {
            double first = whole && withoutLeast ? least + 1 : least;
            double last = whole && withoutMost ? most - 1 : most;
            boolean open = !whole && (withoutLeast || withoutMost);
            return first > last || (open && first == last) || (oneOf != null && noneOf.containsAll(oneOf));
        }
    }

    private final Source source;
    private final Class<?> type;
    private final Map<String, Property> properties;
    private final List<Finding> findings;
    private final Map<String, Asked> asked = new LinkedHashMap<>();

    private ValueCheck(Source source, Class<?> type, Map<String, Property> properties, List<Finding> findings) {
        this.source = source;
        this.type = type;
        this.properties = properties;
        this.findings = findings;
    }

    /** Notes what no value can meet, and what every value meets. */
    static void check(
            Source source,
            PatternText pattern,
            Class<?> type,
            Map<String, Property> properties,
            List<Finding> findings) {
        ValueCheck check = new ValueCheck(source, type, properties, findings);
        for (ConstraintText constraint : pattern.constraints()) {
            if (!(constraint.expr() instanceof Expr.AnyOf)) {
                constraint.expr().leaves().forEach(leaf -> check.leaf(constraint.at(), leaf));
            }
        }
    }

    private void leaf(Position at, Expr leaf) {
        Property property = properties.get(leaf.property());
        if (property == null || leaf.isKnownTest() || leaf.isJoin()) {
            return;
        }
        Asked of = asked.computeIfAbsent(property.name(), name -> start(property));
        boolean before = of.isImpossible(isWhole(property));
        if (leaf instanceof Expr.Bare bare) {
            of.constants(Set.of(bare.negated() ? "no" : "yes"), false);
        } else if (leaf instanceof Expr.In in) {
            Set<String> constants = new LinkedHashSet<>();
            in.literals().forEach(literal -> constants.add(literal.toString()));
            of.constants(constants, in.negated());
        } else if (leaf instanceof Expr.Compare compare) {
            if (compare.operand() instanceof Expr.Literal literal && literal.value() instanceof Number number) {
                range(at, compare, property, number.doubleValue());
                of.number(compare.operator(), number.doubleValue());
            } else if (compare.operator().equals("==") || compare.operator().equals("!=")) {
                of.constants(
                        Set.of(compare.operand().toString()), compare.operator().equals("!="));
            }
        }
        if (!before && of.isImpossible(isWhole(property))) {
            note(
                    at,
                    "no " + property.name() + " meets " + leaf + " and what is asked of it besides",
                    "correct or delete one");
        }
    }

    private static Asked start(Property property) {
        Asked asked = new Asked();
        if (property.unknown() == Property.Unknown.BOUNDS) {
            asked.number(">=", 0);
        }
        return asked;
    }

    /** A comparison that is decided by what the value may be at all. */
    private void range(Position at, Expr.Compare compare, Property property, double number) {
        Range range = range(property);
        double min = range == null ? (property.unknown() == Property.Unknown.BOUNDS ? 0 : Double.NaN) : range.min();
        double max = range == null ? Double.NaN : range.max();
        String operator = compare.operator();
        boolean never = (operator.startsWith(">") && (number > max || (operator.equals(">") && number == max)))
                || (operator.startsWith("<") && (number < min || (operator.equals("<") && number == min)))
                || (operator.equals("==") && (number > max || number < min));
        boolean always = (operator.startsWith(">") && (number < min || (operator.equals(">=") && number == min)))
                || (operator.startsWith("<") && (number > max || (operator.equals("<=") && number == max)))
                || (operator.equals("!=") && (number > max || number < min));
        if (never || always) {
            note(
                    at,
                    compare + (never ? " never holds: " : " always holds: ") + property.name() + " is "
                            + (range == null ? "0 or more" : plain(min) + " to " + plain(max)),
                    "correct the number or delete the constraint");
        }
    }

    private @Nullable Range range(Property property) {
        FactType.Component component = type.isRecord() ? FactType.of(type).component(property.name()) : null;
        return component == null ? null : component.range();
    }

    private static boolean isWhole(Property property) {
        return property.type() != Double.class;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private void note(Position at, String problem, String remedy) {
        findings.add(source.finding(Kind.VALUE, at, problem, remedy));
    }
}
