package care.concordance.pack;

import org.jspecify.annotations.Nullable;

/**
 * What a pack's rules were compiled to, gathered in one class: a start loads it instead of a class for each constraint. Written
 * when a pack is built, it holds the methods Drools compiled, unchanged, each by a number. Implementations are immutable and
 * thread-safe.
 *
 * <p>Each method throws what the compiled method throws, and {@link IndexOutOfBoundsException} for a number it does not have.
 */
public interface RuleCode {

    /** Whether a constraint of one fact holds. */
    boolean test(int constraint, Object fact) throws Exception;

    /** Whether a constraint of two facts holds. */
    boolean test(int constraint, Object first, Object second) throws Exception;

    /** Whether a constraint of more facts holds. */
    boolean test(int constraint, Object[] facts) throws Exception;

    /** The value of a property that facts are looked up by. */
    @Nullable
    Object read(int property, Object fact) throws Exception;

    /** States what a rule says of the facts it matched. */
    void say(int consequence, @Nullable Object[] values) throws Exception;
}
