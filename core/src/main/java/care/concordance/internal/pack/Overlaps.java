package care.concordance.internal.pack;

import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.pack.Quantifier;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the rules of one standard get in each other's way: the same rule twice, and a rule of which everything is excluded.
 * What is found is certain; not everything that overlaps is found.
 */
final class Overlaps {

    /** The day, which is always there. */
    static final String AS_OF = "AsOf";

    private Overlaps() {}

    /** @param rules of one standard, folded */
    static List<Finding> check(Source source, List<RuleText> rules) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleText rule = rules.get(i);
            for (RuleText other : rules.subList(0, i)) {
                if (other.verb() == rule.verb() && implies(rule, other) && implies(other, rule)) {
                    findings.add(source.finding(
                            Kind.DUPLICATE,
                            rule.at(),
                            "the rule asks the same as \"" + other.name() + "\" and says the same of it",
                            "delete one, or correct what one of them asks"));
                }
            }
            for (RuleText excluded : rules) {
                if (rule.verb() != Verb.EXCLUDED && excluded.verb() == Verb.EXCLUDED && implies(rule, excluded)) {
                    findings.add(source.finding(
                            Kind.MET_AND_EXCLUDED,
                            rule.at(),
                            "whatever the rule matches is excluded by \"" + excluded.name() + "\", and never counts",
                            "leave out here what is excluded, or correct the exclusion"));
                }
            }
            twice(source, rule, findings);
            noneOfThese(source, rule, findings);
        }
        return findings;
    }

    /** The same constraint twice in one pattern. */
    private static void twice(Source source, RuleText rule, List<Finding> findings) {
        for (PatternText pattern : rule.patterns()) {
            Set<String> asked = new HashSet<>();
            for (ConstraintText constraint : pattern.constraints()) {
                if (!asked.add(constraint.text()) && !constraint.inherited()) {
                    findings.add(source.finding(
                            Kind.DUPLICATE,
                            constraint.at(),
                            constraint.text() + " is asked already",
                            "delete it, or correct what it asks"));
                }
            }
        }
    }

    /** A fact that is to be there, and one that takes it and is not. */
    private static void noneOfThese(Source source, RuleText rule, List<Finding> findings) {
        for (PatternText none : rule.patterns()) {
            if (none.quantifier() == Quantifier.NOT
                    && rule.patterns().stream()
                            .anyMatch(some ->
                                    some.quantifier() != Quantifier.NOT && implies(some, Map.of(), none, Map.of()))) {
                findings.add(source.finding(
                        Kind.CONTRADICTION,
                        none.at(),
                        "the rule asks for a " + none.type() + " that this says there is not",
                        "correct or delete one"));
            }
        }
    }

    /** Whether one rule matches a subject whenever another does, as far as their constraints show. */
    private static boolean implies(RuleText rule, RuleText other) {
        Map<String, String> names = names(rule);
        Map<String, String> otherNames = names(other);
        return other.patterns().stream()
                .allMatch(wanted -> wanted.type().equals(AS_OF)
                        || rule.patterns().stream()
                                .anyMatch(had -> (had.quantifier() == Quantifier.NOT
                                                || isSubject(wanted, other) == isSubject(had, rule))
                                        && matches(had, names, wanted, otherNames)));
    }

    /** Whether a pattern matches wherever another does: of what must not be, the narrower takes fewer. */
    static boolean matches(
            PatternText had, Map<String, String> names, PatternText wanted, Map<String, String> otherNames) {
        return had.quantifier() == Quantifier.NOT
                ? wanted.quantifier() == Quantifier.NOT && implies(wanted, otherNames, had, names)
                : wanted.quantifier() != Quantifier.NOT && implies(had, names, wanted, otherNames);
    }

    private static boolean isSubject(PatternText pattern, RuleText rule) {
        return rule.call().subject().equals(pattern.binding());
    }

    /** What facts are called whatever their names: the one spoken of, and the others by their type. */
    private static Map<String, String> names(RuleText rule) {
        Map<String, String> names = new HashMap<>();
        for (PatternText pattern : rule.patterns()) {
            if (pattern.binding() != null) {
                names.put(pattern.binding(), isSubject(pattern, rule) ? "$" : "$" + pattern.type());
            }
        }
        return names;
    }

    /** Whether every fact one pattern takes is taken by another, as far as their constraints show. */
    static boolean implies(
            PatternText had, Map<String, String> names, PatternText wanted, Map<String, String> otherNames) {
        return had.type().equals(wanted.type())
                && wanted.constraints().stream()
                        .flatMap(constraint -> parts(constraint).stream())
                        .allMatch(part -> had.constraints().stream()
                                .flatMap(constraint -> parts(constraint).stream())
                                .anyMatch(given -> implies(given, names, part, otherNames)));
    }

    private static List<Expr> parts(ConstraintText constraint) {
        return constraint.expr() instanceof Expr.AllOf all ? all.parts() : List.of(constraint.expr());
    }

    private static boolean implies(Expr given, Map<String, String> names, Expr part, Map<String, String> otherNames) {
        if (plain(given, names).equals(plain(part, otherNames))) {
            return true;
        }
        if (given instanceof Expr.AnyOf
                || part instanceof Expr.AnyOf
                || !given.property().equals(part.property())) {
            return false;
        }
        if (part instanceof Expr.Compare compare && compare.isNullTest("!=")) {
            return !given.isKnownTest();
        }
        if (part instanceof Expr.In in
                && !in.negated()
                && given instanceof Expr.Compare one
                && one.operator().equals("==")) {
            return in.literals().contains(one.operand());
        }
        return given instanceof Expr.Compare one
                && part instanceof Expr.Compare other
                && one.operand() instanceof Expr.Literal a
                && other.operand() instanceof Expr.Literal b
                && a.value() instanceof Number have
                && b.value() instanceof Number want
                && implies(one.operator(), have.doubleValue(), other.operator(), want.doubleValue());
    }

    private static boolean implies(String operator, double have, String wanted, double want) {
        return switch (wanted) {
            case ">=" -> (operator.startsWith(">") || operator.equals("==")) && have >= want;
            case ">" ->
                operator.equals(">") ? have >= want : (operator.equals(">=") || operator.equals("==")) && have > want;
            case "<=" -> (operator.startsWith("<") || operator.equals("==")) && have <= want;
            case "<" ->
                operator.equals("<") ? have <= want : (operator.equals("<=") || operator.equals("==")) && have < want;
            default -> false;
        };
    }

    /** An expression with the facts it compares with called alike in all rules. */
    private static String plain(Expr expr, Map<String, String> names) {
        if (expr instanceof Expr.Compare compare && compare.operand() instanceof Expr.Reference reference) {
            String binding = names.getOrDefault(reference.binding(), reference.binding());
            return compare.property() + " " + compare.operator() + " "
                    + new Expr.Reference(binding, reference.property(), reference.window());
        }
        return expr.toString();
    }
}
