package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/** Exact enough for thresholds: the product of two ints is exact in a double, and division rounds monotonically. */
final class Percent {

    private Percent() {}

    /** Part of whole in percent; null when either is unknown or the whole is zero. */
    static @Nullable Double of(@Nullable Integer part, @Nullable Integer whole) {
        return part == null || whole == null || whole == 0 ? null : 100.0 * part / whole;
    }
}
