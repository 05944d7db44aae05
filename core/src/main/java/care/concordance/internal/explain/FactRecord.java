package care.concordance.internal.explain;

import care.concordance.facts.AtMost;
import care.concordance.facts.Fact;
import care.concordance.facts.Past;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fact type taken apart and put together again through its canonical constructor. */
public final class FactRecord {

    private static final ClassValue<FactRecord> OF = new ClassValue<>() {
        @Override
        protected FactRecord computeValue(Class<?> type) {
            return new FactRecord(type);
        }
    };

    private final Map<String, RecordComponent> components = new LinkedHashMap<>();
    /** For a component that must not be more than another, the other one. */
    private final Map<RecordComponent, RecordComponent> most = new LinkedHashMap<>();

    private final Set<String> optional = new HashSet<>();
    private final Constructor<?> constructor;

    private FactRecord(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(component.getName(), component);
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                optional.add(component.getName());
            }
        }
        for (RecordComponent component : type.getRecordComponents()) {
            AtMost limit = component.getAnnotation(AtMost.class);
            if (limit != null) {
                most.put(component, Objects.requireNonNull(components.get(limit.value()), limit::value));
            }
        }
        try {
            constructor = type.getDeclaredConstructor(
                    components.values().stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor: " + type, e);
        }
    }

    public static FactRecord of(Class<? extends Fact> type) {
        return OF.get(type);
    }

    /** Its components by name, in order. */
    public Map<String, RecordComponent> components() {
        return components;
    }

    /** True of a component that may be unknown, or say nothing. */
    boolean isOptional(String component) {
        return optional.contains(component);
    }

    /** True for the day of something that has happened. */
    boolean isPast(String component) {
        RecordComponent found = components.get(component);
        return found != null && found.isAnnotationPresent(Past.class);
    }

    /**
     * A fact of these values.
     *
     * @throws IllegalArgumentException when the record refuses them
     */
    Fact build(Map<String, @Nullable Object> values) {
        return build(components.keySet().stream().map(values::get).toArray());
    }

    /** The same fact with some components changed. */
    public Fact with(Fact fact, Map<String, ? extends @Nullable Object> changed) {
        @Nullable Object[] values = new Object[components.size()];
        int i = 0;
        for (RecordComponent component : components.values()) {
            values[i++] = changed.containsKey(component.getName())
                    ? changed.get(component.getName())
                    : value(fact, component);
        }
        return build(values);
    }

    /** A fact of these values; null when they are no fact, or contradict each other. */
    static @Nullable Fact tryBuild(Class<? extends Fact> type, Map<String, @Nullable Object> values) {
        try {
            return of(type).sound(of(type).build(values));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The same fact with some components changed; null when that is no fact, or contradicts itself. */
    static @Nullable Fact tryWith(Fact fact, Map<String, ? extends @Nullable Object> changed) {
        try {
            FactRecord type = of(fact.getClass());
            return type.sound(type.with(fact, changed));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Fact sound(Fact fact) {
        return most.entrySet().stream()
                        .anyMatch(limit -> isMore(value(fact, limit.getKey()), value(fact, limit.getValue())))
                ? null
                : fact;
    }

    /** Values for what a fact does not know, moved where they would contradict it or, through one moved, each other. */
    Map<String, Object> fitting(Fact fact, Map<String, Object> values) {
        Map<String, Object> fitting = new LinkedHashMap<>(values);
        Set<String> free = new HashSet<>(values.keySet());
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Map.Entry<RecordComponent, RecordComponent> limit : most.entrySet()) {
                String part = limit.getKey().getName();
                String whole = limit.getValue().getName();
                Object less = fitting.containsKey(part) ? fitting.get(part) : value(fact, limit.getKey());
                Object more = fitting.containsKey(whole) ? fitting.get(whole) : value(fact, limit.getValue());
                if (less == null || more == null || !isMore(less, more)) {
                    continue;
                }
                boolean lowered = free.remove(part);
                moved |= lowered || free.remove(whole);
                fitting.computeIfPresent(lowered ? part : whole, (name, value) -> lowered ? more : less);
            }
        }
        return fitting;
    }

    @SuppressWarnings("unchecked") // the two are of one type
    private static boolean isMore(@Nullable Object value, @Nullable Object most) {
        return value != null && most != null && ((Comparable<Object>) value).compareTo(most) > 0;
    }

    public @Nullable Object value(Fact fact, String component) {
        RecordComponent found = components.get(component);
        if (found == null) {
            throw new IllegalArgumentException(fact.citation() + " has no component " + component);
        }
        return value(fact, found);
    }

    private static @Nullable Object value(Fact fact, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("fact records are public: " + component, e);
        }
    }

    private Fact build(@Nullable Object[] values) {
        int i = 0;
        for (String component : components.keySet()) {
            if (values[i++] == null && !isOptional(component)) {
                throw new IllegalArgumentException("no such fact: " + component + " is not null");
            }
        }
        try {
            return (Fact) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "a " + constructor.getDeclaringClass().getSimpleName() + " refuses its values", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("fact records are public: " + constructor, e);
        }
    }
}
