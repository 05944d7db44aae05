package care.concordance.facts;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A whole number known exactly, within bounds, or not at all. A number that is compared is compared through both bounds:
 * a requirement holds for certain when it holds for the two.
 *
 * @param atLeast the least it can be; 0 or more
 * @param atMost the most it can be; {@link Integer#MAX_VALUE} when there is no bound
 */
public record Between(int atLeast, int atMost) implements Serializable {

    /** Nothing is known of the number. */
    public static final Between UNKNOWN = new Between(0, Integer.MAX_VALUE);

    /** Days until something that did not happen: later than any window. */
    public static final Between NEVER = new Between(Integer.MAX_VALUE, Integer.MAX_VALUE);

    public Between {
        if (atLeast < 0 || atMost < atLeast) {
            throw new IllegalArgumentException("bounds " + atLeast + " and " + atMost + " hold no number");
        }
    }

    public static Between exactly(int number) {
        return new Between(number, number);
    }

    public static Between atLeast(int least) {
        return new Between(least, Integer.MAX_VALUE);
    }

    /** The smaller of two numbers of which no more is known than their bounds: of two days, the earlier. */
    Between orEarlier(Between other) {
        return new Between(Math.min(atLeast, other.atLeast), Math.min(atMost, other.atMost));
    }

    public boolean isExact() {
        return atLeast == atMost;
    }

    /** True when there is a most it can be. */
    boolean isBounded() {
        return atMost != Integer.MAX_VALUE;
    }

    /**
     * A number of tenths of a unit, in the unit: 95 to 100 tenths of ng/mL are "9.5 to 10 ng/mL".
     *
     * @param unit written behind the number
     */
    public String inTenthsOf(String unit) {
        if (equals(NEVER) || equals(UNKNOWN)) {
            return toString();
        }
        String least = tenths(atLeast);
        String number = isExact() ? least : isBounded() ? least + " to " + tenths(atMost) : "at least " + least;
        return number + " " + unit;
    }

    private static String tenths(int number) {
        return BigDecimal.valueOf(number, 1).stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        if (equals(NEVER)) {
            return "never";
        }
        if (equals(UNKNOWN)) {
            return "unknown";
        }
        if (isExact()) {
            return String.valueOf(atLeast);
        }
        return isBounded() ? atLeast + " to " + atMost : "at least " + atLeast;
    }
}
