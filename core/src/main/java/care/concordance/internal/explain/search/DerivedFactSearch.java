package care.concordance.internal.explain.search;

import care.concordance.evaluate.ConstraintState;
import care.concordance.explain.SmallestChange.Change;
import care.concordance.facts.Between;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.internal.evaluate.Check;
import care.concordance.internal.evaluate.ConstraintInterpreter;
import care.concordance.internal.evaluate.WalkableRule.Step;
import care.concordance.internal.pack.Expr;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Changes of base facts after which a count or figure derived from them satisfies a step. */
final class DerivedFactSearch {

    /** The largest number tried for a figure. */
    private static final int MOST_FOLLOWED = 1 << 16;

    private final SearchContext target;
    private final Addition addition;

    DerivedFactSearch(SearchContext target, Addition addition) {
        this.target = target;
        this.addition = addition;
    }

    /** A derived fact the step could be satisfied by, with nothing counted yet; null when that cannot be told. */
    @Nullable
    Fact imagined(State state, Step step) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Map.Entry<String, RecordComponent> component :
                FactRecord.of(step.type()).components().entrySet()) {
            Object value = null;
            for (Expr leaf : RepairSearch.leaves(step, component.getKey())) {
                if (leaf instanceof Expr.Compare compare && compare.operator().equals("==")) {
                    List<Object> candidates = Candidates.of(
                            component.getValue(), List.of(leaf), List.of(), state.bound(), null, target.day());
                    value = candidates.isEmpty() ? null : candidates.get(0);
                }
            }
            if (Effort.counted(step.type(), component.getKey()) != null) {
                value = component.getValue().getType() == Between.class ? Between.exactly(0) : 0;
            } else if (value == null) {
                value = addition.standIn(component.getKey(), component.getValue(), step.type(), state.world());
            }
            values.put(component.getKey(), value);
        }
        return FactRecord.tryBuild(step.type(), values);
    }

    /** One more of what a derived count counts: a fact that almost counts is changed, or one is added. */
    List<State> counted(State state, Step step, Fact derived, boolean exists) {
        List<State> next = new ArrayList<>();
        Set<String> asked = new LinkedHashSet<>();
        Set<String> followed = new LinkedHashSet<>();
        Set<String> latest = new LinkedHashSet<>();
        boolean fixed = false;
        boolean unknown = false;
        List<ConstraintState> answers = step.ask(derived, state.bound());
        for (int i = 0; i < answers.size(); i++) {
            Check check = step.checks().get(i);
            if (answers.get(i).holds()) {
                continue;
            }
            for (String property : ConstraintInterpreter.properties(check.text().expr())) {
                String source = Effort.followed(step.type(), property);
                if (source != null) {
                    followed.add(source);
                    unknown |= ConstraintInterpreter.value(derived, property) == null;
                } else if (Effort.latest(step.type(), property) != null) {
                    latest.add(Effort.latest(step.type(), property));
                } else if (Effort.counted(step.type(), property) == null) {
                    fixed = true;
                    if (!check.isJoin()) {
                        target.blocked().add(step.type().getSimpleName() + "." + property);
                    }
                } else {
                    asked.add(property);
                }
            }
        }
        if (fixed) {
            return next;
        }
        followed.forEach(source -> next.addAll(follow(state, step, derived, source)));
        if (!exists || unknown || (asked.isEmpty() && followed.isEmpty() && latest.isEmpty())) {
            // Only that there are any: whatever is counted brings the fact about.
            FactRecord.of(step.type()).components().keySet().stream()
                    .filter(name -> Effort.counted(step.type(), name) != null)
                    .forEach(asked::add);
        }
        if (!exists || !followed.isEmpty()) {
            // A later year leaves behind whatever the earlier ones lack.
            FactRecord.of(step.type()).components().keySet().stream()
                    .map(name -> Effort.latest(step.type(), name))
                    .filter(Objects::nonNull)
                    .forEach(latest::add);
        }
        latest.forEach(type -> next.addAll(ofLatestYear(state, step, derived, base(type))));
        for (String component : FactRecord.of(step.type()).components().keySet()) {
            Effort.Counted counted = Effort.counted(step.type(), component);
            if (counted != null && asked.contains(component)) {
                next.addAll(oneMore(state, derived, counted));
            }
            if (counted != null && !followed.isEmpty()) {
                // One more that says enough, where what those there are say is too little.
                Class<? extends Fact> type = base(counted.type());
                next.addAll(evidenced(state, step, derived, type, needed(derived, type, counted), 0));
            }
        }
        return next;
    }

    /** The least change of one base fact's component, up or down, after which a derived figure satisfies the step. */
    private List<State> follow(State state, Step step, Fact derived, String source) {
        List<State> next = new ArrayList<>();
        target.blocked().add(source);
        String component = source.substring(source.indexOf('.') + 1);
        for (PartnerFact fact : state.world().base()) {
            if (!fact.getClass().getSimpleName().equals(source.substring(0, source.indexOf('.')))
                    || !DerivedFacts.follows(derived, fact)) {
                continue;
            }
            RecordComponent found = FactRecord.of(fact.getClass()).components().get(component);
            Object known = ConstraintInterpreter.value(fact, component);
            Object start = known == null && found != null ? BoundarySearch.start(found, target.day()) : known;
            if (found == null || !(start instanceof Integer from)) {
                continue;
            }
            int current = known == null ? from - 1 : from;
            Integer named = known == null ? named(state, step, derived, fact, found) : null;
            if (named != null) {
                State after = state.change(fact, Map.of(component, named));
                if (after != null) {
                    next.add(after);
                }
                continue;
            }
            for (int direction : new int[] {1, -1}) {
                int moved = nearest(state, step, derived, fact, found, current, direction);
                State after = moved == 0 ? null : state.change(fact, Map.of(component, current + direction * moved));
                if (after != null) {
                    next.add(after);
                }
            }
        }
        return next;
    }

    /** For a component that is unknown and a figure of the same sort: the number the rule itself names, if it satisfies. */
    private @Nullable Integer named(State state, Step step, Fact derived, PartnerFact fact, RecordComponent component) {
        for (Map.Entry<String, RecordComponent> figure :
                FactRecord.of(step.type()).components().entrySet()) {
            if (figure.getValue().getType() != Integer.class) {
                continue;
            }
            for (Expr leaf : RepairSearch.leaves(step, figure.getKey())) {
                for (Object value :
                        Candidates.of(component, List.of(leaf), List.of(), state.bound(), null, target.day())) {
                    if (!leaf.isKnownTest()
                            && value instanceof Integer number
                            && satisfies(state, step, derived, fact, component, number)) {
                        return number;
                    }
                }
            }
        }
        return null;
    }

    /** How far a component must move until the derived figure satisfies the step, found by bisection as figures are monotone; 0 when it never does. */
    private int nearest(
            State state,
            Step step,
            Fact derived,
            PartnerFact fact,
            RecordComponent component,
            int current,
            int direction) {
        // A part that reaches its whole goes no further; a whole still less than its part may.
        boolean goesOn = moved(fact, component, current + direction) == null;
        IntPredicate isAllowed = by -> Candidates.allowed(component, current + direction * by, target.day())
                && (goesOn || moved(fact, component, current + direction * by) != null);
        int moved = least(by ->
                !isAllowed.test(by) || satisfies(state, step, derived, fact, component, current + direction * by));
        return isAllowed.test(moved) ? moved : 0;
    }

    /** The least number, from 1, of which something holds that holds of all larger ones; 0 when it would be too large. */
    private static int least(IntPredicate holds) {
        int good = 1;
        while (!holds.test(good)) {
            good *= 2;
            if (good > MOST_FOLLOWED) {
                return 0;
            }
        }
        int bad = good / 2;
        while (good - bad > 1) {
            int middle = (good + bad) >>> 1;
            if (holds.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private static @Nullable Fact moved(PartnerFact fact, RecordComponent component, int value) {
        return FactRecord.tryWith(fact, Map.of(component.getName(), value));
    }

    private static boolean satisfies(
            State state, Step step, Fact derived, PartnerFact fact, RecordComponent component, int value) {
        Fact changed = moved(fact, component, value);
        if (changed == null) {
            return false;
        }
        List<PartnerFact> base = new ArrayList<>(state.world().base());
        base.set(base.indexOf(fact), (PartnerFact) changed);
        return isSatisfied(state, step, derived, base);
    }

    private List<State> oneMore(State state, Fact derived, Effort.Counted counted) {
        Class<? extends Fact> type = base(counted.type());
        Map<String, Object> needed = needed(derived, type, counted);
        List<State> next = new ArrayList<>();
        for (Fact fact : state.world().of(type)) {
            Map<String, Object> lacking = new LinkedHashMap<>();
            needed.forEach((name, value) -> {
                if (!value.equals(ConstraintInterpreter.value(fact, name))) {
                    lacking.put(name, value);
                }
            });
            State after = lacking.isEmpty() ? null : state.change((PartnerFact) fact, lacking);
            if (after != null) {
                next.add(after);
            }
        }
        next.addAll(added(state, type, needed, Map.of(), 0));
        return next;
    }

    /** The values with which a base fact is counted in a derived one. */
    private static Map<String, Object> needed(Fact derived, Class<? extends Fact> type, Effort.Counted counted) {
        Map<String, RecordComponent> components = FactRecord.of(type).components();
        Map<String, Object> needed = new LinkedHashMap<>();
        counted.values().forEach((name, value) -> {
            Object typed = value.startsWith("@")
                    ? ConstraintInterpreter.value(derived, value.substring(1))
                    : typed(components.get(name), value);
            if (typed != null) {
                needed.put(name, typed);
            }
        });
        return needed;
    }

    /** A new base fact of a recent year, with the evidence by which the figure of that year satisfies the step. */
    private List<State> ofLatestYear(State state, Step step, Fact derived, Class<? extends Fact> type) {
        List<State> next = new ArrayList<>();
        int thisYear = target.day().getYear();
        Set<Object> years = new LinkedHashSet<>(List.of(thisYear - 1, thisYear));
        years.add(Objects.requireNonNull(ConstraintInterpreter.value(derived, "year"), "a figure of a year"));
        for (Object year : years) {
            Map<String, Object> needed = new LinkedHashMap<>();
            needed.put("site", site(derived));
            needed.put("year", year);
            next.addAll(evidenced(state, step, derived, type, needed, next.size()));
        }
        return next;
    }

    /** A new base fact of these values and the evidence by which the figure satisfies the step; none when it never does. */
    private List<State> evidenced(
            State state,
            Step step,
            Fact derived,
            Class<? extends Fact> type,
            Map<String, Object> needed,
            double further) {
        Predicate<Map<String, Object>> suffices =
                evidence -> isSatisfied(state, step, derived, fact(state, type, needed, evidence));
        Map<String, Object> evidence = evidence(step, type, needed.keySet(), suffices);
        if (evidence.isEmpty()) {
            return List.of();
        }
        for (String name : List.copyOf(evidence.keySet())) {
            Object value = Objects.requireNonNull(evidence.remove(name));
            if (!suffices.test(evidence)) {
                evidence.put(name, value);
            }
        }
        return added(state, type, needed, evidence, further);
    }

    /** All that a new fact may have on record, such that it suffices; empty when it never does. */
    private Map<String, Object> evidence(
            Step step, Class<? extends Fact> type, Set<String> needed, Predicate<Map<String, Object>> suffices) {
        // The least there is of what the figure follows: no case is left unproven.
        Map<String, Object> least = onRecord(
                type,
                needed,
                component -> Effort.follows(step.type(), type.getSimpleName() + "." + component.getName())
                        ? BoundarySearch.start(component, target.day())
                        : null);
        if (suffices.test(least)) {
            return least;
        }
        Map<String, Object> plausible = onRecord(type, needed, component -> null);
        if (suffices.test(plausible)) {
            return plausible;
        }
        // Beside what others state it may take more of everything.
        int enough = least(number -> suffices.test(onRecord(type, needed, component -> number)));
        return enough == 0 ? Map.of() : onRecord(type, needed, component -> enough);
    }

    /** A fact with plausible values for everything optional, and the numbers given in place of some. */
    private Map<String, Object> onRecord(
            Class<? extends Fact> type, Set<String> needed, Function<RecordComponent, @Nullable Object> number) {
        Map<String, Object> evidence = new TreeMap<>();
        FactRecord record = FactRecord.of(type);
        record.components().forEach((name, component) -> {
            if (needed.contains(name) || !record.isOptional(name)) {
                return;
            }
            Object given = component.getType() == Integer.class ? number.apply(component) : null;
            Object value = given != null && Candidates.allowed(component, given, target.day())
                    ? given
                    : Candidates.standIn(component, target.day());
            if (value != null) {
                evidence.put(name, value);
            }
        });
        return evidence;
    }

    /** A new base fact of these values and this evidence; none when no such fact can be added. */
    private List<State> added(
            State state,
            Class<? extends Fact> type,
            Map<String, Object> needed,
            Map<String, Object> evidence,
            double further) {
        OptionalInt effort = Effort.ofNew(type);
        PartnerFact fact = fact(state, type, needed, evidence);
        return effort.isEmpty() || fact == null
                ? List.of()
                : List.of(state.with(
                        Change.adding(
                                fact, List.copyOf(needed.keySet()), List.copyOf(evidence.keySet()), effort.getAsInt()),
                        further + evidence.size()));
    }

    /** A new base fact; null when the record refuses it, or there is one of its id. */
    private @Nullable PartnerFact fact(
            State state, Class<? extends Fact> type, Map<String, Object> needed, Map<String, Object> evidence) {
        Map<String, @Nullable Object> values = new HashMap<>(needed);
        values.putAll(evidence);
        FactRecord record = FactRecord.of(type);
        record.components().forEach((name, component) -> {
            if (!values.containsKey(name) && !record.isOptional(name)) {
                values.put(name, addition.standIn(name, component, type, state.world()));
            }
        });
        Fact fact = FactRecord.tryBuild(type, values);
        return fact == null || state.world().has(type, fact.id()) ? null : (PartnerFact) fact;
    }

    /** Whether a figure satisfies the step once a new base fact is there. */
    private static boolean isSatisfied(State state, Step step, Fact derived, @Nullable PartnerFact added) {
        if (added == null) {
            return false;
        }
        List<PartnerFact> base = new ArrayList<>(state.world().base());
        base.add(added);
        return isSatisfied(state, step, derived, base);
    }

    private static boolean isSatisfied(State state, Step step, Fact derived, List<PartnerFact> base) {
        return state.world().with(base).besides(derived).stream()
                .anyMatch(each -> each.id().equals(derived.id()) && step.admits(each, state.bound()));
    }

    private static Object site(Fact derived) {
        return Objects.requireNonNull(
                ConstraintInterpreter.value(derived, "site"), "a figure by year is one of a site");
    }

    private static Class<? extends Fact> base(String name) {
        for (Class<?> permitted : PartnerFact.class.getPermittedSubclasses()) {
            if (permitted.getSimpleName().equals(name)) {
                return permitted.asSubclass(Fact.class);
            }
        }
        throw new IllegalStateException("the effort table names " + name + ", which is no fact");
    }

    private static @Nullable Object typed(@Nullable RecordComponent component, String value) {
        if (component == null) {
            return null;
        }
        if (component.getType().isEnum()) {
            for (Object constant : component.getType().getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(value)) {
                    return constant;
                }
            }
        }
        return value.equals("true") || value.equals("false") ? Boolean.valueOf(value) : value;
    }
}
