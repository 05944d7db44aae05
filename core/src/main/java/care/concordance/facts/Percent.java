package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * A share in percent. Exact enough for thresholds: the product of two ints is exact in a double, and division rounds
 * monotonically.
 */
public final class Percent {

    private Percent() {}

    /** Part of whole in percent; null when either is unknown or the whole is zero. */
    public static @Nullable Double of(@Nullable Integer part, @Nullable Integer whole) {
        return part == null || whole == null || whole == 0 ? null : 100.0 * part / whole;
    }

    /** The 97.5 % point of the standard normal distribution. */
    private static final double Z95 = 1.959963984540054;

    /**
     * Lower limit of the two-sided 95 % Wilson score interval (1927) of a share, in percent; 0 of no part.
     *
     * @param part 0 to {@code whole}
     * @param whole 1 at least
     */
    public static double lowerLimit95(int part, int whole) {
        return part == 0 ? 0 : limit(part, whole, -1);
    }

    /** Upper limit, as {@link #lowerLimit95}; 100 of the whole. */
    public static double upperLimit95(int part, int whole) {
        return part == whole ? 100 : limit(part, whole, 1);
    }

    /** In closed form, in double arithmetic, whose error is many orders below a tenth. */
    private static double limit(int part, int whole, int sign) {
        double n = whole;
        double p = part / n;
        double zz = Z95 * Z95;
        double half = Z95 * Math.sqrt(p * (1 - p) / n + zz / (4 * n * n));
        return 100 * (p + zz / (2 * n) + sign * half) / (1 + zz / n);
    }
}
