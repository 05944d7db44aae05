package care.concordance.internal.explain.search;

import care.concordance.explain.SmallestChange.Change;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.internal.evaluate.ConstraintInterpreter;
import care.concordance.internal.evaluate.Distance;
import care.concordance.internal.evaluate.WalkableRule;
import care.concordance.internal.evaluate.WalkableRule.Step;
import care.concordance.pack.Quantifier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Some way into satisfying the rules of a goal, and the changes made on the way.
 *
 * @param world the facts with the changes applied
 * @param distance how far the changes lie from what there is, to choose among equal efforts
 * @param goal the rules to satisfy in turn: one that says met, one that says observed
 * @param rule which of them is being satisfied
 * @param step its step
 * @param bound the facts its steps have bound so far
 */
record State(
        HypotheticalFacts world,
        List<Change> changes,
        int effort,
        double distance,
        List<WalkableRule> goal,
        int rule,
        int step,
        Map<String, Fact> bound) {

    /** At the next step, with these facts bound. */
    State next(Map<String, Fact> nowBound) {
        return new State(world, changes, effort, distance, goal, rule, step + 1, nowBound);
    }

    /** At the first step of a rule. */
    State at(int ofRule) {
        return new State(world, changes, effort, distance, goal, ofRule, 0, Map.of());
    }

    /** At the first step of one more rule. */
    State alsoFor(WalkableRule more) {
        List<WalkableRule> longer = new ArrayList<>(goal);
        longer.add(more);
        return new State(world, changes, effort, distance, List.copyOf(longer), goal.size(), 0, Map.of());
    }

    /** With a goal that is reached. */
    State reached(List<WalkableRule> whole) {
        return new State(world, changes, effort, distance, whole, whole.size(), 0, Map.of());
    }

    boolean isComplete() {
        return rule == goal.size();
    }

    String key() {
        StringBuilder key = new StringBuilder();
        goal.forEach(walk -> key.append(walk.text().name()).append('|'));
        key.append(rule).append('/').append(step);
        new TreeMap<>(bound)
                .forEach(
                        (name, fact) -> key.append('|').append(name).append('=').append(fact));
        changes.stream()
                .map(Change::toString)
                .sorted()
                .forEach(change -> key.append('|').append(change));
        return key.toString();
    }

    /** How far along, so that among equals the nearest to the end goes first. */
    int progress() {
        return rule * 100 + step;
    }

    /** What is bound once a step has found its fact. */
    Map<String, Fact> binding(Step found, Fact fact) {
        if (found.text().binding() == null || found.text().quantifier() != Quantifier.EACH) {
            return bound;
        }
        Map<String, Fact> more = new HashMap<>(bound);
        more.put(found.text().binding(), fact);
        return Map.copyOf(more);
    }

    /** One more change, of a fact or of one that is new. */
    State with(Change change, double further) {
        List<Change> more = new ArrayList<>(changes);
        more.add(change);
        return new State(
                world.with(change.applyTo(world.base())),
                List.copyOf(more),
                effort + change.effort(),
                distance + further,
                goal,
                rule,
                step,
                bound);
    }

    /** Components of a fact changed; null when one of them never changes so, or was changed before. */
    @Nullable
    State change(PartnerFact fact, Map<String, Object> values) {
        return change(fact, values, Set.of());
    }

    /** @param standIns of the components, those whose value only stands in for evidence to be brought */
    @Nullable
    State change(PartnerFact fact, Map<String, Object> values, Set<String> standIns) {
        State after = this;
        PartnerFact current = fact;
        for (Map.Entry<String, Object> value : values.entrySet()) {
            String component = value.getKey();
            Object from = ConstraintInterpreter.value(current, component);
            OptionalInt needed = Effort.ofChange(fact.getClass(), component, from, value.getValue());
            if (needed.isEmpty() || isMovedBack(fact, component, from, value.getValue())) {
                return null;
            }
            String citation = fact.citation();
            State completed = after.completed(citation, component, value.getValue());
            if (completed != null) {
                after = completed;
            } else if (after.hasChanged(citation, component)) {
                return null;
            } else {
                int elements = elements(from, value.getValue());
                after = after.with(
                        new Change(
                                fact,
                                component,
                                from,
                                value.getValue(),
                                null,
                                List.of(),
                                standIns.contains(component) ? List.of(component) : List.of(),
                                needed.getAsInt() * Math.max(1, elements)),
                        Distance.between(from, value.getValue()));
            }
            current = (PartnerFact) FactRecord.of(fact.getClass()).with(current, Map.of(component, value.getValue()));
        }
        Map<String, Fact> nowBound = new HashMap<>(after.bound());
        PartnerFact now = current;
        nowBound.replaceAll((name, each) -> each.equals(fact) ? now : each);
        return new State(
                after.world, after.changes, after.effort, after.distance, goal, rule, step, Map.copyOf(nowBound));
    }

    /** What has happened is not moved back. */
    private static boolean isMovedBack(PartnerFact fact, String component, @Nullable Object from, Object to) {
        return from instanceof LocalDate happened
                && to instanceof LocalDate earlier
                && earlier.isBefore(happened)
                && FactRecord.of(fact.getClass()).isPast(component);
    }

    private boolean hasChanged(String citation, String component) {
        return changes.stream()
                .anyMatch(change -> (change.fact() != null
                                && change.fact().citation().equals(citation)
                                && change.component().equals(component))
                        || (change.added() != null && change.added().citation().equals(citation)));
    }

    /** A fact added before says one thing more, at no more effort; null when the fact was not added, or says it already. */
    private @Nullable State completed(String citation, String component, Object value) {
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            PartnerFact added = change.added();
            if (added == null
                    || !added.citation().equals(citation)
                    || ConstraintInterpreter.value(added, component) != null) {
                continue;
            }
            PartnerFact more = (PartnerFact) FactRecord.of(added.getClass()).with(added, Map.of(component, value));
            List<String> asked = new ArrayList<>(change.asked());
            asked.add(component);
            List<Change> completed = new ArrayList<>(changes);
            completed.set(i, Change.adding(more, asked, change.standIns(), change.effort()));
            List<PartnerFact> base = new ArrayList<>(world.base());
            base.set(base.indexOf(added), more);
            return new State(
                    world.with(base), List.copyOf(completed), effort, distance + 1e-3, goal, rule, step, bound);
        }
        return null;
    }

    /** How many elements two sets differ by; 0 for other values. */
    private static int elements(@Nullable Object from, Object to) {
        if (!(to instanceof Collection<?> after)) {
            return 0;
        }
        Collection<?> before = from instanceof Collection<?> several ? several : List.of();
        return (int) (after.stream()
                        .filter(element -> !before.contains(element))
                        .count()
                + before.stream().filter(element -> !after.contains(element)).count());
    }
}
