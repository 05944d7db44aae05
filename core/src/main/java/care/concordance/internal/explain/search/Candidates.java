package care.concordance.internal.explain.search;

import care.concordance.facts.Fact;
import care.concordance.facts.Past;
import care.concordance.facts.Range;
import care.concordance.internal.evaluate.ConstraintInterpreter;
import care.concordance.internal.pack.Expr;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values a component might be given so that constraints on it turn out otherwise: the literals and values they compare
 * with, and the next on either side. Whatever satisfies such constraints at the least distance is one of these.
 */
final class Candidates {

    /** Beyond this many elements asked for, a set is only tried as it is and with all of them. */
    private static final int MOST_ELEMENTS = 6;

    private Candidates() {}

    /**
     * Values for a component, without the one it has; the literals themselves before their neighbours.
     *
     * @param leaves constraints that read the component
     * @param compared values that other facts have to compare with it
     * @param current its value; null when unknown
     * @param day the day of the assessment
     */
    static List<Object> of(
            RecordComponent component,
            List<Expr> leaves,
            List<Object> compared,
            Map<String, Fact> bound,
            @Nullable Object current,
            LocalDate day) {
        LinkedHashSet<Object> values = new LinkedHashSet<>();
        List<Object> neighbours = new ArrayList<>();
        Class<?> type = component.getType();
        List<Expr> asked = leaves.stream().filter(leaf -> !leaf.isKnownTest()).toList();
        if (Collection.class.isAssignableFrom(type)) {
            return sets(component, asked, bound, current);
        }
        if (type == Boolean.class || type == boolean.class) {
            values.add(true);
            values.add(false);
        }
        if (current == null) {
            // What is brought on record was lately rather than as long ago as the rules allow.
            recent(component, day, values);
        }
        for (Expr leaf : asked) {
            if (leaf instanceof Expr.Compare compare) {
                value(type, ConstraintInterpreter.value(compare.operand(), bound), values, neighbours);
            } else if (leaf instanceof Expr.In in) {
                in.literals()
                        .forEach(literal ->
                                value(type, ConstraintInterpreter.value(literal, bound), values, neighbours));
            }
        }
        compared.forEach(value -> value(type, value, values, neighbours));
        values.addAll(neighbours);
        if (type.isEnum()) {
            values.addAll(Arrays.asList(type.getEnumConstants()));
        } else if (asked.isEmpty() || values.isEmpty()) {
            anything(component, day, values);
        }
        values.removeIf(value -> value.equals(current) || !allowed(component, value, day));
        return List.copyOf(values);
    }

    /** A value and its neighbours on either side, as far as the record's own annotations allow them. */
    static List<Object> near(RecordComponent component, Object value, LocalDate day) {
        LinkedHashSet<Object> values = new LinkedHashSet<>();
        List<Object> neighbours = new ArrayList<>();
        value(component.getType(), value, values, neighbours);
        values.addAll(neighbours);
        values.removeIf(each -> !allowed(component, each, day));
        return List.copyOf(values);
    }

    /** A value for a component nobody asks anything of; null when it may stay unknown, or when nothing is plausible. */
    static @Nullable Object placeholder(RecordComponent component, LocalDate day) {
        LinkedHashSet<Object> values = new LinkedHashSet<>();
        if (component.getType().isEnum()) {
            return component.getType().getEnumConstants()[0];
        }
        if (Collection.class.isAssignableFrom(component.getType())) {
            return component.getType() == List.class ? List.of() : Set.of();
        }
        anything(component, day, values);
        values.removeIf(value -> !allowed(component, value, day));
        return values.isEmpty() ? null : values.iterator().next();
    }

    private static void recent(RecordComponent component, LocalDate day, Set<Object> values) {
        if (component.getName().equals("year")) {
            values.add(day.getYear() - 1);
        } else if (component.getType() == LocalDate.class && component.isAnnotationPresent(Past.class)) {
            values.add(day);
        }
    }

    /** A value for evidence that is to be brought and has to be enough: a plausible figure, yes, today; null when there is none. */
    static @Nullable Object standIn(RecordComponent component, LocalDate day) {
        Class<?> type = component.getType();
        Object value = null;
        if (type == Integer.class) {
            value = 100;
        } else if (type == Double.class) {
            value = 100.0;
        } else if (type == Boolean.class) {
            value = true;
        } else if (type == LocalDate.class) {
            value = day;
        }
        return value != null && allowed(component, value, day) ? value : null;
    }

    /** Whether the record's own annotations allow a value. */
    static boolean allowed(RecordComponent component, Object value, LocalDate day) {
        Range range = component.getAnnotation(Range.class);
        if (range != null && value instanceof Number number) {
            return number.doubleValue() >= range.min() && number.doubleValue() <= range.max();
        }
        return !(value instanceof LocalDate date && component.isAnnotationPresent(Past.class) && date.isAfter(day));
    }

    private static void anything(RecordComponent component, LocalDate day, Set<Object> values) {
        Class<?> type = component.getType();
        if (type == Integer.class || type == int.class) {
            Range range = component.getAnnotation(Range.class);
            values.add(component.getName().equals("year") ? day.getYear() : range == null ? 0 : (int) range.min());
        } else if (type == Double.class || type == double.class) {
            values.add(0.0);
        } else if (type == Boolean.class || type == boolean.class) {
            values.add(true);
        } else if (type == LocalDate.class) {
            values.add(day);
        } else if (type == String.class) {
            values.add("to be named");
        }
    }

    private static void value(Class<?> type, @Nullable Object operand, Set<Object> values, List<Object> neighbours) {
        if (operand == null) {
            return;
        }
        if (type == Integer.class || type == int.class) {
            int whole = (int) Math.floor(((Number) operand).doubleValue());
            values.add(whole);
            neighbours.add(whole + 1);
            neighbours.add(whole - 1);
        } else if (type == Double.class || type == double.class) {
            double number = ((Number) operand).doubleValue();
            values.add(number);
            neighbours.add(Math.nextUp(number));
            neighbours.add(Math.nextDown(number));
        } else if (operand instanceof LocalDate date) {
            values.add(date);
            neighbours.add(date.plusDays(1));
            neighbours.add(date.minusDays(1));
        } else if (type.isEnum()) {
            values.add(constant(type, operand));
        } else {
            values.add(operand);
        }
    }

    /** The constant of an enum, given it or its name. */
    static Object constant(Class<?> type, Object nameOrConstant) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.equals(nameOrConstant)
                        || ((Enum<?>) constant).name().equals(nameOrConstant))
                .findFirst()
                .orElseThrow();
    }

    /** The set as it is with some of the elements asked for, and without some of those refused: fewest changes first. */
    private static List<Object> sets(
            RecordComponent component, List<Expr> leaves, Map<String, Fact> bound, @Nullable Object current) {
        Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        LinkedHashSet<Object> mentioned = new LinkedHashSet<>();
        for (Expr leaf : leaves) {
            if (leaf instanceof Expr.Contains contains) {
                Object value = ConstraintInterpreter.value(contains.literal(), bound);
                if (value != null) {
                    mentioned.add(element.isEnum() ? constant(element, value) : value);
                }
            }
        }
        List<Object> elements = List.copyOf(mentioned);
        Collection<?> now = current instanceof Collection<?> several ? several : List.of();
        List<Object> sets = new ArrayList<>();
        List<Integer> masks = new ArrayList<>();
        if (elements.size() > MOST_ELEMENTS) {
            Set<Object> union = new HashSet<>(now);
            union.addAll(elements);
            sets.add(Set.copyOf(union));
            return sets;
        }
        for (int mask = current == null ? 0 : 1; mask < 1 << elements.size(); mask++) {
            masks.add(mask);
        }
        masks.sort(java.util.Comparator.comparingInt(Integer::bitCount));
        for (int mask : masks) {
            Set<Object> set = new HashSet<>(now);
            for (int i = 0; i < elements.size(); i++) {
                boolean turn = (mask & (1 << i)) != 0;
                if (turn && !set.remove(elements.get(i))) {
                    set.add(elements.get(i));
                }
            }
            Object value = component.getType() == List.class ? List.copyOf(set) : Set.copyOf(set);
            if (!value.equals(current)) {
                sets.add(value);
            }
        }
        return sets;
    }
}
