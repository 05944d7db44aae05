package care.concordance;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** The components of fact records. The platform builds them anew at every call; here each type is asked once. */
final class Components {

    private static final ClassValue<RecordComponent[]> OF = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private Components() {}

    static RecordComponent[] of(Class<?> type) {
        return OF.get(type);
    }

    /** The value of the component of a name; null when it is unknown. */
    static @Nullable Object value(Record fact, String name) {
        for (RecordComponent component : of(fact.getClass())) {
            if (component.getName().equals(name)) {
                return value(fact, component);
            }
        }
        throw new IllegalArgumentException("no component " + name + " in " + fact.getClass());
    }

    /** The value of a component; null when it is unknown. */
    static @Nullable Object value(Record fact, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("fact records are public: " + component, e);
        }
    }
}
