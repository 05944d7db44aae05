package care.concordance.internal.evaluate;

import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.Fact;
import care.concordance.facts.NullMeans;
import care.concordance.internal.pack.Expr;
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
public final class ConstraintInterpreter {

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

    private static final String UNKNOWN = "UNKNOWN";

    private ConstraintInterpreter() {}

    /**
     * A property of a fact; null when it is unknown.
     *
     * @throws IllegalArgumentException when its type has no such property
     */
    public static @Nullable Object value(Fact fact, String property) {
        Method method = method(fact.getClass(), property);
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

    /** @throws IllegalArgumentException when the type has no such property */
    static Method method(Class<? extends Fact> type, String property) {
        Method method = PROPERTIES.get(type).get(property);
        if (method == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no property " + property);
        }
        return method;
    }

    /** Whether facts of a type have a property. */
    public static boolean has(Class<? extends Fact> type, String property) {
        return PROPERTIES.get(type).containsKey(property);
    }

    /** The right side of a comparison: a literal's value, an enum constant's name, or a bound fact's property, moved. */
    public static @Nullable Object value(Expr.Operand operand, Map<String, Fact> bound) {
        if (operand instanceof Expr.Literal literal) {
            return literal.value();
        }
        if (operand instanceof Expr.Constant constant) {
            return constant.name();
        }
        Expr.Reference reference = (Expr.Reference) operand;
        Fact other = Objects.requireNonNull(bound.get(reference.binding()), reference.binding());
        return reference.of(value(other, reference.property()));
    }

    /** Whether the text holds for a fact for certain. */
    public static boolean holds(Expr expr, Fact fact, Map<String, Fact> bound) {
        return answer(expr, fact, bound) == Answer.YES;
    }

    /** Whether the text holds for a fact, by Kleene's logic of what is and of what is not known. */
    public static Answer answer(Expr expr, Fact fact, Map<String, Fact> bound) {
        if (expr instanceof Expr.AllOf all) {
            return Answer.all(
                    all.parts().stream().map(part -> answer(part, fact, bound)).toArray(Answer[]::new));
        }
        if (expr instanceof Expr.AnyOf any) {
            return Answer.any(
                    any.parts().stream().map(part -> answer(part, fact, bound)).toArray(Answer[]::new));
        }
        Object value = value(fact, expr.property());
        if (expr.isKnownTest()) {
            return Answer.of((value == null) == ((Expr.Compare) expr).operator().equals("=="));
        }
        if (value == null) {
            return nullIsValue(fact, expr.property()) ? ofNull(expr, bound) : Answer.UNKNOWN;
        }
        if (expr instanceof Expr.Bare bare) {
            Answer answer = value instanceof Answer known ? known : Answer.of(Boolean.TRUE.equals(value));
            return bare.negated() ? answer.not() : answer;
        }
        if (expr instanceof Expr.Contains contains) {
            return Answer.of(contains(value, value(contains.literal(), bound)) != contains.negated());
        }
        if (isUnknownConstant(value) && !namesUnknown(expr)) {
            return Answer.UNKNOWN;
        }
        if (expr instanceof Expr.In in) {
            return Answer.of(in.literals().stream().anyMatch(literal -> same(value, value(literal, bound)))
                    != in.negated());
        }
        Expr.Compare compare = (Expr.Compare) expr;
        Object right = value(compare.operand(), bound);
        if (right == null) {
            return compare.operand() instanceof Expr.Reference reference
                            && nullIsValue(Objects.requireNonNull(bound.get(reference.binding())), reference.property())
                    ? Answer.of(compare.operator().equals("!="))
                    : Answer.UNKNOWN;
        }
        if (value instanceof Between between) {
            return bounds(between, compare.operator(), (Integer) right);
        }
        return Answer.of(compares(value, compare.operator(), right));
    }

    private static boolean nullIsValue(Fact fact, String property) {
        return method(fact.getClass(), property).isAnnotationPresent(NullMeans.class);
    }

    /** Whether the text holds for a fact whose property is null, which says something. */
    private static Answer ofNull(Expr expr, Map<String, Fact> bound) {
        if (expr instanceof Expr.In in) {
            return Answer.of(in.negated());
        }
        Expr.Compare compare = (Expr.Compare) expr;
        boolean same = value(compare.operand(), bound) == null;
        return Answer.of(same == compare.operator().equals("=="));
    }

    private static boolean isUnknownConstant(Object value) {
        return value instanceof Enum<?> constant && constant.name().equals(UNKNOWN);
    }

    /** A comparison that names the constant itself is two-valued, and so is one with another fact's property. */
    private static boolean namesUnknown(Expr expr) {
        List<Expr.Operand> operands =
                expr instanceof Expr.In in ? in.literals() : List.of(((Expr.Compare) expr).operand());
        return operands.stream()
                .anyMatch(operand -> operand instanceof Expr.Reference
                        || (operand instanceof Expr.Constant constant
                                && constant.name().equals(UNKNOWN)));
    }

    private static Answer bounds(Between between, String operator, int limit) {
        boolean least = compares(between.atLeast(), operator, limit);
        boolean most = compares(between.atMost(), operator, limit);
        return switch (operator) {
            case "==", "!=" -> {
                boolean outside = limit < between.atLeast() || limit > between.atMost();
                Answer equal = outside ? Answer.NO : between.isExact() ? Answer.YES : Answer.UNKNOWN;
                yield operator.equals("==") ? equal : equal.not();
            }
            default -> least == most ? Answer.of(least) : Answer.UNKNOWN;
        };
    }

    private static boolean compares(Object left, String operator, Object right) {
        return switch (operator) {
            case "==" -> same(left, right);
            case "!=" -> !same(left, right);
            case "<" -> order(left, right) < 0;
            case "<=" -> order(left, right) <= 0;
            case ">" -> order(left, right) > 0;
            case ">=" -> order(left, right) >= 0;
            default -> throw new IllegalStateException("the grammar has no operator " + operator);
        };
    }

    /** The properties of the fact itself a constraint reads, in the order written. */
    public static List<String> properties(Expr expr) {
        return expr.leaves().stream().map(Expr::property).distinct().toList();
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
