package care.concordance.explain;

import care.concordance.evaluate.Reading;
import care.concordance.evaluate.RuleWalk.Answer;
import care.concordance.evaluate.RuleWalk.Check;
import care.concordance.evaluate.RuleWalk.Step;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Range;
import care.concordance.pack.Expr;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of one fact after which a step admits it, or no longer does. */
final class Repair {

    private static final int MOST_COMBINATIONS = 4_000;
    /** How far a computed property is followed through one of the components it is computed from. */
    private static final int MOST_SCANNED = 60_000;

    private final Target target;

    Repair(Target target) {
        this.target = target;
    }

    /** Every way to make a step admit a fact. */
    List<State> repaired(State state, Step step, Fact fact) {
        List<Answer> answers = step.ask(fact, state.bound());
        List<Check> failing = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            if (!answers.get(i).holds()) {
                failing.add(step.checks().get(i));
            }
        }
        List<State> next = new ArrayList<>();
        otherSide(state, fact, failing, next);
        if (!failing.stream().allMatch(check -> isChangeable(fact, check))) {
            return next;
        }
        Map<String, Object> standIns = standIns(step, fact, false, state.bound());
        if (!standIns.isEmpty()) {
            filled(state, step, fact, failing, standIns, standIns.keySet(), next);
            return next;
        }
        chosen(state, step, fact, fact, failing, Map.of(), Set.of(), next);
        // A whole that is only right when there is none: one, and its parts to fit.
        Map<String, Object> one = one(fact);
        if (!one.isEmpty() && failing.stream().anyMatch(check -> isComputed(check, fact))) {
            filled(state, step, fact, failing, one, Set.of(), next);
        }
        return next;
    }

    /** The only count that is unknown of a fact, at one more than the least there is; empty when there is no such count. */
    private Map<String, Object> one(Fact fact) {
        Map<String, Object> unknown = new LinkedHashMap<>();
        FactRecord.of(fact.getClass()).components().forEach((name, component) -> {
            if (component.getType() == Integer.class
                    && Reading.value(fact, name) == null
                    && unknownStart(component) instanceof Integer least) {
                unknown.put(name, least + 1);
            }
        });
        return unknown.size() == 1 ? unknown : Map.of();
    }

    private void filled(
            State state,
            Step step,
            Fact fact,
            List<Check> failing,
            Map<String, Object> values,
            Set<String> standIns,
            List<State> next) {
        Fact filled = FactRecord.tryWith(fact, values);
        if (filled == null) {
            return;
        }
        List<Check> left = failing.stream()
                .filter(check -> !check.test(filled, state.bound()))
                .toList();
        chosen(state, step, fact, filled, left, values, standIns, next);
    }

    /** False when a constraint reads only components nobody changes: most facts of other sites end here. */
    private boolean isChangeable(Fact fact, Check check) {
        boolean any = false;
        for (Expr leaf : check.text().expr().leaves()) {
            String property = Reading.property(leaf);
            boolean own = FactRecord.of(fact.getClass()).components().containsKey(property);
            boolean fixed = own && Effort.ofChange(fact.getClass(), property).isEmpty();
            // That another site's fact is another site's is no obstacle worth naming.
            if (fixed && !Reading.isJoin(leaf)) {
                block(fact, property);
            }
            any |= !fixed;
        }
        return any;
    }

    private void chosen(
            State state,
            Step step,
            Fact fact,
            Fact filled,
            List<Check> failing,
            Map<String, Object> given,
            Set<String> standIns,
            List<State> next) {
        Map<String, List<Object>> choices = new LinkedHashMap<>();
        for (Check check : failing) {
            boolean any = false;
            for (Expr leaf : check.text().expr().leaves()) {
                any |= choose(state, step, filled, leaf, choices);
            }
            if (!any) {
                return;
            }
        }
        List<Map<String, Object>> combinations = new ArrayList<>(combinations(choices));
        if (!standIns.isEmpty()) {
            combinations.add(0, Map.of());
        }
        for (Map<String, Object> chosen : combinations) {
            Map<String, Object> values = new LinkedHashMap<>(given);
            values.putAll(chosen);
            Fact changed = FactRecord.tryWith(fact, values);
            if (changed != null && step.admits(changed, state.bound())) {
                Set<String> only = new HashSet<>(standIns);
                only.removeAll(chosen.keySet());
                State after = state.change((PartnerFact) fact, values, only);
                if (after == null) {
                    values.keySet().forEach(name -> block(fact, name));
                } else {
                    next.add(after.next(after.binding(step, changed)));
                }
            }
        }
    }

    /** A join may also be met from its other side. */
    private void otherSide(State state, Fact fact, List<Check> failing, List<State> next) {
        if (failing.size() != 1
                || !(failing.get(0).text().expr() instanceof Expr.Compare compare)
                || !(compare.operand() instanceof Expr.Reference reference)
                || !(state.bound().get(reference.binding()) instanceof PartnerFact other)
                || Effort.ofChange(other.getClass(), reference.property()).isEmpty()) {
            return;
        }
        RecordComponent component = FactRecord.of(other.getClass()).components().get(reference.property());
        Object value = Reading.value(fact, compare.property());
        if (component == null || value == null) {
            return;
        }
        for (Object near : Candidates.near(component, value, target.day())) {
            Fact changed = FactRecord.tryWith(other, Map.of(reference.property(), near));
            Map<String, Fact> bound = new HashMap<>(state.bound());
            if (changed != null) {
                bound.put(reference.binding(), changed);
            }
            State after = changed == null || !failing.get(0).test(fact, bound)
                    ? null
                    : state.change(other, Map.of(reference.property(), near));
            if (after != null) {
                // The other fact stands in an earlier step: satisfy the rule anew.
                next.add(after.at(after.rule()));
                return;
            }
        }
    }

    /** What later steps of the rule compare a component of the fact of this step with, as the facts are. */
    static List<Object> comparedLater(State state, Step step, String component) {
        List<Object> values = new ArrayList<>();
        List<Step> steps = state.goal().get(state.rule()).steps();
        for (Step later : steps.subList(state.step() + 1, steps.size())) {
            for (Check check : later.checks()) {
                for (Expr leaf : check.text().expr().leaves()) {
                    if (leaf instanceof Expr.Compare compare
                            && compare.operand() instanceof Expr.Reference reference
                            && reference.binding().equals(step.text().binding())
                            && reference.property().equals(component)) {
                        state.world().of(later.type()).stream()
                                .map(fact -> Reading.value(fact, compare.property()))
                                .filter(Objects::nonNull)
                                .forEach(values::add);
                    }
                }
            }
        }
        return values;
    }

    /**
     * Where several components are unknown that a computed property needs together: values that stand in for the evidence
     * of each. Empty when one component alone, or none, makes the difference.
     *
     * @param isNew a new fact states what nobody changes of a known one, such as how many cases there were
     */
    Map<String, Object> standIns(Step step, Fact fact, boolean isNew, Map<String, Fact> bound) {
        Map<String, Object> plausible = new LinkedHashMap<>();
        FactRecord.of(fact.getClass()).components().forEach((name, component) -> {
            Object value = Reading.value(fact, name) == null
                            && (isNew || Effort.ofChange(fact.getClass(), name).isPresent())
                    ? Candidates.standIn(component, target.day())
                    : null;
            if (value != null) {
                plausible.put(name, value);
            }
        });
        Map<String, Object> all = FactRecord.of(fact.getClass()).fitting(fact, plausible);
        List<Check> computed = step.checks().stream()
                .filter(check -> isComputed(check, fact))
                .filter(check -> !holds(check, fact, bound))
                .toList();
        if (all.size() < 2 || computed.isEmpty()) {
            return Map.of();
        }
        long least = holding(computed, fact, all, bound);
        if (least == 0) {
            return Map.of();
        }
        for (String name : List.copyOf(all.keySet())) {
            Map<String, Object> without = new LinkedHashMap<>(all);
            without.remove(name);
            if (holding(computed, fact, without, bound) >= least) {
                all.remove(name);
            }
        }
        return all.size() < 2 ? Map.of() : all;
    }

    /** Whether a constraint reads only what is computed from components. */
    private static boolean isComputed(Check check, Fact fact) {
        return Reading.properties(check.text().expr()).stream()
                .noneMatch(FactRecord.of(fact.getClass()).components()::containsKey);
    }

    private static long holding(List<Check> checks, Fact fact, Map<String, Object> values, Map<String, Fact> bound) {
        Fact filled = FactRecord.tryWith(fact, values);
        return filled == null
                ? 0
                : checks.stream().filter(check -> holds(check, filled, bound)).count();
    }

    /** Behind a failed known test nothing compares an unknown value. */
    private static boolean holds(Check check, Fact fact, Map<String, Fact> bound) {
        return check.text().expr().leaves().stream()
                        .allMatch(leaf ->
                                Reading.isKnownTest(leaf) || Reading.value(fact, Reading.property(leaf)) != null)
                && check.test(fact, bound);
    }

    private void block(Fact fact, String component) {
        target.blocked().add(fact.getClass().getSimpleName() + "." + component);
    }

    /** Notes the values of components by which a leaf could be satisfied; false when there are none. */
    private boolean choose(State state, Step step, Fact fact, Expr leaf, Map<String, List<Object>> choices) {
        String property = Reading.property(leaf);
        Map<String, RecordComponent> components = FactRecord.of(fact.getClass()).components();
        RecordComponent own = components.get(property);
        if (own != null) {
            if (Effort.ofChange(fact.getClass(), property).isEmpty()) {
                return false;
            }
            offer(
                    choices,
                    property,
                    Candidates.of(
                            own,
                            leaves(step, property),
                            comparedLater(state, step, property),
                            state.bound(),
                            Reading.value(fact, property),
                            target.day()));
            return true;
        }
        boolean any = false;
        for (Map.Entry<String, RecordComponent> component : components.entrySet()) {
            if (Effort.ofChange(fact.getClass(), component.getKey()).isPresent()
                    && reads(fact, property, component.getValue())) {
                any = true;
                offer(choices, component.getKey(), scanned(step, fact, property, component.getValue(), state.bound()));
            }
        }
        if (!any) {
            block(fact, property);
        }
        return any;
    }

    /** More values to choose from: a component may be asked for itself and for what is computed from it. */
    private static void offer(Map<String, List<Object>> choices, String component, List<Object> values) {
        choices.merge(
                component,
                values,
                (before, more) ->
                        Stream.concat(before.stream(), more.stream()).distinct().toList());
    }

    /** The leaves of a step that read a property. */
    static List<Expr> leaves(Step step, String property) {
        return step.checks().stream()
                .flatMap(check -> check.text().expr().leaves().stream())
                .filter(leaf -> Reading.property(leaf).equals(property))
                .toList();
    }

    /** Whether a computed property is computed from a component: it is unknown when the component is. */
    static boolean reads(Fact fact, String property, RecordComponent component) {
        Object value = Reading.value(fact, property);
        boolean known = Reading.value(fact, component.getName()) != null;
        if (!known) {
            return value == null || value instanceof Boolean;
        }
        if (value == null) {
            // There is no share of nothing.
            return Objects.equals(Reading.value(fact, component.getName()), 0);
        }
        if (value.equals(false)) {
            // It would be a no of something unknown too.
            return true;
        }
        Map<String, @Nullable Object> unknown = new HashMap<>();
        unknown.put(component.getName(), null);
        try {
            Fact without = FactRecord.of(fact.getClass()).with(fact, unknown);
            return !value.equals(Reading.value(without, property));
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The nearest values of a component, above and below, for which all that is asked of a computed property holds. */
    List<Object> scanned(Step step, Fact fact, String property, RecordComponent component, Map<String, Fact> bound) {
        List<Expr> asked = leaves(step, property);
        return scanned(
                changed -> asked.stream().allMatch(leaf -> Reading.holds(leaf, changed, bound)),
                fact,
                property,
                component);
    }

    private List<Object> scanned(Predicate<Fact> wanted, Fact fact, String property, RecordComponent component) {
        Object current = Reading.value(fact, component.getName());
        if (current instanceof Boolean truth) {
            return List.of(!truth);
        }
        if (component.getType().isEnum()) {
            return List.of((Object[]) component.getType().getEnumConstants());
        }
        if (component.getType() == Boolean.class) {
            return List.of(true, false);
        }
        if (component.getType() == Double.class) {
            return beside(wanted, fact, component, current);
        }
        List<Object> values = new ArrayList<>();
        Object start = current == null ? unknownStart(component) : current;
        for (int direction : new int[] {1, -1}) {
            for (int i = current == null ? 0 : 1; i <= MOST_SCANNED; i++) {
                Object value;
                if (start instanceof Integer number) {
                    value = number + direction * i;
                } else if (start instanceof LocalDate date) {
                    value = date.plusDays((long) direction * i);
                } else {
                    return values;
                }
                if (!Candidates.allowed(component, value, target.day())) {
                    break;
                }
                Fact changed = FactRecord.tryWith(fact, Map.of(component.getName(), value));
                if (changed == null) {
                    continue;
                }
                if (Reading.value(changed, property) == null && Reading.value(fact, property) == null) {
                    if (i == 0) {
                        // There is no share of nothing.
                        continue;
                    }
                    // More than this component is unknown: no value of it helps.
                    break;
                }
                if (wanted.test(changed)) {
                    // Where the least there is does already it is a whole, and no whole is less than its part.
                    Integer part = current == null && i <= 1 ? largest(fact) : null;
                    boolean whole = part != null
                            && value instanceof Integer least
                            && part > least
                            && satisfies(fact, component, part, wanted);
                    values.add(whole ? part : value);
                    break;
                }
            }
        }
        return values;
    }

    /** The largest whole number a fact states; null when it states none. */
    private static @Nullable Integer largest(Fact fact) {
        return FactRecord.of(fact.getClass()).components().keySet().stream()
                .map(name -> Reading.value(fact, name))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** For a figure with fractions: the other figures of the fact it may be compared with, nearest first. */
    private List<Object> beside(
            Predicate<Fact> wanted, Fact fact, RecordComponent component, @Nullable Object current) {
        List<Double> figures = new ArrayList<>();
        FactRecord.of(fact.getClass()).components().forEach((name, other) -> {
            if (!name.equals(component.getName())
                    && other.getType() == Double.class
                    && Reading.value(fact, name) instanceof Double figure) {
                figures.add(figure);
                figures.add(Math.nextUp(figure));
                figures.add(Math.nextDown(figure));
            }
        });
        Object from = current == null ? 0.0 : current;
        return figures.stream()
                .distinct()
                .filter(figure -> Candidates.allowed(component, figure, target.day())
                        && satisfies(fact, component, figure, wanted))
                .sorted(Comparator.comparingDouble(figure -> Math.abs(figure - (Double) from)))
                .limit(1)
                .map(Object.class::cast)
                .toList();
    }

    private static boolean satisfies(Fact fact, RecordComponent component, Object value, Predicate<Fact> wanted) {
        Fact changed = FactRecord.tryWith(fact, Map.of(component.getName(), value));
        return changed != null && wanted.test(changed);
    }

    /** Where to look for a value that is not known: from the least there is, or around the day. */
    @Nullable
    Object unknownStart(RecordComponent component) {
        Range range = component.getAnnotation(Range.class);
        if (component.getType() == Integer.class) {
            return range == null ? 0 : (int) range.min();
        }
        return component.getType() == LocalDate.class ? target.day() : null;
    }

    /** Every choice of one value or none for each component, fewest first, the empty one left out. */
    static List<Map<String, Object>> combinations(Map<String, List<Object>> choices) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, List<Object>> choice : choices.entrySet()) {
            List<Map<String, Object>> more = new ArrayList<>(all);
            for (Map<String, Object> values : all) {
                for (Object value : choice.getValue()) {
                    Map<String, Object> with = new LinkedHashMap<>(values);
                    with.put(choice.getKey(), value);
                    more.add(with);
                }
            }
            all = more.size() > MOST_COMBINATIONS ? more.subList(0, MOST_COMBINATIONS) : more;
        }
        return all.stream()
                .filter(values -> !values.isEmpty())
                .sorted(Comparator.comparingInt(Map::size))
                .toList();
    }

    /**
     * Every way to make a step no longer admit a fact that must not be. The rule is then satisfied anew: what it asks
     * elsewhere of the same fact counts too.
     */
    List<State> broken(State state, Step step, Fact fact) {
        if (!(fact instanceof PartnerFact partnerFact)) {
            return List.of();
        }
        Map<String, RecordComponent> components = FactRecord.of(fact.getClass()).components();
        Map<String, List<Object>> choices = new LinkedHashMap<>();
        for (Check check : step.checks()) {
            for (Expr leaf : check.text().expr().leaves()) {
                // A value cannot become unknown again; what must not be unknown can be stated.
                if (leaf instanceof Expr.Compare compare
                        && Reading.isKnownTest(leaf)
                        && compare.operator().equals("!=")) {
                    continue;
                }
                String property = Reading.property(leaf);
                components.forEach((name, component) -> {
                    if (Effort.ofChange(fact.getClass(), name).isEmpty()) {
                        return;
                    }
                    if (name.equals(property)) {
                        offer(
                                choices,
                                name,
                                Candidates.of(
                                        component,
                                        askedAnywhere(state, step.type(), name),
                                        List.of(),
                                        state.bound(),
                                        Reading.value(fact, name),
                                        target.day()));
                    } else if (!components.containsKey(property) && reads(fact, property, component)) {
                        offer(
                                choices,
                                name,
                                scanned(changed -> !step.admits(changed, state.bound()), fact, property, component));
                    }
                });
            }
        }
        List<State> next = new ArrayList<>();
        choices.forEach((component, values) -> {
            for (Object value : values) {
                Fact changed = FactRecord.tryWith(fact, Map.of(component, value));
                if (changed != null && !step.admits(changed, state.bound())) {
                    State after = state.change(partnerFact, Map.of(component, value));
                    if (after != null) {
                        next.add(after.at(after.rule()));
                    }
                }
            }
        });
        return next;
    }

    /** What the rule asks in any step of a property of a type, other facts not being compared with. */
    private static List<Expr> askedAnywhere(State state, Class<?> type, String property) {
        return state.goal().get(state.rule()).steps().stream()
                .filter(step -> step.type() == type)
                .flatMap(step -> leaves(step, property).stream())
                .filter(leaf -> !Reading.isJoin(leaf))
                .toList();
    }
}
