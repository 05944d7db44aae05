package care.concordance.statistics;

/**
 * Two-sided 95 % limits.
 *
 * @param lower the lower limit; finite
 * @param upper the upper limit, at least the lower one; finite
 */
public record Limits(double lower, double upper) {

    /** @throws IllegalArgumentException when the limits are not finite and in order */
    public Limits {
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || lower > upper) {
            throw new IllegalArgumentException("not limits: " + lower + " to " + upper);
        }
    }

    /** The limits to a tenth, as reports print them and policies compare them; halves are rounded up. */
    public Limits toTenths() {
        return new Limits(tenths(lower), tenths(upper));
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    static double tenths(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
