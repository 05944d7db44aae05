package care.concordance.internal.explain.search;

import care.concordance.facts.Fact;
import care.concordance.facts.FactType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fact type taken apart and put together again through its canonical constructor. */
public final class FactRecord {

    private static final ClassValue<FactRecord> OF = new ClassValue<>() {
        @Override
        protected FactRecord computeValue(Class<?> type) {
            return new FactRecord(type);
        }
    };

    private final FactType type;
    private final Map<String, RecordComponent> components = new LinkedHashMap<>();

    private FactRecord(Class<?> type) {
        this.type = FactType.of(type);
        this.type.components().forEach(component -> components.put(component.name(), component.declared()));
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
        FactType.Component found = type.component(component);
        return found != null && found.optional();
    }

    /** True for the day of something that has happened. */
    boolean isPast(String component) {
        FactType.Component found = type.component(component);
        return found != null && found.past();
    }

    /**
     * A fact of these values.
     *
     * @throws IllegalArgumentException when the record refuses them
     */
    Fact build(Map<String, @Nullable Object> values) {
        List<@Nullable Object> inOrder = new ArrayList<>(components.size());
        for (String component : components.keySet()) {
            inOrder.add(values.get(component));
        }
        return (Fact) type.create(inOrder);
    }

    /** The same fact with some components changed. */
    public Fact with(Fact fact, Map<String, ? extends @Nullable Object> changed) {
        return (Fact) type.with((Record) fact, changed);
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
        return limited().anyMatch(part -> isMore(part.value((Record) fact), value(fact, whole(part)))) ? null : fact;
    }

    /** The components that must not be more than another. */
    private Stream<FactType.Component> limited() {
        return type.components().stream().filter(component -> component.atMost() != null);
    }

    private static String whole(FactType.Component part) {
        return Objects.requireNonNull(part.atMost());
    }

    /** Values for what a fact does not know, moved where they would contradict it or, through one moved, each other. */
    Map<String, Object> fitting(Fact fact, Map<String, Object> values) {
        Map<String, Object> fitting = new LinkedHashMap<>(values);
        Set<String> free = new HashSet<>(values.keySet());
        boolean moved = true;
        while (moved) {
            moved = false;
            for (FactType.Component limited : limited().toList()) {
                String part = limited.name();
                String whole = whole(limited);
                Object less = fitting.containsKey(part) ? fitting.get(part) : value(fact, part);
                Object more = fitting.containsKey(whole) ? fitting.get(whole) : value(fact, whole);
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
        FactType.Component found = type.component(component);
        if (found == null) {
            throw new IllegalArgumentException(fact.citation() + " has no component " + component);
        }
        return found.value((Record) fact);
    }
}
