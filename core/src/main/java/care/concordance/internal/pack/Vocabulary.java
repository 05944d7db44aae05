package care.concordance.internal.pack;

import care.concordance.facts.About;
import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.Fact;
import care.concordance.facts.NullMeans;
import care.concordance.facts.OneOf;
import care.concordance.facts.Range;
import care.concordance.facts.Subject;
import care.concordance.verdict.Phrasing;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words a rule may use: the fact types a file imports and what can be read from them. */
public final class Vocabulary {

    /** The sink's class, the only type of the only global. */
    static final String SINK = "care.concordance.evaluate.Verdicts";

    /** What a window looks like. */
    static final String WINDOW = "$asOf.day.minusMonths(18)";

    /**
     * A property of a fact.
     *
     * @param type its type, boxed
     * @param element the element type of a collection, else the type itself
     * @param nullable whether it may be null
     * @param nullIsValue whether null is a value and not that it is unknown, see {@link NullMeans}
     */
    public record Property(String name, Class<?> type, Class<?> element, boolean nullable, boolean nullIsValue) {

        /** How a value may be unknown. */
        public enum Unknown {
            NEVER,
            /** It is null. */
            NULL,
            /** It is an {@link Answer}. */
            ANSWER,
            /** It is the constant {@code UNKNOWN} of its enum. */
            CONSTANT,
            /** Only bounds are known of it: {@link Between}. */
            BOUNDS
        }

        /** How its value may be unknown. */
        public Unknown unknown() {
            if (nullable && !nullIsValue) {
                return Unknown.NULL;
            }
            if (type == Answer.class) {
                return Unknown.ANSWER;
            }
            if (type == Between.class) {
                return Unknown.BOUNDS;
            }
            return Forms.saysUnknown(type) ? Unknown.CONSTANT : Unknown.NEVER;
        }

        private Property nullIsValue(boolean value) {
            return new Property(name, type, element, nullable, value);
        }
    }

    private Vocabulary() {}

    /** The fact type or enum of this name; empty when there is none, or when it is neither. */
    static Optional<Class<?>> type(String qualifiedName, ClassLoader loader) {
        // A nested type is imported with dots: try them as dollars, from the right.
        for (String name = qualifiedName; ; ) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                boolean fact = Fact.class.isAssignableFrom(type) && type.isRecord();
                return (fact || type.isEnum()) && Modifier.isPublic(type.getModifiers())
                        ? Optional.of(type)
                        : Optional.empty();
            } catch (ClassNotFoundException | NoClassDefFoundError e) {
                int dot = name.lastIndexOf('.');
                if (dot < 0) {
                    return Optional.empty();
                }
                name = name.substring(0, dot) + "$" + name.substring(dot + 1);
            }
        }
    }

    /** What can be read from a fact type, by name: its components and its public methods without parameters. */
    public static SortedMap<String, Property> properties(Class<?> type) {
        TreeMap<String, Property> properties = new TreeMap<>();
        for (Method method : type.getMethods()) {
            boolean plain = method.getParameterCount() == 0
                    && method.getReturnType() != void.class
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass() != Object.class
                    && !List.of("hashCode", "toString").contains(method.getName());
            if (plain) {
                properties.put(
                        method.getName(),
                        property(method.getName(), method.getGenericReturnType(), method.getAnnotatedReturnType()));
            }
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                properties.put(
                        component.getName(),
                        property(component.getName(), component.getGenericType(), component.getAnnotatedType())
                                .nullIsValue(component.isAnnotationPresent(NullMeans.class)));
            }
        }
        return properties;
    }

    /** The kind of subject all facts of a type are about; null when it differs from fact to fact. It stands beside the type or beside what it implements. */
    public static Subject.@Nullable Kind about(Class<?> type) {
        About about = type.getAnnotation(About.class);
        for (Class<?> each : type.getInterfaces()) {
            about = about == null ? each.getAnnotation(About.class) : about;
        }
        return about == null ? null : about.value();
    }

    /** What stands beside a derived property; null when nothing does. */
    static @Nullable Range range(Class<?> type, String property) {
        try {
            return type.getMethod(property).getAnnotation(Range.class);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** The texts a property may be; empty when it may be any. */
    public static List<String> oneOf(Class<?> type, String property) {
        try {
            OneOf oneOf = type.getMethod(property).getAnnotation(OneOf.class);
            return oneOf == null ? List.of() : List.of(oneOf.value());
        } catch (NoSuchMethodException e) {
            return List.of();
        }
    }

    /** The names most like a misspelt one, best first, at most three; empty when nothing is close. */
    private static List<String> nearest(String name, Collection<String> names) {
        int limit = Math.max(2, name.length() / 3);
        List<String> close = new ArrayList<>(names.stream()
                .filter(other -> Phrasing.distance(name, other) <= limit)
                .toList());
        close.sort(Comparator.comparingInt((String other) -> Phrasing.distance(name, other))
                .thenComparing(other -> other));
        return close.subList(0, Math.min(3, close.size()));
    }

    /** "did you mean" the names most like a misspelt one; {@code otherwise} when nothing is close. */
    public static String suggestion(String name, Collection<String> names, String otherwise) {
        List<String> near = nearest(name, names);
        return near.isEmpty() ? otherwise : "did you mean " + String.join(" or ", near) + "?";
    }

    private static Property property(String name, Type generic, AnnotatedType annotated) {
        Class<?> raw = raw(generic);
        Class<?> element = generic instanceof ParameterizedType parameterized && Collection.class.isAssignableFrom(raw)
                ? raw(parameterized.getActualTypeArguments()[0])
                : box(raw);
        return new Property(name, box(raw), element, annotated.isAnnotationPresent(Nullable.class), false);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType parameterized ? (Class<?>) parameterized.getRawType() : Object.class;
    }

    private static Class<?> box(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }
}
