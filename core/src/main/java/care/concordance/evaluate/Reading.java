package care.concordance.evaluate;

import care.concordance.facts.Fact;
import care.concordance.pack.Expr;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a constraint's text says about a fact. The compiled predicate decides where there is one and this is compared with
 * it; for a pack without a compiled model this is what is walked, and PHREAK is asked whether it would agree.
 */
public final class Reading {

    private static final ClassValue<Map<String, Method>> PROPERTIES = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> properties = new HashMap<>();
            for (Method method : type.getMethods()) {
                if (method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers())) {
                    properties.put(method.getName(), method);
                }
            }
            return properties;
        }
    };

    private Reading() {}

    /**
     * A property of a fact; null when it is unknown.
     *
     * @throws IllegalArgumentException when its type has no such property
     */
    public static @Nullable Object value(Fact fact, String property) {
        Method method = PROPERTIES.get(fact.getClass()).get(property);
        if (method == null) {
            throw new IllegalArgumentException(fact.getClass().getSimpleName() + " has no property " + property);
        }
        try {
            return method.invoke(fact);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("fact records are public: " + fact.getClass(), e);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Whether facts of a type have a property. */
    public static boolean has(Class<? extends Fact> type, String property) {
        return PROPERTIES.get(type).containsKey(property);
    }

    /** The right side of a comparison: a literal's value, an enum constant's name, or a bound fact's property. */
    public static @Nullable Object value(Expr.Operand operand, Map<String, Fact> bound) {
        if (operand instanceof Expr.Literal literal) {
            return literal.value();
        }
        if (operand instanceof Expr.Constant constant) {
            return constant.name();
        }
        Expr.Reference reference = (Expr.Reference) operand;
        return value(Objects.requireNonNull(bound.get(reference.binding()), reference.binding()), reference.property());
    }

    /** Whether the text holds for a fact. An unknown value satisfies only {@code == null}, or a difference. */
    public static boolean holds(Expr expr, Fact fact, Map<String, Fact> bound) {
        if (expr instanceof Expr.AllOf all) {
            return all.parts().stream().allMatch(part -> holds(part, fact, bound));
        }
        if (expr instanceof Expr.AnyOf any) {
            return any.parts().stream().anyMatch(part -> holds(part, fact, bound));
        }
        if (expr instanceof Expr.Bare bare) {
            return Boolean.TRUE.equals(value(fact, bare.property()));
        }
        if (expr instanceof Expr.Contains contains) {
            return contains(value(fact, contains.property()), value(contains.literal(), bound)) != contains.negated();
        }
        if (expr instanceof Expr.In in) {
            Object value = value(fact, in.property());
            return in.literals().stream().anyMatch(literal -> same(value, value(literal, bound))) != in.negated();
        }
        Expr.Compare compare = (Expr.Compare) expr;
        Object left = value(fact, compare.property());
        Object right = value(compare.operand(), bound);
        return switch (compare.operator()) {
            case "==" -> same(left, right);
            case "!=" -> !same(left, right);
            case "<" -> left != null && right != null && order(left, right) < 0;
            case "<=" -> left != null && right != null && order(left, right) <= 0;
            case ">" -> left != null && right != null && order(left, right) > 0;
            case ">=" -> left != null && right != null && order(left, right) >= 0;
            default -> throw new IllegalStateException("the grammar has no operator " + compare.operator());
        };
    }

    /** The properties of the fact itself a constraint reads, in the order written. */
    public static List<String> properties(Expr expr) {
        return expr.leaves().stream().map(Reading::property).distinct().toList();
    }

    /** The property a leaf reads. */
    public static String property(Expr leaf) {
        if (leaf instanceof Expr.Compare compare) {
            return compare.property();
        }
        if (leaf instanceof Expr.In in) {
            return in.property();
        }
        if (leaf instanceof Expr.Contains contains) {
            return contains.property();
        }
        if (leaf instanceof Expr.Bare bare) {
            return bare.property();
        }
        throw new IllegalStateException("the grammar nests one level: " + leaf);
    }

    /** True for {@code property == null} and {@code property != null}. */
    public static boolean isKnownTest(Expr leaf) {
        return leaf instanceof Expr.Compare compare
                && compare.operand() instanceof Expr.Literal literal
                && literal.value() == null;
    }

    /** True when a leaf compares with a property of an earlier fact. */
    public static boolean isJoin(Expr leaf) {
        return leaf instanceof Expr.Compare compare && compare.operand() instanceof Expr.Reference;
    }

    private static boolean contains(@Nullable Object container, @Nullable Object value) {
        if (container instanceof Collection<?> several) {
            return several.stream().anyMatch(element -> same(element, value));
        }
        return container instanceof String text && value instanceof String part && text.contains(part);
    }

    /** Equality of a value and an operand; an enum constant is given by its name, whose type the gate has checked. */
    private static boolean same(@Nullable Object value, @Nullable Object operand) {
        if (value instanceof Enum<?> constant && operand instanceof String name) {
            return constant.name().equals(name);
        }
        if (value instanceof Number a && operand instanceof Number b) {
            return a.doubleValue() == b.doubleValue();
        }
        return Objects.equals(value, operand);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The gate lets only numbers and equal types be ordered.
    private static int order(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        return ((Comparable) left).compareTo(right);
    }
}
