package care.concordance.internal.explain.search;

import care.concordance.evaluate.ConstraintState;
import care.concordance.facts.Answer;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.internal.evaluate.Check;
import care.concordance.internal.evaluate.ConstraintInterpreter;
import care.concordance.internal.evaluate.WalkableRule.Step;
import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.RuleText.Form;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Changes of one fact after which a step admits it, or no longer does. */
final class RepairSearch {

    private static final int MOST_COMBINATIONS = 4_000;

    private final SearchContext target;
    private final BoundarySearch scan;

    RepairSearch(SearchContext target, BoundarySearch scan) {
        this.target = target;
        this.scan = scan;
    }

    /** Every way to make a step admit a fact. */
    List<State> repaired(State state, Step step, Fact fact) {
        List<ConstraintState> answers = step.ask(fact, state.bound());
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
            next.addAll(filled(state, step, fact, failing, new Filling(standIns, standIns.keySet())));
            return next;
        }
        next.addAll(filled(state, step, fact, failing, new Filling(Map.of(), Set.of())));
        // A whole that is only right when there is none: one, and its parts to fit.
        Map<String, Object> one = one(fact);
        if (!one.isEmpty() && failing.stream().anyMatch(check -> isComputed(check, fact))) {
            next.addAll(filled(state, step, fact, failing, new Filling(one, Set.of())));
        }
        return next;
    }

    /** If exactly one count of a fact is unknown, that count at 1, since 0 of 0 satisfies a share; else empty. */
    private Map<String, Object> one(Fact fact) {
        Map<String, Object> unknown = new LinkedHashMap<>();
        FactRecord.of(fact.getClass()).components().forEach((name, component) -> {
            if (component.getType() == Integer.class
                    && ConstraintInterpreter.value(fact, name) == null
                    && BoundarySearch.start(component, target.day()) instanceof Integer least) {
                unknown.put(name, least + 1);
            }
        });
        return unknown.size() == 1 ? unknown : Map.of();
    }

    /**
     * What is assumed of a fact before its failing constraints are looked at.
     *
     * @param values by component
     * @param standIns the components whose values stand in for evidence
     */
    private record Filling(Map<String, Object> values, Set<String> standIns) {}

    private List<State> filled(State state, Step step, Fact fact, List<Check> failing, Filling filling) {
        Fact filled = FactRecord.tryWith(fact, filling.values());
        if (filled == null) {
            return List.of();
        }
        Map<String, List<Object>> choices = new LinkedHashMap<>();
        for (Check check : failing) {
            // Of the fact as it is they all fail, or were not asked because a value is unknown.
            if (!filling.values().isEmpty() && check.test(Form.CERTAIN, filled, state.bound())) {
                continue;
            }
            boolean any = false;
            for (Expr leaf : check.text().expr().leaves()) {
                any |= choose(state, step, filled, leaf, choices);
            }
            if (!any) {
                return List.of();
            }
        }
        return chosen(state, step, fact, filling, choices);
    }

    /** Whether a fact could be changed to pass the step at all; most facts of other sites fail a constraint on what nobody changes, such as the site. */
    private boolean isChangeable(Fact fact, Check check) {
        boolean any = false;
        for (Expr leaf : check.text().expr().leaves()) {
            String property = leaf.property();
            boolean own = FactRecord.of(fact.getClass()).components().containsKey(property);
            boolean fixed = own && Effort.ofChange(fact.getClass(), property).isEmpty();
            // That another site's fact is another site's is no obstacle worth naming.
            if (fixed && !leaf.isJoin()) {
                block(fact, property);
            }
            any |= !fixed;
        }
        return any;
    }

    private List<State> chosen(State state, Step step, Fact fact, Filling filling, Map<String, List<Object>> choices) {
        List<State> next = new ArrayList<>();
        List<Map<String, Object>> combinations = new ArrayList<>(combinations(choices));
        if (!filling.standIns().isEmpty()) {
            combinations.add(0, Map.of());
        }
        for (Map<String, Object> chosen : combinations) {
            Map<String, Object> values = new LinkedHashMap<>(filling.values());
            values.putAll(chosen);
            Fact changed = FactRecord.tryWith(fact, values);
            if (changed != null && step.admits(changed, state.bound())) {
                Set<String> only = new HashSet<>(filling.standIns());
                only.removeAll(chosen.keySet());
                State after = state.change((PartnerFact) fact, values, only);
                if (after == null) {
                    values.keySet().forEach(name -> block(fact, name));
                } else {
                    next.add(after.next(after.binding(step, changed)));
                }
            }
        }
        return next;
    }

    /** Ways to satisfy a join by changing the other fact. */
    private void otherSide(State state, Fact fact, List<Check> failing, List<State> next) {
        if (failing.size() != 1
                || !(failing.get(0).text().expr() instanceof Expr.Compare compare)
                || !(compare.operand() instanceof Expr.Reference reference)
                || !(state.bound().get(reference.binding()) instanceof PartnerFact other)
                || Effort.ofChange(other.getClass(), reference.property()).isEmpty()) {
            return;
        }
        RecordComponent component = FactRecord.of(other.getClass()).components().get(reference.property());
        Object value = ConstraintInterpreter.value(fact, compare.property());
        if (component == null || value == null) {
            return;
        }
        List<Object> nearest = reference.back(value).stream()
                .flatMap(each -> Candidates.near(component, each, target.day()).stream())
                .distinct()
                .toList();
        for (Object near : nearest) {
            Fact changed = FactRecord.tryWith(other, Map.of(reference.property(), near));
            Map<String, Fact> bound = new HashMap<>(state.bound());
            if (changed != null) {
                bound.put(reference.binding(), changed);
            }
            State after = changed == null || !failing.get(0).test(Form.CERTAIN, fact, bound)
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
                                .map(fact -> ConstraintInterpreter.value(fact, compare.property()))
                                .filter(Objects::nonNull)
                                .forEach(value -> values.addAll(reference.back(value)));
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
            Object value = ConstraintInterpreter.value(fact, name) == null
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
    static boolean isComputed(Check check, Fact fact) {
        return ConstraintInterpreter.properties(check.text().expr()).stream()
                .noneMatch(FactRecord.of(fact.getClass()).components()::containsKey);
    }

    /** How close a fact is to passing: a point for each value that is known, and one for each that is right. */
    private static long holding(List<Check> checks, Fact fact, Map<String, Object> values, Map<String, Fact> bound) {
        Fact filled = FactRecord.tryWith(fact, values);
        return filled == null
                ? 0
                : checks.stream()
                        .filter(check -> known(check, filled))
                        .mapToLong(check -> check.test(Form.CERTAIN, filled, bound) ? 2 : 1)
                        .sum();
    }

    /** Behind a failed known test nothing compares an unknown value. */
    private static boolean holds(Check check, Fact fact, Map<String, Fact> bound) {
        return known(check, fact) && check.test(Form.CERTAIN, fact, bound);
    }

    private static boolean known(Check check, Fact fact) {
        return check.text().expr().leaves().stream()
                .allMatch(leaf -> leaf.isKnownTest() || ConstraintInterpreter.value(fact, leaf.property()) != null);
    }

    private void block(Fact fact, String component) {
        target.blocked().add(fact.getClass().getSimpleName() + "." + component);
    }

    /** Notes the values of components by which a leaf could be satisfied; false when there are none. */
    private boolean choose(State state, Step step, Fact fact, Expr leaf, Map<String, List<Object>> choices) {
        String property = leaf.property();
        Map<String, RecordComponent> components = FactRecord.of(fact.getClass()).components();
        RecordComponent own = components.get(property);
        if (own != null) {
            if (Effort.ofChange(fact.getClass(), property).isEmpty()) {
                return false;
            }
            List<Object> values = Candidates.of(
                    own,
                    leaves(step, property),
                    comparedLater(state, step, property),
                    state.bound(),
                    ConstraintInterpreter.value(fact, property),
                    target.day());
            offer(choices, property, andFitting(fact, property, values));
            return true;
        }
        boolean any = false;
        for (Map.Entry<String, RecordComponent> component : components.entrySet()) {
            if (Effort.ofChange(fact.getClass(), component.getKey()).isPresent()
                    && BoundarySearch.reads(fact, property, component.getValue())) {
                any = true;
                offer(
                        choices,
                        component.getKey(),
                        scan.asked(step, fact, property, component.getValue(), state.bound()));
            }
        }
        if (!any) {
            block(fact, property);
        }
        return any;
    }

    /** Values of a component, then each moved to where it does not contradict what else the fact states. */
    private static List<Object> andFitting(Fact fact, String component, List<Object> values) {
        FactRecord type = FactRecord.of(fact.getClass());
        Set<Object> both = new LinkedHashSet<>(values);
        values.forEach(value ->
                both.addAll(type.fitting(fact, Map.of(component, value)).values()));
        return List.copyOf(both);
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
                .filter(leaf -> leaf.property().equals(property))
                .toList();
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
     * Every way to make sure that a fact is none a step asks for. The rule is then satisfied anew: what it asks
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
                        && leaf.isKnownTest()
                        && compare.operator().equals("!=")) {
                    continue;
                }
                String property = leaf.property();
                components.forEach((name, component) -> {
                    if (Effort.ofChange(fact.getClass(), name).isEmpty()) {
                        return;
                    }
                    if (name.equals(property)) {
                        List<Object> values = Candidates.of(
                                component,
                                askedAnywhere(state, step.type(), name),
                                List.of(),
                                state.bound(),
                                ConstraintInterpreter.value(fact, name),
                                target.day());
                        offer(choices, name, andFitting(fact, name, values));
                    } else if (!components.containsKey(property) && BoundarySearch.reads(fact, property, component)) {
                        offer(
                                choices,
                                name,
                                scan.nearest(changed -> isRuledOut(step, changed, state), fact, property, component));
                    }
                });
            }
        }
        List<State> next = new ArrayList<>();
        choices.forEach((component, values) -> {
            for (Object value : values) {
                Fact changed = FactRecord.tryWith(fact, Map.of(component, value));
                if (changed != null && isRuledOut(step, changed, state)) {
                    State after = state.change(partnerFact, Map.of(component, value));
                    if (after != null) {
                        next.add(after.at(after.rule()));
                    }
                }
            }
        });
        return next;
    }

    private static boolean isRuledOut(Step step, Fact fact, State state) {
        return step.answer(fact, state.bound()) == Answer.NO;
    }

    /** What the rule asks in any step of a property of a type, other facts not being compared with. */
    private static List<Expr> askedAnywhere(State state, Class<?> type, String property) {
        return state.goal().get(state.rule()).steps().stream()
                .filter(step -> step.type() == type)
                .flatMap(step -> leaves(step, property).stream())
                .filter(leaf -> !leaf.isJoin())
                .toList();
    }
}
