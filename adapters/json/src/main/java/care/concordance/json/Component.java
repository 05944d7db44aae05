package care.concordance.json;

import care.concordance.facts.Past;
import care.concordance.facts.Range;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record as JSON sees it: what reader, writer and schema all go by.
 *
 * @param type its type, boxed; of a set, the type of its elements
 * @param set whether it is a set
 * @param optional whether it may be unknown, and so left out
 * @param range the numbers it may take; null when it has no limits
 * @param past whether it is a day on which something happened
 * @param of the record's component
 */
record Component(
        String name,
        Class<?> type,
        boolean set,
        boolean optional,
        @Nullable Range range,
        boolean past,
        RecordComponent of) {

    private static final ClassValue<List<Component>> OF_TYPE = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    static List<Component> of(Class<? extends Record> type) {
        return OF_TYPE.get(type);
    }

    private static Component of(RecordComponent component) {
        boolean set = component.getType() == Set.class;
        Class<?> type = set
                ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : MethodType.methodType(component.getType()).wrap().returnType();
        return new Component(
                component.getName(),
                type,
                set,
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                component.getAnnotation(Range.class),
                component.isAnnotationPresent(Past.class),
                component);
    }

    @Nullable
    Object value(Record record) {
        try {
            return of.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("fact records are public: " + of, e);
        }
    }

    /** The constants of an enum, in order; empty for other types. */
    List<String> constants() {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList()
                : List.of();
    }
}
