package care.concordance.authoring;

import care.concordance.facts.AsOf;
import care.concordance.facts.Between;
import care.concordance.facts.Fact;
import care.concordance.facts.Range;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.internal.evaluate.ConstraintInterpreter;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.json.Scenario;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the scenarios of a pack try of its standards: which rules gave a reason for some verdict, and of each number or day
 * that decides, whether a scenario has a value one below it, at it, and one above it.
 */
public final class ScenarioCoverage {

    /** Where a value lies, seen from the limit it is compared with. */
    public enum Side {
        /** One less or one day before; of a decimal, less by at most one. */
        BELOW,
        AT,
        /** One more or one day later; of a decimal, more by at most one. */
        ABOVE,
        /** Any other value, where one value is asked for by {@code ==} or {@code !=}, or some by {@code in} or {@code contains}. */
        OTHER
    }

    /**
     * A rule.
     *
     * @param standard the text it belongs to
     * @param tried whether some scenario's verdict has a reason of it
     */
    public record TriedRule(Standard standard, RuleText rule, boolean tried) {}

    /**
     * A comparison with a number or with constants, or of numbers or days of two facts.
     *
     * @param standard the text it belongs to
     * @param rule the first rule it stands in
     * @param at where it stands in the rule's file
     * @param pattern the fact type asked
     * @param comparison as written
     * @param sides those that a value can have: not one outside the property's range
     * @param tried those that some scenario has
     */
    public record Boundary(
            Standard standard,
            RuleText rule,
            RuleText.Position at,
            String pattern,
            Expr comparison,
            Set<Side> sides,
            Set<Side> tried) {

        /** The sides no scenario has. */
        public Set<Side> untried() {
            EnumSet<Side> untried = EnumSet.noneOf(Side.class);
            untried.addAll(sides);
            untried.removeAll(tried);
            return untried;
        }

        /** Whether a scenario has the limit itself and one has a value just where the comparison turns. */
        public boolean isTriedWhereItTurns() {
            Side beyond = !(comparison instanceof Expr.Compare compare) || isEither(compare)
                    ? Side.OTHER
                    : Set.of(">", "<=").contains(compare.operator()) ? Side.ABOVE : Side.BELOW;
            return tried.contains(Side.AT) && (tried.contains(beyond) || !sides.contains(beyond));
        }

        @Override
        public String toString() {
            return pattern + "( " + comparison + " )";
        }
    }

    private final List<TriedRule> rules = new ArrayList<>();
    private final List<Boundary> boundaries = new ArrayList<>();

    private ScenarioCoverage() {}

    /** What scenarios that were run try of a pack's rules. */
    public static ScenarioCoverage of(CompiledPack pack, List<Scenarios.Result> results) {
        ScenarioCoverage coverage = new ScenarioCoverage();
        for (Standard standard : pack.standards()) {
            List<Scenarios.Result> own = results.stream()
                    .filter(result -> result.scenario().standard().equals(standard.id()))
                    .filter(result -> result.scenario().given().isJudgedBy(standard))
                    .toList();
            Set<String> spoke = new HashSet<>();
            own.stream()
                    .map(Scenarios.Result::verdict)
                    .filter(Objects::nonNull)
                    .forEach(verdict ->
                            verdict.reasons().stream().map(Reason::rule).forEach(spoke::add));
            List<List<Fact>> worlds = own.stream()
                    .map(result -> facts(result.scenario()))
                    .distinct()
                    .toList();
            Map<String, Boundary> written = new TreeMap<>();
            for (RuleText rule : pack.rules()) {
                if (standard.equals(pack.standardOfRule().get(rule.name()))) {
                    coverage.rules.add(new TriedRule(standard, rule, spoke.contains(rule.name())));
                    boundaries(standard, rule, pack.types(), worlds).forEach(each -> mergeWritten(written, each));
                }
            }
            Map<String, Boundary> ofStandard = new TreeMap<>();
            written.values().forEach(each -> merge(ofStandard, each));
            coverage.boundaries.addAll(ofStandard.values());
        }
        return coverage;
    }

    /** The facts a scenario's rules see. */
    static List<Fact> facts(Scenario scenario) {
        List<Fact> given = scenario.given().facts();
        return Stream.of(given.stream(), DerivedFacts.of(given).stream(), Stream.of(new AsOf(scenario.asOf())))
                .flatMap(each -> each)
                .map(Fact.class::cast)
                .toList();
    }

    /** A comparison that other rules have by extending the one it is written in is tried wherever one of them is. */
    private static void mergeWritten(Map<String, Boundary> boundaries, Boundary boundary) {
        String place = boundary.rule().file() + ":" + boundary.at().line() + ":"
                + boundary.at().column() + " " + boundary;
        boundaries.merge(place, boundary, (one, other) -> {
            EnumSet<Side> tried = EnumSet.noneOf(Side.class);
            tried.addAll(one.tried());
            tried.addAll(other.tried());
            return new Boundary(
                    one.standard(), one.rule(), one.at(), one.pattern(), one.comparison(), one.sides(), tried);
        });
    }

    /** The same comparison written in several rules is one, tried as little as where it is tried least. */
    private static void merge(Map<String, Boundary> boundaries, Boundary boundary) {
        boundaries.merge(boundary.toString(), boundary, (one, other) -> {
            EnumSet<Side> tried = EnumSet.noneOf(Side.class);
            tried.addAll(one.tried());
            tried.retainAll(other.tried());
            return new Boundary(
                    one.standard(), one.rule(), one.at(), one.pattern(), one.comparison(), one.sides(), tried);
        });
    }

    /** The comparisons of one rule, each with the sides that some of these facts have. */
    static List<Boundary> boundaries(
            Standard standard, RuleText rule, Map<String, Class<?>> types, List<List<Fact>> worlds) {
        List<Boundary> boundaries = new ArrayList<>();
        for (PatternText pattern : rule.patterns()) {
            for (ConstraintText constraint : pattern.constraints()) {
                for (Expr leaf : constraint.expr().leaves()) {
                    List<Expr.Operand> constants = constants(leaf);
                    if (!constants.isEmpty()) {
                        boundaries.add(choice(standard, rule, pattern, constraint, leaf, constants, worlds));
                    } else if (leaf instanceof Expr.Compare compare) {
                        Range range = FactTypes.note(
                                Objects.requireNonNull(types.get(pattern.type())), compare.property(), Range.class);
                        Boundary boundary = boundary(standard, rule, pattern, constraint, compare, range, worlds);
                        if (boundary != null) {
                            boundaries.add(boundary);
                        }
                    }
                }
            }
        }
        return boundaries;
    }

    /** The constants a leaf asks for; none when it asks for something else. */
    private static List<Expr.Operand> constants(Expr leaf) {
        List<Expr.Operand> asked = leaf instanceof Expr.In in
                ? in.literals()
                : leaf instanceof Expr.Contains contains
                        ? List.of(contains.literal())
                        : leaf instanceof Expr.Compare compare ? List.of(compare.operand()) : List.of();
        return asked.stream().allMatch(Expr.Constant.class::isInstance) ? asked : List.of();
    }

    /** Whether some fact has one of the constants, and some fact has it not. */
    private static Boundary choice(
            Standard standard,
            RuleText rule,
            PatternText pattern,
            ConstraintText constraint,
            Expr leaf,
            List<Expr.Operand> constants,
            List<List<Fact>> worlds) {
        Set<String> names = constants.stream()
                .map(constant -> ((Expr.Constant) constant).name())
                .collect(Collectors.toSet());
        EnumSet<Side> tried = EnumSet.noneOf(Side.class);
        for (List<Fact> world : worlds) {
            for (Fact fact : matching(pattern, constraint, world)) {
                Object value = read(fact, leaf.property());
                if (value instanceof Collection<?> several) {
                    boolean has = several.stream().map(String::valueOf).anyMatch(names::contains);
                    tried.add(has ? Side.AT : Side.OTHER);
                } else if (value instanceof Enum<?> one
                        && (names.contains(one.name()) || !one.name().equals("UNKNOWN"))) {
                    tried.add(names.contains(one.name()) ? Side.AT : Side.OTHER);
                }
            }
        }
        return new Boundary(
                standard, rule, constraint.at(), pattern.type(), leaf, EnumSet.of(Side.AT, Side.OTHER), tried);
    }

    private static boolean isEither(Expr.Compare compare) {
        return Set.of("==", "!=").contains(compare.operator());
    }

    private static @Nullable Boundary boundary(
            Standard standard,
            RuleText rule,
            PatternText pattern,
            ConstraintText constraint,
            Expr.Compare compare,
            @Nullable Range range,
            List<List<Fact>> worlds) {
        boolean either = isEither(compare);
        EnumSet<Side> sides = either ? EnumSet.of(Side.AT, Side.OTHER) : EnumSet.of(Side.BELOW, Side.AT, Side.ABOVE);
        EnumSet<Side> tried = EnumSet.noneOf(Side.class);
        if (compare.operand() instanceof Expr.Literal literal && literal.value() instanceof Number limit) {
            if (range != null && limit.doubleValue() - 1 < range.min()) {
                sides.remove(Side.BELOW);
            }
            if (range != null && limit.doubleValue() + 1 > range.max()) {
                sides.remove(Side.ABOVE);
            }
            for (List<Fact> world : worlds) {
                for (Fact fact : matching(pattern, constraint, world)) {
                    note(tried, either, read(fact, compare.property()), limit);
                }
            }
        } else if (compare.operand() instanceof Expr.Reference reference && !either) {
            String other = rule.patterns().stream()
                    .filter(each -> reference.binding().equals(each.binding()))
                    .map(PatternText::type)
                    .findFirst()
                    .orElse("");
            for (List<Fact> world : worlds) {
                List<Object> limits = world.stream()
                        .filter(fact -> fact.getClass().getSimpleName().equals(other))
                        .map(fact -> reference.of(read(fact, reference.property())))
                        .filter(Objects::nonNull)
                        .toList();
                for (Fact fact : matching(pattern, constraint, world)) {
                    limits.forEach(limit -> note(tried, false, read(fact, compare.property()), limit));
                }
            }
        } else {
            return null;
        }
        return new Boundary(standard, rule, constraint.at(), pattern.type(), compare, sides, tried);
    }

    private static void note(Set<Side> tried, boolean either, @Nullable Object value, Object limit) {
        double distance;
        if (value instanceof Number number && limit instanceof Number to) {
            distance = number.doubleValue() - to.doubleValue();
        } else if (value instanceof LocalDate day && limit instanceof LocalDate to) {
            distance = day.toEpochDay() - to.toEpochDay();
        } else {
            return;
        }
        if (distance == 0) {
            tried.add(Side.AT);
        } else if (either) {
            tried.add(Side.OTHER);
        } else if (Math.abs(distance) <= 1) {
            tried.add(distance < 0 ? Side.BELOW : Side.ABOVE);
        }
    }

    /** Facts of the kind a pattern asks for beside one constraint: one of another disease or topic does not try its limit. */
    private static List<Fact> matching(PatternText pattern, ConstraintText tried, List<Fact> facts) {
        return facts.stream()
                .filter(fact -> fact.getClass().getSimpleName().equals(pattern.type()))
                .filter(fact -> pattern.constraints().stream()
                        .allMatch(constraint -> constraint.equals(tried) || isOfTheKind(fact, constraint.expr())))
                .toList();
    }

    private static boolean isOfTheKind(Fact fact, Expr constraint) {
        if (constraint instanceof Expr.Compare compare
                && compare.operator().equals("==")
                && compare.operand() instanceof Expr.Constant constant) {
            return constant.name().equals(String.valueOf(read(fact, compare.property())));
        }
        if (constraint instanceof Expr.In in && !in.negated()) {
            Object value = read(fact, in.property());
            return in.literals().stream()
                    .anyMatch(literal -> !(literal instanceof Expr.Constant constant)
                            || constant.name().equals(String.valueOf(value)));
        }
        return true;
    }

    /** A property's value; of a number within bounds, the number once it is known exactly. */
    private static @Nullable Object read(Fact fact, String property) {
        Object value = ConstraintInterpreter.value(fact, property);
        return value instanceof Between between && between.isExact() ? Integer.valueOf(between.atLeast()) : value;
    }

    /** Every rule, in the order of standards and files. */
    public List<TriedRule> rules() {
        return rules;
    }

    /** Every comparison with a limit, once for each text of a standard. */
    public List<Boundary> boundaries() {
        return boundaries;
    }
}
