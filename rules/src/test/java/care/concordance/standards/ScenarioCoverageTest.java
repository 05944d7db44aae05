package care.concordance.standards;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.authoring.Scenarios;
import care.concordance.facts.AsOf;
import care.concordance.facts.Between;
import care.concordance.facts.DerivedFacts;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Range;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.json.Scenario;
import care.concordance.pack.CompiledPack;
import care.concordance.pack.Expr;
import care.concordance.pack.RuleText;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No standard is shipped whose scenarios leave a verdict or a side of a threshold untried. */
class ScenarioCoverageTest {

    /** A page says so when nothing can end as a gap. */
    private static final Pattern NO_GAP = Pattern.compile("(?m)^- Gap: never\\b");

    private static final CompiledPack PACK = CompiledPack.of(CarePartnerStandards.rulePack(), Map.of());
    private static final List<Scenario> SCENARIOS = Scenarios.read(ScenarioTest.SCENARIOS);

    @Test
    void everyStandardIsTriedFromAllSides() {
        List<String> missing = new ArrayList<>();
        for (Standard standard : PACK.standards()) {
            List<Scenario> scenarios = scenarios(standard);
            outcomes(standard, scenarios, missing);
            thresholds(standard, scenarios, missing);
        }
        assertThat(missing)
                .as(() -> "what the scenarios of the standards do not try:\n" + String.join("\n", missing))
                .isEmpty();
    }

    @Test
    void everyFileIsNamedAfterAStandard() {
        TreeSet<String> unknown = new TreeSet<>();
        SCENARIOS.stream()
                .filter(scenario -> PACK.standards().stream()
                        .noneMatch(standard ->
                                scenario.file().endsWith(Path.of(standard.domain(), standard.id() + ".json"))))
                .forEach(scenario -> unknown.add(scenario.file().toString()));
        assertThat(unknown)
                .as("scenario files that are not <domain>/<ID>.json of a standard")
                .isEmpty();
    }

    @Test
    void nothingIsConcordantBecauseNobodyLooked() {
        List<PartnerFact> bare = new ArrayList<>();
        bare.add(new Region("region", "Region"));
        bare.add(new Site("main", "Main", "region", null, Site.Scope.IN_SCOPE, null));
        bare.add(new Site("west", "West", null, null, Site.Scope.NOT_YET_INCLUDED, null));
        Arrays.stream(Disease.values())
                .forEach(disease -> bare.add(new DiseaseProgram("main", disease, null, null, null, null, null, null)));
        ConcordanceEngine engine = ConcordanceEngine.load(CarePartnerStandards.rulePack());
        for (LocalDate day : days()) {
            assertThat(engine.assess(PartnerSnapshot.of("Bare", day, bare)).verdicts())
                    .as("verdicts on bare subjects on %s", day)
                    .filteredOn(verdict -> verdict.outcome() == Outcome.CONCORDANT)
                    .map(verdict -> verdict.standard().id() + " " + verdict.subject())
                    .isEmpty();
        }
    }

    /** One day in force for every text there is. */
    private static Set<LocalDate> days() {
        TreeSet<LocalDate> days = new TreeSet<>();
        PACK.standards().forEach(standard -> days.add(standard.effectiveFrom()));
        return days;
    }

    private static List<Scenario> scenarios(Standard standard) {
        return SCENARIOS.stream()
                .filter(scenario -> scenario.standard().equals(standard.id())
                        && standard.inForce(scenario.snapshot().asOf()))
                .toList();
    }

    private static void outcomes(Standard standard, List<Scenario> scenarios, List<String> missing) {
        boolean noGap = NO_GAP.matcher(standard.page()).find();
        if (scenarios.stream().noneMatch(scenario -> scenario.outcome() == Outcome.CONCORDANT)) {
            missing.add(text(standard) + ": no scenario ends CONCORDANT");
        }
        boolean gap = scenarios.stream().anyMatch(scenario -> scenario.outcome() == Outcome.GAP);
        if (!gap && !noGap) {
            missing.add(text(standard) + ": no scenario ends GAP; if none can, the page says \"- Gap: never\" and why");
        }
        if (gap && noGap) {
            missing.add(text(standard) + ": its page says \"- Gap: never\", but a scenario ends GAP");
        }
    }

    private static void thresholds(Standard standard, List<Scenario> scenarios, List<String> missing) {
        List<Fact> facts = scenarios.stream()
                .map(Scenario::snapshot)
                .flatMap(snapshot -> Stream.of(
                                snapshot.facts().stream(),
                                DerivedFacts.of(snapshot.facts()).stream(),
                                Stream.of(new AsOf(snapshot.asOf())))
                        .flatMap(each -> each))
                .map(Fact.class::cast)
                .toList();
        TreeSet<String> untried = new TreeSet<>();
        for (RuleText rule : PACK.rules()) {
            if (!standard.equals(PACK.standardOfRule().get(rule.name()))) {
                continue;
            }
            for (RuleText.PatternText pattern : rule.patterns()) {
                List<Expr> leaves = pattern.constraints().stream()
                        .flatMap(constraint -> constraint.expr().leaves().stream())
                        .toList();
                List<Fact> matching = facts.stream()
                        .filter(fact -> fact.getClass().getSimpleName().equals(pattern.type()))
                        .filter(fact -> pattern.constraints().stream()
                                .allMatch(constraint -> isOfTheKind(fact, constraint.expr())))
                        .toList();
                for (Expr leaf : leaves) {
                    if (leaf instanceof Expr.Compare compare
                            && compare.operand() instanceof Expr.Literal literal
                            && literal.value() instanceof Number limit) {
                        untried.addAll(untried(pattern, compare, limit.doubleValue(), matching));
                    }
                }
            }
        }
        untried.forEach(each -> missing.add(text(standard) + ": " + each));
    }

    /** False when the fact is of another kind than the pattern asks for: its facts do not try the pattern's limits. */
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

    /** The values on both sides of a limit that no fact has. */
    private static List<String> untried(
            RuleText.PatternText pattern, Expr.Compare compare, double limit, List<Fact> facts) {
        List<Double> values = facts.stream()
                .map(fact -> read(fact, compare.property()))
                .filter(Number.class::isInstance)
                .map(value -> ((Number) requireNonNull(value)).doubleValue())
                .toList();
        boolean above = List.of(">", "<=").contains(compare.operator());
        boolean either = List.of("==", "!=").contains(compare.operator());
        double neighbour = above ? limit + 1 : limit - 1;
        // Of a rate, the exact limit and a value less than 1 beyond it; of a count, the limit and the next one.
        DoublePredicate beyond = either
                ? value -> value != limit
                : value -> above ? value > limit && value <= neighbour : value < limit && value >= neighbour;
        List<String> untried = new ArrayList<>();
        String where = " (for " + pattern.type() + "( " + compare + " ))";
        if (!values.contains(limit)) {
            untried.add(
                    "no scenario has a " + pattern.type() + " with " + compare.property() + " " + plain(limit) + where);
        }
        if (values.stream().noneMatch(beyond::test) && (either || isPossible(compare, facts, neighbour))) {
            untried.add("no scenario has a " + pattern.type() + " with " + compare.property() + " "
                    + (either ? "other than " + plain(limit) : plain(neighbour) + " (a rate may lie between)")
                    + where);
        }
        return untried;
    }

    /** False when the value beyond a limit lies outside what the component may be. */
    private static boolean isPossible(Expr.Compare compare, List<Fact> facts, double value) {
        Range range = facts.isEmpty() ? null : range(facts.get(0).getClass(), compare.property());
        return range == null || (value >= range.min() && value <= range.max());
    }

    private static @Nullable Range range(Class<?> type, String property) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(property))
                .findFirst()
                .map((RecordComponent component) -> component.getAnnotation(Range.class))
                .orElse(null);
    }

    /** A property's value; of a number within bounds, the number once it is known exactly. */
    private static @Nullable Object read(Fact fact, String property) {
        try {
            Object value = fact.getClass().getMethod(property).invoke(fact);
            return value instanceof Between between && between.isExact() ? Integer.valueOf(between.atLeast()) : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the gate has checked that facts have it: " + property, e);
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String text(Standard standard) {
        long texts = PACK.standards().stream()
                .filter(other -> other.id().equals(standard.id()))
                .count();
        return standard.id() + (texts > 1 ? " (the text in force from " + standard.effectiveFrom() + ")" : "");
    }
}
