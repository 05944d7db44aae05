package care.concordance.standards.oracle;

import care.concordance.verdict.Outcome;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What records prove. A Boolean here is true, false or, when null, not known. */
final class Evidence {

    private Evidence() {}

    /** What the only fact of its kind states; null when there is no such fact or it does not say. */
    static <F, V> @Nullable V stated(Collection<F> facts, Function<F, @Nullable V> component) {
        if (facts.size() > 1) {
            throw new IllegalArgumentException("expected one fact at most, got " + facts);
        }
        for (F fact : facts) {
            return component.apply(fact);
        }
        return null;
    }

    /** Whether a value passes; null when the value is not known. */
    static <V> @Nullable Boolean passes(@Nullable V value, Predicate<V> test) {
        return value == null ? null : Boolean.valueOf(test.test(value));
    }

    static @Nullable Boolean atLeast(@Nullable Integer count, int least) {
        return passes(count, known -> known >= least);
    }

    static @Nullable Boolean atMost(@Nullable Integer count, int most) {
        return passes(count, known -> known <= most);
    }

    static <E> @Nullable Boolean holds(@Nullable Set<E> set, Set<E> all) {
        return passes(set, known -> known.containsAll(all));
    }

    /** Whether a part is at least so many percent of a whole; null when a count is not known or the whole is 0. */
    static @Nullable Boolean isShare(@Nullable Integer part, @Nullable Integer whole, int percent) {
        return (part == null || whole == null || whole == 0)
                ? null
                : Boolean.valueOf(100L * part >= (long) percent * whole);
    }

    /** Whether both hold: false as soon as one is known not to. */
    static @Nullable Boolean both(@Nullable Boolean one, @Nullable Boolean other) {
        if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
            return false;
        }
        return (one == null || other == null) ? null : Boolean.TRUE;
    }

    /** Whether it holds for at least one; null when there is nothing, or none is known and one may be. */
    static <F> @Nullable Boolean any(Collection<F> facts, Function<F, @Nullable Boolean> holds) {
        boolean open = facts.isEmpty();
        for (F fact : facts) {
            Boolean known = holds.apply(fact);
            if (Boolean.TRUE.equals(known)) {
                return true;
            }
            open |= known == null;
        }
        return open ? null : Boolean.FALSE;
    }

    /** Whether it holds for all; null when there is nothing, or none is known to fail and one may. */
    static <F> @Nullable Boolean every(Collection<F> facts, Function<F, @Nullable Boolean> holds) {
        boolean open = facts.isEmpty();
        for (F fact : facts) {
            Boolean known = holds.apply(fact);
            if (Boolean.FALSE.equals(known)) {
                return false;
            }
            open |= known == null;
        }
        return open ? null : Boolean.TRUE;
    }

    /** The sum over all; null when there is nothing or one count is not known. */
    static <F> @Nullable Integer sum(Collection<F> facts, Function<F, @Nullable Integer> count) {
        int sum = 0;
        for (F fact : facts) {
            Integer known = count.apply(fact);
            if (known == null) {
                return null;
            }
            sum += known;
        }
        return facts.isEmpty() ? null : Integer.valueOf(sum);
    }

    /** Not applicable when excluded; where that is not known, neither met nor a gap. */
    static Outcome unless(@Nullable Boolean excluded, Outcome otherwise) {
        if (excluded == null) {
            return otherwise == Outcome.NOT_APPLICABLE ? otherwise : Outcome.UNPROVEN;
        }
        return excluded ? Outcome.NOT_APPLICABLE : otherwise;
    }

    /** Met, gap, or unproven when not known. */
    static Outcome outcome(@Nullable Boolean holds) {
        if (holds == null) {
            return Outcome.UNPROVEN;
        }
        return holds ? Outcome.CONCORDANT : Outcome.GAP;
    }
}
