package care.concordance.facts;

import java.io.Serializable;

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
        return atMost == Integer.MAX_VALUE ? "at least " + atLeast : atLeast + " to " + atMost;
    }
}
