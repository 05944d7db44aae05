package care.concordance.facts;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record type taken apart, and put together again: which components it has, in order, and what each may hold. Each type
 * is looked at once; the platform reads a record's components and their annotations anew whenever it is asked.
 */
public final class FactType {

    private static final ClassValue<FactType> OF = new ClassValue<>() {
        @Override
        protected FactType computeValue(Class<?> type) {
            return new FactType(type.asSubclass(Record.class));
        }
    };

    private final Class<? extends Record> type;
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final List<Component> inOrder;
    private final Constructor<? extends Record> constructor;

    private FactType(Class<? extends Record> type) {
        this.type = type;
        RecordComponent[] all = type.getRecordComponents();
        for (RecordComponent each : all) {
            components.put(each.getName(), Component.of(each));
        }
        inOrder = List.copyOf(components.values());
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new));
            // A reader's own records are seen by its package only.
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor: " + type, e);
        }
    }

    /**
     * What there is to know of a record type.
     *
     * @throws ClassCastException when it is none
     */
    public static FactType of(Class<?> type) {
        return OF.get(type);
    }

    /** Its name, as citations begin with it. */
    public String name() {
        return type.getSimpleName();
    }

    /** Its components, in order. */
    public List<Component> components() {
        return inOrder;
    }

    /** The component of a name; null when there is none. */
    public @Nullable Component component(String name) {
        return components.get(name);
    }

    /**
     * A record of values, in the order of the components.
     *
     * @throws IllegalArgumentException when one that is null may not be, or the record refuses them
     */
    public Record create(List<? extends @Nullable Object> values) {
        for (int i = 0; i < inOrder.size(); i++) {
            if (values.get(i) == null && !inOrder.get(i).optional()) {
                throw new IllegalArgumentException(
                        "no such " + name() + ": " + inOrder.get(i).name() + " is not null");
            }
        }
        try {
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(name() + " refuses its values", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("fact records are public: " + type, e);
        }
    }

    /**
     * The same record with other values of some components.
     *
     * @param record of this type
     * @param changed the other values, by component; null for one that is unknown
     * @throws IllegalArgumentException as {@link #create} does
     */
    public Record with(Record record, Map<String, ? extends @Nullable Object> changed) {
        List<@Nullable Object> values = new ArrayList<>(inOrder.size());
        for (Component component : inOrder) {
            values.add(changed.containsKey(component.name()) ? changed.get(component.name()) : component.value(record));
        }
        return create(values);
    }

    /**
     * A component of a record type.
     *
     * @param name its name
     * @param type its type, boxed; of a set, the type of the elements
     * @param set whether it is a set
     * @param optional whether it may be null
     * @param range the numbers it may take; null when it has no limits
     * @param past whether it is a day on which, or a year in which, something happened
     * @param atMost the component it must not be more than; null when there is none
     * @param declared the component as the platform describes it
     */
    public record Component(
            String name,
            Class<?> type,
            boolean set,
            boolean optional,
            @Nullable Range range,
            boolean past,
            @Nullable String atMost,
            RecordComponent declared) {

        private static Component of(RecordComponent declared) {
            boolean set = Collection.class.isAssignableFrom(declared.getType());
            Class<?> type = set
                            && ((ParameterizedType) declared.getGenericType()).getActualTypeArguments()[0]
                                    instanceof Class<?> element
                    ? element
                    : MethodType.methodType(declared.getType()).wrap().returnType();
            AtMost limit = declared.getAnnotation(AtMost.class);
            declared.getAccessor().setAccessible(true);
            return new Component(
                    declared.getName(),
                    type,
                    set,
                    declared.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    declared.getAnnotation(Range.class),
                    declared.isAnnotationPresent(Past.class),
                    limit == null ? null : limit.value(),
                    declared);
        }

        /** An annotation beside it; null when there is none of this type. */
        public <A extends Annotation> @Nullable A annotation(Class<A> annotation) {
            return declared.getAnnotation(annotation);
        }

        /** Its value in a record; null when it is unknown. */
        public @Nullable Object value(Record record) {
            try {
                return declared.getAccessor().invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("fact records are public: " + declared, e);
            }
        }

        /** The constants of an enum, in order; empty for other types. */
        public List<String> constants() {
            return type.isEnum()
                    ? Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList()
                    : List.of();
        }
    }
}
