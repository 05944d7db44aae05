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
            return name(leaf, fact.getClass()) + " is "
                    + (((Expr.Compare) leaf).operator().equals("==") ? "unknown" : "known");
        }
        String found = found(leaf, fact);
        boolean plain = leaf instanceof Expr.Bare
                || (leaf instanceof Expr.Compare compare && compare.operator().equals("=="));
        return plain ? found : found + ", " + wanted(leaf, fact.getClass(), bound);
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
    static String needed(Expr expr, Fact fact, Map<String, Fact> bound) {
        List<Expr> leaves = expr.leaves().stream()
                .filter(leaf -> !ConstraintInterpreter.holds(leaf, fact, bound))
                .toList();
        return needed(
                expr,
                leaves,
                fact.getClass(),
                bound,
                names(leaves, fact.getClass()).size() > 1);
    }

    /** The same with the properties' names: "days between meetings at most 14". */
    static String neededByName(Expr expr, Class<?> type, Map<String, Fact> bound) {
        return needed(expr, expr.leaves(), type, bound, true);
    }

    private static String needed(Expr expr, List<Expr> leaves, Class<?> type, Map<String, Fact> bound, boolean named) {
        return leaves.stream()
                .map(leaf -> (named ? name(leaf, type) + " " : "") + wanted(leaf, type, bound))
                .collect(Collectors.joining(expr instanceof Expr.AnyOf ? " or " : " and "));
    }

    /** The properties it reads. */
    static String names(Expr expr, Class<?> type) {
        return String.join(" and ", names(expr.leaves(), type));
    }

    private static List<String> names(List<Expr> leaves, Class<?> type) {
        return leaves.stream().map(leaf -> name(leaf, type)).distinct().toList();
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

    private static String name(Expr leaf, Class<?> type) {
        return Phrasing.ofName(type, leaf.property());
    }

    /** What a fact says of it: "age is 74". */
    private static String found(Expr leaf, Fact fact) {
        Object value = ConstraintInterpreter.value(fact, leaf.property());
        return name(leaf, fact.getClass())
                + (Between.NEVER.equals(value) ? ": " : " is ")
                + Phrasing.of(fact.getClass(), leaf.property(), value);
    }

    private static String wanted(Expr leaf, Class<?> type, Map<String, Fact> bound) {
        if (leaf instanceof Expr.Bare bare) {
            return Phrasing.of(!bare.negated());
        }
        if (leaf instanceof Expr.Contains contains) {
            return (contains.negated() ? "without " : "with ") + operand(contains.literal(), leaf, type, bound);
        }
        if (leaf instanceof Expr.In in) {
            return (in.negated() ? "none of " : "one of ")
                    + in.literals().stream()
                            .map(literal -> operand(literal, leaf, type, bound))
                            .collect(Collectors.joining(", "));
        }
        Expr.Compare compare = (Expr.Compare) leaf;
        if (compare.isKnownTest()) {
            return compare.operator().equals("==") ? "it to be unknown" : "it to be known";
        }
        String value = operand(compare.operand(), leaf, type, bound);
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

    private static String operand(Expr.Operand operand, Expr leaf, Class<?> type, Map<String, Fact> bound) {
        if (operand instanceof Expr.Constant constant) {
            return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
        String value = Phrasing.of(type, leaf.property(), ConstraintInterpreter.value(operand, bound));
        return operand instanceof Expr.Reference reference
                        && reference.window() != null
                        && !reference.window().inWords().isEmpty()
                ? value + ", " + reference.window().inWords()
                : value;
    }
}
