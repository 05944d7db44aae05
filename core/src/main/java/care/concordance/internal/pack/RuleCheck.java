package care.concordance.internal.pack;

import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.internal.pack.RuleText.ArgumentText;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.RuleText.Position;
import care.concordance.internal.pack.Vocabulary.Property;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.pack.Quantifier;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks one rule against the fact records: every name, every type, every value that may be unknown. */
final class RuleCheck {

    private final Source source;
    private final RuleText rule;
    private final Map<String, Class<?>> types;
    private final @Nullable Standard standard;
    /** Bound facts so far. */
    private final Map<String, Class<?>> bound = new LinkedHashMap<>();

    /** Names bound to a fact of a type that could not be read: nothing more is said of them. */
    private final Set<String> unread = new TreeSet<>();

    private final List<Finding> findings = new ArrayList<>();

    private RuleCheck(Source source, RuleText rule, Map<String, Class<?>> types, @Nullable Standard standard) {
        this.source = source;
        this.rule = rule;
        this.types = types;
        this.standard = standard;
    }

    /**
     * What is wrong with a rule.
     *
     * @param types the types its file imports, by simple name
     * @param standard the standard on its page; null when that could not be read
     */
    static List<Finding> check(Source source, RuleText rule, Map<String, Class<?>> types, @Nullable Standard standard) {
        RuleCheck check = new RuleCheck(source, rule, types, standard);
        check.check();
        return check.findings;
    }

    private void check() {
        boolean positive = false;
        for (PatternText pattern : rule.patterns()) {
            positive |= pattern.quantifier() == Quantifier.EACH;
            Class<?> type = types.get(pattern.type());
            if (type == null || !Fact.class.isAssignableFrom(type)) {
                unknown(
                        pattern.at(),
                        pattern.type() + " is not an imported fact type",
                        Vocabulary.suggestion(pattern.type(), types.keySet(), "import it"));
                if (pattern.binding() != null) {
                    unread.add(pattern.binding());
                }
                continue;
            }
            Map<String, Property> properties = Vocabulary.properties(type);
            Set<String> knownHere = new TreeSet<>();
            for (ConstraintText constraint : pattern.constraints()) {
                constraint(constraint, type, properties, knownHere);
            }
            ValueCheck.check(source, pattern, type, properties, bound, findings);
            if (pattern.binding() != null && bound.putIfAbsent(pattern.binding(), type) != null) {
                note(pattern.at(), pattern.binding() + " is bound twice", "give the second another name");
            }
        }
        if (!positive) {
            note(
                    rule.at(),
                    "the rule names no fact it is about",
                    "start with a pattern that binds one: $site : Site( )");
        }
        call();
    }

    private void constraint(
            ConstraintText constraint, Class<?> type, Map<String, Property> properties, Set<String> knownHere) {
        boolean all = constraint.expr() instanceof Expr.AllOf;
        Set<String> knownInside = new TreeSet<>(knownHere);
        Set<String> alternatives = new TreeSet<>();
        for (Expr leaf : constraint.expr().leaves()) {
            Property property = leaf(constraint.at(), leaf, type, properties);
            if (property != null
                    && property.unknown() != Property.Unknown.NEVER
                    && !leaf.isKnownTest()
                    && !knownInside.contains(property.name())
                    && constraint.expr() instanceof Expr.AnyOf
                    && !alternatives.add(property.name())) {
                note(
                        constraint.at(),
                        "two alternatives of " + property.name() + ", which may be unknown",
                        "write one comparison, in (A, B), or two rules of the same verb");
            }
            if (leaf instanceof Expr.Compare compare
                    && compare.isNullTest("!=")
                    && (all || constraint.expr() == leaf)) {
                knownInside.add(compare.property());
            }
        }
        if (!(constraint.expr() instanceof Expr.AnyOf)) {
            knownHere.addAll(knownInside);
        }
    }

    /** The property a leaf reads; null when the fact has no such property, which is noted. */
    private @Nullable Property leaf(Position at, Expr leaf, Class<?> type, Map<String, Property> properties) {
        String name = leaf.property();
        Property property = properties.get(name);
        if (property == null) {
            unknown(
                    at,
                    type.getSimpleName() + " has no property " + name,
                    Vocabulary.suggestion(
                            name, properties.keySet(), "its properties are " + String.join(", ", properties.keySet())));
            return null;
        }
        if (leaf.isKnownTest()) {
            String operator = ((Expr.Compare) leaf).operator();
            if (!operator.equals("==") && !operator.equals("!=")) {
                note(Kind.TYPE, at, "null has no order", "write " + name + " == null or " + name + " != null");
            } else if (!property.nullable()) {
                note(Kind.TYPE, at, type.getSimpleName() + "." + name + " is never null", "delete the test");
            }
            return property;
        }
        if (leaf instanceof Expr.Bare) {
            if (property.type() != Boolean.class && property.unknown() != Property.Unknown.ANSWER) {
                note(
                        Kind.TYPE,
                        at,
                        name + " is not true or false, but " + property.type().getSimpleName(),
                        "compare it with a value");
            }
        } else if (leaf instanceof Expr.Contains contains) {
            if (!Collection.class.isAssignableFrom(property.type()) && property.type() != String.class) {
                note(Kind.TYPE, at, name + " holds one value", "contains asks a set or a text: use ==");
            } else {
                literal(type, at, name, property.element(), contains.literal());
            }
        } else if (leaf instanceof Expr.In in) {
            in.literals().forEach(literal -> literal(type, at, name, property.type(), literal));
        } else if (leaf instanceof Expr.Compare compare) {
            if (compare.operand() instanceof Expr.Reference reference) {
                join(at, property, compare, reference);
            } else if (property.unknown() == Property.Unknown.BOUNDS) {
                if (!(compare.operand() instanceof Expr.Literal number && number.value() instanceof Integer)) {
                    note(
                            Kind.NUMBER_FORMAT,
                            at,
                            name + " is a whole number, compared with " + compare.operand(),
                            "write a whole number");
                }
            } else {
                if (isOrder(compare.operator()) && !Number.class.isAssignableFrom(property.type())) {
                    note(
                            Kind.TYPE,
                            at,
                            compare.operator() + " needs a number",
                            name + " is " + property.type().getSimpleName() + ": use == or in");
                }
                if (Collection.class.isAssignableFrom(property.type())) {
                    note(Kind.TYPE, at, name + " is a set", "use contains");
                }
                literal(type, at, name, property.type(), compare.operand());
            }
        }
        return property;
    }

    private void literal(Class<?> fact, Position at, String name, Class<?> type, Expr.Operand operand) {
        if (operand instanceof Expr.Constant constant) {
            Class<?> named = constantType(constant);
            if (named == null || named != type) {
                note(
                        Kind.TYPE,
                        at,
                        name + " is " + type.getSimpleName() + ", compared with " + constant,
                        type.isEnum() ? "its values are " + constants(type) : "write a value of that type");
            } else if (!constants(named).contains(constant.name())) {
                unknown(
                        at,
                        constant.type() + " has no " + constant.name(),
                        Vocabulary.suggestion(constant.name(), constants(named), "its values are " + constants(named)));
            }
            return;
        }
        Object value = ((Expr.Literal) operand).value();
        List<String> may = Vocabulary.oneOf(fact, name);
        if (value instanceof String text && !may.isEmpty() && !may.contains(text)) {
            unknown(
                    at,
                    "no " + name + " is \"" + text + "\"",
                    Vocabulary.suggestion(text, may, "it is one of " + String.join(", ", may)));
            return;
        }
        boolean fits =
                (value instanceof Integer && (type == Integer.class || type == Long.class || type == Double.class))
                        || (value instanceof Double && type == Double.class)
                        || (value instanceof Boolean && type == Boolean.class)
                        || (value instanceof String && type == String.class);
        boolean isNumber = Number.class.isAssignableFrom(type);
        if (!fits && isNumber && (value instanceof Double || isNumeral(value))) {
            note(
                    Kind.NUMBER_FORMAT,
                    at,
                    name + " is a " + (type == Double.class ? "number" : "whole number") + ", compared with " + operand,
                    value instanceof Double ? "write a whole number" : "write it without quotes");
        } else if (!fits && type == LocalDate.class) {
            note(
                    Kind.WINDOW,
                    at,
                    name + " is a day, compared with " + operand,
                    "compare a date with one of another fact, such as $asOf.day, or a window: " + Vocabulary.WINDOW);
        } else if (!fits) {
            note(
                    Kind.TYPE,
                    at,
                    name + " is " + type.getSimpleName() + ", compared with " + operand,
                    type.isEnum()
                            ? "write " + type.getSimpleName() + ".NAME: its values are " + constants(type)
                            : "write a value of that type: such a comparison compiles and is never true");
        }
    }

    private static boolean isNumeral(@Nullable Object value) {
        return value instanceof String text && text.matches("-?[0-9][0-9.,' ]*");
    }

    private void join(Position at, Property property, Expr.Compare compare, Expr.Reference reference) {
        Class<?> other = type(reference.binding(), at);
        Property joined = other == null ? null : property(other, reference, at);
        if (joined == null) {
            return;
        }
        if (Collection.class.isAssignableFrom(property.type()) || property.unknown() == Property.Unknown.BOUNDS) {
            note(
                    Kind.TYPE,
                    at,
                    property.name() + " holds many values",
                    "compute the comparison as a property of a fact");
        }
        Class<?> type = joined.type();
        if (reference.window() != null) {
            if (type != LocalDate.class) {
                note(
                        Kind.WINDOW,
                        at,
                        reference.plain() + " is no date, but " + type.getSimpleName(),
                        "a window starts at a date: " + Vocabulary.WINDOW);
                return;
            }
            if (joined.nullIsValue()) {
                note(
                        Kind.WINDOW,
                        at,
                        reference.plain() + " may be none",
                        "a window starts at a date that is one, or not known");
            }
            type = reference.window().ofYear() ? Integer.class : LocalDate.class;
        }
        if (type != property.type()) {
            note(
                    Kind.TYPE,
                    at,
                    property.name() + " is " + property.type().getSimpleName() + ", " + reference + " is "
                            + type.getSimpleName(),
                    "join properties of the same type");
        }
        if (property.type() == Double.class) {
            note(Kind.TYPE, at, "a join on decimals", "compute the comparison as a property of a fact");
        }
        if (isOrder(compare.operator()) && property.type() != Integer.class && property.type() != LocalDate.class) {
            note(
                    Kind.TYPE,
                    at,
                    compare.operator() + " needs whole numbers or dates",
                    property.name() + " is " + property.type().getSimpleName());
        }
    }

    /** The type of a bound fact; null when nothing is bound to the name, which is noted, or when its type is unread. */
    private @Nullable Class<?> type(String binding, Position at) {
        Class<?> type = bound.get(binding);
        if (type == null && !unread.contains(binding)) {
            unknown(
                    at,
                    binding + " is not bound above",
                    Vocabulary.suggestion(binding, bound.keySet(), "bind it in an earlier pattern"));
        }
        return type;
    }

    private @Nullable Property property(Class<?> type, Expr.Reference reference, Position at) {
        Map<String, Property> properties = Vocabulary.properties(type);
        Property property = properties.get(reference.property());
        if (property == null && type == AsOf.class) {
            note(
                    Kind.WINDOW,
                    at,
                    "AsOf has no property " + reference.property(),
                    "the day of assessment is $asOf.day, and a window " + Vocabulary.WINDOW);
        } else if (property == null) {
            unknown(
                    at,
                    type.getSimpleName() + " has no property " + reference.property(),
                    Vocabulary.suggestion(
                            reference.property(),
                            properties.keySet(),
                            "its properties are " + String.join(", ", properties.keySet())));
        }
        return property;
    }

    private void call() {
        RuleText.CallText call = rule.call();
        Class<?> subject = type(call.subject(), call.at());
        if (subject != null) {
            Subject.Kind about = Vocabulary.about(subject);
            if (about == null) {
                note(
                        call.at(),
                        subject.getSimpleName() + " facts are about different kinds of subject",
                        "join the fact with its Site, DiseaseProgram or Partner, and pass that");
            } else if (standard != null && about != standard.level()) {
                note(
                        call.at(),
                        subject.getSimpleName() + " is about a "
                                + about.name().toLowerCase(Locale.ROOT) + ", the standard about a "
                                + standard.level().name().toLowerCase(Locale.ROOT),
                        "pass a fact that is about the standard's level");
            }
        }
        if (call.template() == null && rule.verb() != Verb.MET) {
            note(
                    call.at(),
                    rule.verb().word() + " says nothing",
                    "add a sentence with the values it saw: a reader asks why");
        }
        for (ArgumentText argument : call.arguments()) {
            Class<?> type = type(argument.reference().binding(), argument.at());
            if (type != null) {
                property(type, argument.reference(), argument.at());
            }
        }
    }

    private @Nullable Class<?> constantType(Expr.Constant constant) {
        String[] names = constant.type().split("\\.");
        Class<?> type = types.get(names[0]);
        for (int i = 1; i < names.length && type != null; i++) {
            Class<?> outer = type;
            String name = names[i];
            type = Arrays.stream(outer.getDeclaredClasses())
                    .filter(nested -> nested.getSimpleName().equals(name))
                    .findFirst()
                    .orElse(null);
        }
        return type;
    }

    private static Set<String> constants(Class<?> type) {
        Set<String> names = new LinkedHashSet<>();
        Object[] constants = type.getEnumConstants();
        if (constants != null) {
            for (Object constant : constants) {
                names.add(((Enum<?>) constant).name());
            }
        }
        return names;
    }

    private static boolean isOrder(String operator) {
        return !operator.equals("==") && !operator.equals("!=");
    }

    /** A name there is not. */
    private void unknown(Position at, String problem, String remedy) {
        findings.add(source.finding(Kind.NAME, at, problem, remedy));
    }

    private void note(Position at, String problem, String remedy) {
        note(Kind.RULE, at, problem, remedy);
    }

    private void note(Kind kind, Position at, String problem, String remedy) {
        findings.add(source.finding(kind, at, problem, remedy));
    }
}
