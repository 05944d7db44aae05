package care.concordance.internal.pack;

import care.concordance.facts.Answer;
import care.concordance.facts.AsOf;
import care.concordance.facts.FactType;
import care.concordance.facts.Range;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.RuleText.Position;
import care.concordance.internal.pack.Vocabulary.Property;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
        private final Set<Double> not = new TreeSet<>();
        /** The values it may be; null when there are too many to name. */
        private @Nullable Set<String> oneOf;

        private final Set<String> noneOf = new LinkedHashSet<>();

        /** All it could be; null when there are too many to name. */
        private final @Nullable Set<String> all;

        Asked(@Nullable Set<String> all) {
            this.all = all;
            oneOf = all;
        }

        void number(String operator, double number) {
            if (operator.equals("!=")) {
                not.add(number);
            }
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
            if (all != null && !all.containsAll(constants)) {
                return; // Not one of its values, which is another mistake.
            }
            if (negated) {
                noneOf.addAll(constants);
            } else if (oneOf == null) {
                oneOf = new LinkedHashSet<>(constants);
            } else {
                oneOf = new LinkedHashSet<>(oneOf);
                oneOf.retainAll(constants);
            }
        }

        boolean isImpossible(boolean whole) {
            double first = whole && withoutLeast ? least + 1 : least;
            double last = whole && withoutMost ? most - 1 : most;
            boolean open = !whole && (withoutLeast || withoutMost);
            long ruledOut = not.stream()
                    .filter(number -> number >= first && number <= last)
                    .count();
            return first > last
                    || (open && first == last)
                    || (whole ? ruledOut > last - first : ruledOut > 0 && first == last)
                    || (oneOf != null && noneOf.containsAll(oneOf));
        }
    }

    private final Source source;
    private final Class<?> type;
    private final Map<String, Property> properties;
    private final List<Finding> findings;
    private final Map<String, Asked> asked = new LinkedHashMap<>();
    /** Whether a property is asked not to be on record. */
    private final Map<String, Boolean> absences = new LinkedHashMap<>();
    /** The types of facts bound by earlier patterns. */
    private final Map<String, Class<?>> bound;

    private ValueCheck(
            Source source,
            Class<?> type,
            Map<String, Property> properties,
            Map<String, Class<?>> bound,
            List<Finding> findings) {
        this.bound = bound;
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
            Map<String, Class<?>> bound,
            List<Finding> findings) {
        new ValueCheck(source, type, properties, bound, findings).all(pattern);
        for (ConstraintText constraint : pattern.constraints()) {
            if (constraint.expr() instanceof Expr.AnyOf any
                    && any.parts().stream().allMatch(part -> {
                        ValueCheck one = new ValueCheck(source, type, properties, bound, new ArrayList<>());
                        one.all(pattern);
                        int before = one.contradictions();
                        one.leaf(constraint.at(), part);
                        return one.contradictions() > before;
                    })) {
                findings.add(source.finding(
                        Kind.CONTRADICTION,
                        constraint.at(),
                        "no alternative agrees with what is asked besides",
                        "correct or delete one"));
            }
        }
    }

    private void all(PatternText pattern) {
        for (ConstraintText constraint : pattern.constraints()) {
            if (!(constraint.expr() instanceof Expr.AnyOf)) {
                constraint.expr().leaves().forEach(leaf -> leaf(constraint.at(), leaf));
            }
        }
    }

    private int contradictions() {
        return (int) findings.stream()
                .filter(finding -> finding.kind() == Kind.CONTRADICTION)
                .count();
    }

    private void leaf(Position at, Expr leaf) {
        Property property = properties.get(leaf.property());
        if (property == null) {
            return;
        }
        known(at, leaf);
        if (leaf instanceof Expr.Compare compare && compare.operand() instanceof Expr.Reference reference) {
            window(at, compare, reference);
            return;
        }
        if (leaf.isKnownTest() || leaf.isJoin()) {
            return;
        }
        String value = leaf instanceof Expr.Contains contains
                ? property.name() + " contains " + contains.literal()
                : property.name();
        Asked of = asked.computeIfAbsent(value, name -> start(property));
        boolean before = of.isImpossible(isWhole(property));
        if (leaf instanceof Expr.Bare bare) {
            of.constants(Set.of(word(property, !bare.negated())), false);
        } else if (leaf instanceof Expr.Contains contains) {
            of.constants(Set.of("contained"), contains.negated());
        } else if (leaf instanceof Expr.In in) {
            Set<String> constants = new LinkedHashSet<>();
            in.literals().forEach(literal -> constants.add(word(property, literal)));
            constants(of, property, constants, in.negated());
        } else if (leaf instanceof Expr.Compare compare) {
            if (compare.operand() instanceof Expr.Literal literal && literal.value() instanceof Number number) {
                range(at, compare, property, number.doubleValue());
                of.number(compare.operator(), number.doubleValue());
            } else if (compare.operator().equals("==") || compare.operator().equals("!=")) {
                constants(
                        of,
                        property,
                        Set.of(word(property, compare.operand())),
                        compare.operator().equals("!="));
            }
        }
        if (!before && of.isImpossible(isWhole(property))) {
            contradiction(at, "no " + property.name() + " meets " + leaf + " and what is asked of it besides");
        }
    }

    /** What is not on record meets nothing. */
    private void known(Position at, Expr leaf) {
        boolean absent = leaf instanceof Expr.Compare compare && compare.isNullTest("==");
        Boolean before = absences.putIfAbsent(leaf.property(), absent);
        if (before != null && before != absent) {
            contradiction(at, leaf.property() + " is asked not to be on record, and asked for besides");
        }
    }

    /** A day compared with a window, or with another day: what is long past and what is to come. */
    private void window(Position at, Expr.Compare compare, Expr.Reference reference) {
        Window window = reference.window();
        boolean ofYear = window != null && window.ofYear();
        Property property = Objects.requireNonNull(properties.get(compare.property()));
        double days = window == null ? 0 : window.days();
        String operator = compare.operator();
        FactType.Component component = type.isRecord() ? FactType.of(type).component(property.name()) : null;
        if (component != null
                && component.past()
                && bound.get(reference.binding()) == AsOf.class
                && reference.property().equals("day")
                && days >= 0) {
            boolean outside = operator.startsWith("<") || operator.equals("!=");
            boolean never = operator.equals(">") || (days > 0 && !outside);
            boolean always = operator.equals("<=") || (days > 0 && outside);
            if (never || always) {
                outOfRange(
                        at,
                        compare + (never ? " never holds: " : " always holds: ") + property.name()
                                + " is never after the day of assessment",
                        window == null ? "delete the constraint" : "did you mean minus?");
            }
        }
        Asked of = asked.computeIfAbsent(property.name() + " " + reference.plain() + ofYear, name -> new Asked(null));
        boolean before = of.isImpossible(false);
        of.number(operator, days);
        if (!before && of.isImpossible(false)) {
            contradiction(at, "no " + property.name() + " meets " + compare + " and what is asked of it besides");
        }
    }

    /** What is not known is none of those named for certain, unless it is named itself. */
    private static void constants(Asked of, Property property, Set<String> constants, boolean negated) {
        of.constants(constants, negated);
        if (negated && property.unknown() != Property.Unknown.NEVER && !constants.contains(Forms.UNKNOWN)) {
            of.constants(Set.of(Forms.UNKNOWN), true);
        }
    }

    /** A value by one word, however it is written: {@code operated}, {@code operated == Answer.YES}. */
    private static String word(Property property, Object value) {
        if (value instanceof Expr.Literal literal && literal.value() != null) {
            return word(property, literal.value());
        }
        if (value instanceof Boolean yes && property.type() == Answer.class) {
            return Answer.of(yes).name();
        }
        return value instanceof Expr.Constant constant ? constant.name() : value.toString();
    }

    private static Asked start(Property property) {
        Set<String> oneOf = null;
        if (property.type() == Boolean.class) {
            oneOf = new LinkedHashSet<>(List.of("true", "false"));
        } else if (property.type().isEnum()) {
            oneOf = new LinkedHashSet<>();
            for (Object constant : property.type().getEnumConstants()) {
                oneOf.add(((Enum<?>) constant).name());
            }
        }
        Asked asked = new Asked(oneOf);
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
            outOfRange(
                    at,
                    compare + (never ? " never holds: " : " always holds: ") + property.name() + " is "
                            + (range == null ? "0 or more" : plain(min) + " to " + plain(max)),
                    "correct the number or delete the constraint");
        }
    }

    private @Nullable Range range(Property property) {
        FactType.Component component = type.isRecord() ? FactType.of(type).component(property.name()) : null;
        return component == null ? Vocabulary.range(type, property.name()) : component.range();
    }

    private static boolean isWhole(Property property) {
        return property.type() != Double.class;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private void contradiction(Position at, String problem) {
        findings.add(source.finding(Kind.CONTRADICTION, at, problem, "correct or delete one"));
    }

    private void outOfRange(Position at, String problem, String remedy) {
        findings.add(source.finding(Kind.OUT_OF_RANGE, at, problem, remedy));
    }
}
