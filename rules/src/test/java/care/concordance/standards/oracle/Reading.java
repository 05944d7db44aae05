package care.concordance.standards.oracle;

import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ways pages say how facts are read. A property of a fact is true, false or, when unknown, null. */
final class Reading {

    private Reading() {}

    /** Met when it is so of some; unproven when none is on record or it is not known of one; a gap otherwise. */
    static <F> Outcome some(List<F> facts, Function<F, @Nullable Boolean> so) {
        boolean unknown = facts.isEmpty();
        for (F fact : facts) {
            Boolean is = so.apply(fact);
            if (is == null) {
                unknown = true;
            } else if (is) {
                return Outcome.CONCORDANT;
            }
        }
        return unknown ? Outcome.UNPROVEN : Outcome.GAP;
    }

    /** A gap when it is not so of some; unproven when none is on record or it is not known of one; met otherwise. */
    static <F> Outcome every(List<F> facts, Function<F, @Nullable Boolean> so) {
        boolean unknown = facts.isEmpty();
        for (F fact : facts) {
            Boolean is = so.apply(fact);
            if (is == null) {
                unknown = true;
            } else if (!is) {
                return Outcome.GAP;
            }
        }
        return unknown ? Outcome.UNPROVEN : Outcome.CONCORDANT;
    }

    static Outcome known(@Nullable Boolean so) {
        return so == null ? Outcome.UNPROVEN : so ? Outcome.CONCORDANT : Outcome.GAP;
    }

    static @Nullable Boolean atLeast(@Nullable Integer count, int least) {
        return count == null ? null : Boolean.valueOf(count >= least);
    }

    static @Nullable Boolean atMost(@Nullable Integer count, int most) {
        return count == null ? null : Boolean.valueOf(count <= most);
    }

    static <E> @Nullable Boolean holds(@Nullable Set<E> set, Set<E> all) {
        return set == null ? null : Boolean.valueOf(set.containsAll(all));
    }

    /** Whether part is at least a percentage of whole, in whole numbers; null when unknown or the whole is 0. */
    static @Nullable Boolean percentAtLeast(@Nullable Integer part, @Nullable Integer whole, int percent) {
        return (part == null || whole == null || whole == 0)
                ? null
                : Boolean.valueOf(100L * part >= (long) percent * whole);
    }
}
