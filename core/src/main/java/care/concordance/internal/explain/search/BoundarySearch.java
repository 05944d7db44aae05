package care.concordance.internal.explain.search;

import care.concordance.facts.Fact;
import care.concordance.facts.Range;
import care.concordance.internal.evaluate.ConstraintInterpreter;
import care.concordance.internal.evaluate.WalkableRule.Step;
import care.concordance.internal.pack.Expr;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values of a component by which a property computed from it turns out as wanted. No constraint names them: they are
 * tried one after the other, from the value that the component has.
 *
 * @param day the day of the assessment
 */
record BoundarySearch(LocalDate day) {

    /** How far a computed property is followed through one of the components it is computed from. */
    private static final int MOST_SCANNED = 60_000;

    /** The nearest values of a component, above and below, for which all that is asked of a computed property holds. */
    List<Object> asked(Step step, Fact fact, String property, RecordComponent component, Map<String, Fact> bound) {
        List<Expr> asked = RepairSearch.leaves(step, property);
        return nearest(
                changed -> asked.stream().allMatch(leaf -> ConstraintInterpreter.holds(leaf, changed, bound)),
                fact,
                property,
                component);
    }

    /** The nearest values of a component, above and below, of which a computed property is known and something holds. */
    List<Object> nearest(Predicate<Fact> wanted, Fact fact, String property, RecordComponent component) {
        Object current = ConstraintInterpreter.value(fact, component.getName());
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
        Object start = current == null ? start(component, day) : current;
        for (int direction : new int[] {1, -1}) {
            boolean sound = current != null;
            for (int i = current == null ? 0 : 1; i <= MOST_SCANNED; i++) {
                Object value;
                if (start instanceof Integer number) {
                    value = number + direction * i;
                } else if (start instanceof LocalDate date) {
                    value = date.plusDays((long) direction * i);
                } else {
                    return values;
                }
                if (!Candidates.allowed(component, value, day)) {
                    break;
                }
                Fact changed = FactRecord.tryWith(fact, Map.of(component.getName(), value));
                if (changed == null) {
                    if (sound) {
                        // A part that has reached its whole goes no further; a whole still less than its part does.
                        break;
                    }
                    continue;
                }
                sound = true;
                if (ConstraintInterpreter.value(changed, property) == null
                        && ConstraintInterpreter.value(fact, property) == null) {
                    if (i == 0) {
                        // There is no share of nothing.
                        continue;
                    }
                    // More than this component is unknown: no value of it helps.
                    break;
                }
                if (wanted.test(changed)) {
                    values.add(value);
                    break;
                }
            }
        }
        return values;
    }

    /** For a figure with fractions: the other figures of the fact it may be compared with, nearest first. */
    private List<Object> beside(
            Predicate<Fact> wanted, Fact fact, RecordComponent component, @Nullable Object current) {
        List<Double> figures = new ArrayList<>();
        FactRecord.of(fact.getClass()).components().forEach((name, other) -> {
            if (!name.equals(component.getName())
                    && other.getType() == Double.class
                    && ConstraintInterpreter.value(fact, name) instanceof Double figure) {
                figures.add(figure);
                figures.add(Math.nextUp(figure));
                figures.add(Math.nextDown(figure));
            }
        });
        Object from = current == null ? 0.0 : current;
        return figures.stream()
                .distinct()
                .filter(figure ->
                        Candidates.allowed(component, figure, day) && satisfies(fact, component, figure, wanted))
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
    static @Nullable Object start(RecordComponent component, LocalDate day) {
        Range range = component.getAnnotation(Range.class);
        if (component.getType() == Integer.class) {
            return range == null ? 0 : (int) range.min();
        }
        return component.getType() == LocalDate.class ? day : null;
    }

    /** Whether a computed property is computed from a component: it is unknown when the component is. */
    static boolean reads(Fact fact, String property, RecordComponent component) {
        Object value = ConstraintInterpreter.value(fact, property);
        boolean known = ConstraintInterpreter.value(fact, component.getName()) != null;
        if (!known) {
            return value == null || value instanceof Boolean;
        }
        if (value == null) {
            // There is no share of nothing.
            return Objects.equals(ConstraintInterpreter.value(fact, component.getName()), 0);
        }
        if (value.equals(false)) {
            // It would be a no of something unknown too.
            return true;
        }
        Map<String, @Nullable Object> unknown = new HashMap<>();
        unknown.put(component.getName(), null);
        try {
            Fact without = FactRecord.of(fact.getClass()).with(fact, unknown);
            return !value.equals(ConstraintInterpreter.value(without, property));
        } catch (RuntimeException e) {
            return false;
        }
    }
}
