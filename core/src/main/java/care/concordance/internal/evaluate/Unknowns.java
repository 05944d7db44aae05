package care.concordance.internal.evaluate;

import care.concordance.facts.Fact;
import care.concordance.facts.TumorCase;
import care.concordance.facts.WhenUnknown;
import care.concordance.internal.evaluate.WalkableRule.Unknown;
import care.concordance.internal.pack.Expr;
import care.concordance.verdict.Phrasing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says that a property is not known: the phrase that stands beside the property, or the pack's own, or one made of the
 * property's name.
 */
final class Unknowns {

    private static final Pattern HOLE = Pattern.compile("\\{([a-zA-Z0-9]+)}");

    private Unknowns() {}

    /**
     * What is not known of a comparison: of the fact asked, and of the one it is compared with.
     *
     * @param leaf the comparison that would have decided
     * @param bound the facts it may be compared with
     */
    static List<Unknown> of(Fact fact, Expr leaf, Map<String, Fact> bound) {
        if (!(leaf instanceof Expr.Compare compare && compare.operand() instanceof Expr.Reference reference)) {
            return List.of(new Unknown(fact, leaf));
        }
        List<Unknown> unknown = new ArrayList<>();
        if (ConstraintInterpreter.value(fact, compare.property()) == null) {
            unknown.add(new Unknown(fact, leaf));
        }
        Fact other = Objects.requireNonNull(bound.get(reference.binding()), reference.binding());
        if (ConstraintInterpreter.value(other, reference.property()) == null) {
            unknown.add(new Unknown(other, new Expr.Contains(reference.property(), false, reference)));
        }
        return unknown;
    }

    /**
     * That it is not known, in words.
     *
     * @param standard the id of the standard that asks
     * @param own the pack's own phrases, by {@code Type.property}, or by the id of the standard that says so and that
     */
    static String sentence(Unknown unknown, String standard, Map<String, String> own) {
        Fact fact = unknown.fact();
        Expr leaf = unknown.comparison();
        String property = leaf.property();
        String key = fact.getClass().getSimpleName() + "." + property;
        String phrase = own.getOrDefault(standard + " " + key, own.get(key));
        if (phrase == null) {
            phrase = phrase(fact, property);
        }
        return phrase == null ? plain(fact, leaf) : filled(phrase, fact, leaf);
    }

    private static @Nullable String phrase(Fact fact, String property) {
        WhenUnknown annotation =
                ConstraintInterpreter.method(fact.getClass(), property).getAnnotation(WhenUnknown.class);
        return annotation == null ? null : annotation.value();
    }

    private static String plain(Fact fact, Expr leaf) {
        String name = Phrasing.ofName(fact.getClass(), leaf.property());
        String whether = leaf instanceof Expr.Bare
                ? "whether " + name + " is not known"
                : comparison(fact, leaf).isEmpty()
                        ? name + " is not known"
                        : "whether " + name + " is " + comparison(fact, leaf) + " is not known";
        return fact instanceof TumorCase ? whether : whether + " (" + fact.citation() + ")";
    }

    private static String filled(String phrase, Fact fact, Expr leaf) {
        Matcher holes = HOLE.matcher(phrase);
        StringBuilder filled = new StringBuilder();
        while (holes.find()) {
            String value = switch (holes.group(1)) {
                case "n" -> literal(fact, leaf);
                case "is" -> comparison(fact, leaf);
                default ->
                    Phrasing.of(fact.getClass(), holes.group(1), ConstraintInterpreter.value(fact, holes.group(1)));
            };
            holes.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return holes.appendTail(filled).toString();
    }

    private static String literal(Fact fact, Expr leaf) {
        return leaf instanceof Expr.Compare compare && compare.operand() instanceof Expr.Literal literal
                ? number(fact, compare, literal)
                : "";
    }

    private static String number(Fact fact, Expr.Compare compare, Expr.Literal literal) {
        return literal.value() instanceof Integer
                ? Phrasing.of(fact.getClass(), compare.property(), literal.value())
                : literal.text();
    }

    /** For example "18 or more"; empty for anything but a comparison with a number. */
    private static String comparison(Fact fact, Expr leaf) {
        if (!(leaf instanceof Expr.Compare compare
                && compare.operand() instanceof Expr.Literal literal
                && literal.value() instanceof Number)) {
            return "";
        }
        String number = number(fact, compare, literal);
        return switch (compare.operator()) {
            case ">=" -> number + " or more";
            case ">" -> "more than " + number;
            case "<=" -> number + " or less";
            case "<" -> "less than " + number;
            case "!=" -> "other than " + number;
            default -> number;
        };
    }
}
