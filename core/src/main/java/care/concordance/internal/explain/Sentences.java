package care.concordance.internal.explain;

import care.concordance.explain.WhyNot.ConstraintAnswer;
import care.concordance.facts.Between;
import care.concordance.facts.Fact;
import care.concordance.internal.evaluate.ConstraintInterpreter;
import care.concordance.internal.evaluate.Distance;
import care.concordance.internal.pack.Expr;
import care.concordance.verdict.Phrasing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A constraint in words, with the value found and the value needed. */
final class Sentences {

    private Sentences() {}

    /** That it holds: "days between meetings is 12, at most 14". */
    static String holds(Expr expr, Fact fact, Map<String, Fact> bound) {
        List<Expr> leaves = expr.leaves();
        if (expr instanceof Expr.AnyOf) {
            leaves = leaves.stream()
                    .filter(leaf -> ConstraintInterpreter.holds(leaf, fact, bound))
                    .limit(1)
                    .toList();
            if (leaves.isEmpty()) {
                // Possible is enough here, and no alternative is known to hold.
                return fails(expr, fact, bound);
            }
        }
        return leaves.stream().map(leaf -> held(leaf, fact, bound)).collect(Collectors.joining(" and "));
    }

    private static String held(Expr leaf, Fact fact, Map<String, Fact> bound) {
        if (leaf.isKnownTest()) {
            return name(leaf) + " is " + (((Expr.Compare) leaf).operator().equals("==") ? "unknown" : "known");
        }
        String found = found(leaf, fact);
        boolean plain = leaf instanceof Expr.Bare
                || (leaf instanceof Expr.Compare compare && compare.operator().equals("=="));
        return plain ? found : found + ", " + wanted(leaf, bound);
    }

    /** That it fails: "days between meetings is 30; the rule needs at most 14". */
    static String fails(Expr expr, Fact fact, Map<String, Fact> bound) {
        List<Expr> failing = expr.leaves().stream()
                .filter(leaf -> !ConstraintInterpreter.holds(leaf, fact, bound))
                .toList();
        String found =
                failing.stream().map(leaf -> found(leaf, fact)).distinct().collect(Collectors.joining(" and "));
        return found + "; the rule needs " + needed(expr, fact, bound);
    }

    /** What it needs: "at most 14". */
    static String needed(Expr expr, @Nullable Fact fact, Map<String, Fact> bound) {
        return needed(expr, fact, bound, false);
    }

    /** @param named whether to name the property: "days between meetings at most 14" */
    static String needed(Expr expr, @Nullable Fact fact, Map<String, Fact> bound, boolean named) {
        List<Expr> leaves = expr.leaves().stream()
                .filter(leaf -> fact == null || named || !ConstraintInterpreter.holds(leaf, fact, bound))
                .toList();
        boolean several = leaves.stream().map(Sentences::name).distinct().count() > 1;
        return leaves.stream()
                .map(leaf -> (named || several ? name(leaf) + " " : "") + wanted(leaf, bound))
                .collect(Collectors.joining(expr instanceof Expr.AnyOf ? " or " : " and "));
    }

    /** The properties it reads. */
    static String names(Expr expr) {
        return expr.leaves().stream().map(Sentences::name).distinct().collect(Collectors.joining(" and "));
    }

    static String because(List<String> words) {
        return words.isEmpty() ? "" : ": " + String.join("; ", words);
    }

    static String joined(List<ConstraintAnswer> failed) {
        return failed.stream().map(ConstraintAnswer::words).collect(Collectors.joining("; also "));
    }

    /** How far a fact is from satisfying a constraint, from 0 to 1: breaks ties between facts that fail as much. */
    static double distance(Expr expr, Fact fact, Map<String, Fact> bound) {
        double sum = 0;
        int count = 0;
        for (Expr leaf : expr.leaves()) {
            count++;
            if (leaf instanceof Expr.Compare compare && !leaf.isKnownTest()) {
                sum += Distance.between(
                        ConstraintInterpreter.value(fact, compare.property()),
                        ConstraintInterpreter.value(compare.operand(), bound));
            } else {
                sum += 1;
            }
        }
        return sum / Math.max(1, count);
    }

    private static final List<String> BOUNDS = List.of("AtLeast", "AtMost");

    /** Without its ending when a bound is read of what is not known exactly: {@code ageAtMost} is a bound of the age. */
    private static String number(Expr leaf) {
        String property = leaf.property();
        return BOUNDS.stream()
                .filter(property::endsWith)
                .findFirst()
                .map(bound -> property.substring(0, property.length() - bound.length()))
                .orElse(property);
    }

    private static String name(Expr leaf) {
        return Phrasing.ofName(number(leaf));
    }

    /** What a fact says of it: "age is 74". */
    private static String found(Expr leaf, Fact fact) {
        String number = number(leaf);
        if (BOUNDS.stream().allMatch(bound -> ConstraintInterpreter.has(fact.getClass(), number + bound))
                && ConstraintInterpreter.value(fact, number + BOUNDS.get(0)) instanceof Integer least
                && ConstraintInterpreter.value(fact, number + BOUNDS.get(1)) instanceof Integer most) {
            Between known = new Between(least, most);
            return name(leaf) + (known.equals(Between.NEVER) ? ": " : " is ") + known;
        }
        Object value = ConstraintInterpreter.value(fact, leaf.property());
        return Phrasing.ofName(leaf.property()) + (Between.NEVER.equals(value) ? ": " : " is ") + Phrasing.of(value);
    }

    private static String wanted(Expr leaf, Map<String, Fact> bound) {
        if (leaf instanceof Expr.Bare bare) {
            return Phrasing.of(!bare.negated());
        }
        if (leaf instanceof Expr.Contains contains) {
            return (contains.negated() ? "without " : "with ") + operand(contains.literal(), bound);
        }
        if (leaf instanceof Expr.In in) {
            return (in.negated() ? "none of " : "one of ")
                    + in.literals().stream()
                            .map(literal -> operand(literal, bound))
                            .collect(Collectors.joining(", "));
        }
        Expr.Compare compare = (Expr.Compare) leaf;
        if (compare.isKnownTest()) {
            return compare.operator().equals("==") ? "it to be unknown" : "it to be known";
        }
        String value = operand(compare.operand(), bound);
        boolean date = compare.operand() instanceof Expr.Reference
                && ConstraintInterpreter.value(compare.operand(), bound) instanceof LocalDate;
        return switch (compare.operator()) {
            case "==" -> value;
            case "!=" -> "other than " + value;
            case "<" -> (date ? "before " : "less than ") + value;
            case "<=" -> (date ? "no later than " : "at most ") + value;
            case ">" -> (date ? "after " : "more than ") + value;
            default -> (date ? "no earlier than " : "at least ") + value;
        };
    }

    private static String operand(Expr.Operand operand, Map<String, Fact> bound) {
        if (operand instanceof Expr.Constant constant) {
            return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
        String value = Phrasing.of(ConstraintInterpreter.value(operand, bound));
        return operand instanceof Expr.Reference reference
                        && reference.window() != null
                        && !reference.window().inWords().isEmpty()
                ? value + ", " + reference.window().inWords()
                : value;
    }
}
