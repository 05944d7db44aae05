package care.concordance.explain;

import care.concordance.evaluate.Reading;
import care.concordance.evaluate.RuleWalk.Answer;
import care.concordance.evaluate.RuleWalk.Check;
import care.concordance.evaluate.RuleWalk.Step;
import care.concordance.explain.SmallestChange.Change;
import care.concordance.facts.DerivedFacts;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.pack.Expr;
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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Changes of base facts after which a count or figure derived from them satisfies a step. */
final class Figure {

    /** How far a figure is followed. */
    private static final int MOST_SCANNED = 60_000;

    private final Target target;
    private final Repair repair;
    private final Addition addition;

    Figure(Target target, Repair repair, Addition addition) {
        this.target = target;
        this.repair = repair;
        this.addition = addition;
    }

    /** A derived fact the step could be satisfied by, with nothing counted yet; null when that cannot be told. */
    @Nullable
    Fact imagined(State state, Step step) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Map.Entry<String, RecordComponent> component :
                FactRecord.of(step.type()).components().entrySet()) {
            Object value = null;
            for (Expr leaf : Repair.leaves(step, component.getKey())) {
                if (leaf instanceof Expr.Compare compare && compare.operator().equals("==")) {
                    List<Object> candidates = Candidates.of(
                            component.getValue(), List.of(leaf), List.of(), state.bound(), null, target.day());
                    value = candidates.isEmpty() ? null : candidates.get(0);
                }
            }
            if (Effort.counted(step.type(), component.getKey()) != null) {
                value = 0;
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
        List<Answer> answers = step.ask(derived, state.bound());
        for (int i = 0; i < answers.size(); i++) {
            Check check = step.checks().get(i);
            if (answers.get(i).holds()) {
                continue;
            }
            for (String property : Reading.properties(check.text().expr())) {
                String source = Effort.followed(step.type(), property);
                if (source != null) {
                    followed.add(source);
                    unknown |= Reading.value(derived, property) == null;
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
        for (String property : asked) {
            Effort.Counted counted = Effort.counted(step.type(), property);
            if (counted != null) {
                next.addAll(oneMore(state, derived, counted));
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
            if (!fact.getClass().getSimpleName().equals(source.substring(0, source.indexOf('.')))) {
                continue;
            }
            RecordComponent found = FactRecord.of(fact.getClass()).components().get(component);
            Object known = Reading.value(fact, component);
            Object start = known == null && found != null ? repair.unknownStart(found) : known;
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
            for (Expr leaf : Repair.leaves(step, figure.getKey())) {
                for (Object value :
                        Candidates.of(component, List.of(leaf), List.of(), state.bound(), null, target.day())) {
                    if (!Reading.isKnownTest(leaf)
                            && value instanceof Integer number
                            && satisfies(state, step, derived, fact, component, number)) {
                        return number;
                    }
                }
            }
        }
        return null;
    }

    /** By how much a component must move for the figure to satisfy the step; 0 when it never does. Figures are monotone. */
    private int nearest(
            State state,
            Step step,
            Fact derived,
            PartnerFact fact,
            RecordComponent component,
            int current,
            int direction) {
        int good = 0;
        int bad = 0;
        for (int reach = 1; good == 0 && reach <= MOST_SCANNED; reach *= 2) {
            int within = reach;
            while (within > bad && !Candidates.allowed(component, current + direction * within, target.day())) {
                within--;
            }
            if (within == bad) {
                return 0;
            }
            if (satisfies(state, step, derived, fact, component, current + direction * within)) {
                good = within;
            } else {
                bad = within;
            }
        }
        while (good - bad > 1) {
            int middle = (good + bad) >>> 1;
            if (satisfies(state, step, derived, fact, component, current + direction * middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private static boolean satisfies(
            State state, Step step, Fact derived, PartnerFact fact, RecordComponent component, int value) {
        List<PartnerFact> base = new ArrayList<>(state.world().base());
        base.set(base.indexOf(fact), (PartnerFact)
                FactRecord.of(fact.getClass()).with(fact, Map.of(component.getName(), value)));
        return isSatisfied(state, step, derived, base);
    }

    private List<State> oneMore(State state, Fact derived, Effort.Counted counted) {
        Class<? extends Fact> type = base(counted.type());
        Map<String, RecordComponent> components = FactRecord.of(type).components();
        Map<String, Object> needed = new LinkedHashMap<>();
        counted.values().forEach((name, value) -> {
            RecordComponent component = components.get(name);
            Object typed = value.startsWith("@") ? Reading.value(derived, value.substring(1)) : typed(component, value);
            if (typed != null) {
                needed.put(name, typed);
            }
        });
        List<State> next = new ArrayList<>();
        for (Fact fact : state.world().of(type)) {
            Map<String, Object> lacking = new LinkedHashMap<>();
            needed.forEach((name, value) -> {
                if (!value.equals(Reading.value(fact, name))) {
                    lacking.put(name, value);
                }
            });
            State after = lacking.isEmpty() ? null : state.change((PartnerFact) fact, lacking);
            if (after != null) {
                next.add(after);
            }
        }
        next.addAll(added(state, type, needed));
        return next;
    }

    /** A new base fact of a recent year, with the evidence by which the figure of that year satisfies the step. */
    private List<State> ofLatestYear(State state, Step step, Fact derived, Class<? extends Fact> type) {
        OptionalInt effort = Effort.ofNew(type);
        if (effort.isEmpty()) {
            return List.of();
        }
        List<State> next = new ArrayList<>();
        int thisYear = target.day().getYear();
        Set<Object> years = new LinkedHashSet<>(List.of(thisYear - 1, thisYear));
        years.add(Objects.requireNonNull(Reading.value(derived, "year"), "a figure of a year"));
        for (Object year : years) {
            Map<String, @Nullable Object> values = new HashMap<>();
            Set<String> evidence = new TreeSet<>();
            FactRecord.of(type).components().forEach((name, component) -> {
                if (name.equals("site")) {
                    values.put(name, site(derived));
                } else if (name.equals("year")) {
                    values.put(name, year);
                } else if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    // The least there is of what the figure follows: no case is left unproven.
                    boolean moves = component.getType() == Integer.class
                            && Effort.follows(step.type(), type.getSimpleName() + "." + name);
                    values.put(
                            name, moves ? repair.unknownStart(component) : Candidates.standIn(component, target.day()));
                    evidence.add(name);
                } else {
                    values.put(name, addition.standIn(name, component, type, state.world()));
                }
            });
            if (!isSatisfied(state, step, derived, type, values)) {
                continue;
            }
            for (String name : List.copyOf(evidence)) {
                Object value = values.put(name, null);
                if (isSatisfied(state, step, derived, type, values)) {
                    evidence.remove(name);
                } else {
                    values.put(name, value);
                }
            }
            PartnerFact fact = (PartnerFact) FactRecord.of(type).build(values);
            next.add(state.with(
                    Change.adding(fact, List.of("site", "year"), List.copyOf(evidence), effort.getAsInt()),
                    next.size() + evidence.size()));
        }
        return next;
    }

    /** Whether a figure satisfies the step once a new base fact of these values is there. */
    private static boolean isSatisfied(
            State state, Step step, Fact derived, Class<? extends Fact> type, Map<String, @Nullable Object> values) {
        Fact fact = FactRecord.tryBuild(type, values);
        if (fact == null || state.world().has(type, fact.id())) {
            return false;
        }
        List<PartnerFact> base = new ArrayList<>(state.world().base());
        base.add((PartnerFact) fact);
        return isSatisfied(state, step, derived, base);
    }

    private static boolean isSatisfied(State state, Step step, Fact derived, List<PartnerFact> base) {
        return DerivedFacts.of(base).stream()
                .anyMatch(each -> each.getClass() == derived.getClass()
                        && each.id().equals(derived.id())
                        && step.admits(each, state.bound()));
    }

    /** A new base fact of these values; none when no such fact can be added. */
    private List<State> added(State state, Class<? extends Fact> type, Map<String, Object> needed) {
        OptionalInt effort = Effort.ofNew(type);
        if (effort.isEmpty()) {
            return List.of();
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        FactRecord.of(type).components().forEach((name, component) -> {
            if (needed.containsKey(name)) {
                values.put(name, needed.get(name));
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                values.put(name, addition.standIn(name, component, type, state.world()));
            }
        });
        Fact fact = FactRecord.tryBuild(type, values);
        return fact == null || state.world().has(type, fact.id())
                ? List.of()
                : List.of(state.with(
                        Change.adding((PartnerFact) fact, List.copyOf(needed.keySet()), List.of(), effort.getAsInt()),
                        0));
    }

    private static Object site(Fact derived) {
        return Objects.requireNonNull(Reading.value(derived, "site"), "a figure by year is one of a site");
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
