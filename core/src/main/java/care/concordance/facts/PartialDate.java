package care.concordance.facts;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A date as registries know it: to the day, to the month, to the year, or not at all. It stands for every day it could
 * be, so that what follows from it is certain only when it follows from each of them.
 *
 * @param earliestDay the first day it could be, in days since 1970-01-01
 * @param latestDay the last day it could be
 */
public record PartialDate(int earliestDay, int latestDay) implements Serializable {

    private static final int NO_BOUND = Integer.MAX_VALUE;

    /** Nothing is known of the date. */
    public static final PartialDate UNKNOWN = new PartialDate(-NO_BOUND, NO_BOUND);

    public PartialDate {
        if (latestDay < earliestDay) {
            throw new IllegalArgumentException("the last possible day lies before the first");
        }
    }

    public static PartialDate of(LocalDate day) {
        int number = Math.toIntExact(day.toEpochDay());
        return new PartialDate(number, number);
    }

    /** Some day of a month. */
    public static PartialDate of(YearMonth month) {
        return new PartialDate(
                Math.toIntExact(month.atDay(1).toEpochDay()),
                Math.toIntExact(month.atEndOfMonth().toEpochDay()));
    }

    /** Some day of a year. */
    public static PartialDate ofYear(int year) {
        return new PartialDate(
                Math.toIntExact(LocalDate.of(year, 1, 1).toEpochDay()),
                Math.toIntExact(LocalDate.of(year, 12, 31).toEpochDay()));
    }

    /** True when the date is known to the day. */
    public boolean isExact() {
        return earliestDay == latestDay;
    }

    /** True when the date has a first and a last possible day. */
    public boolean isBounded() {
        return earliestDay != -NO_BOUND && latestDay != NO_BOUND;
    }

    /** The first day it could be; {@link LocalDate#MIN} when nothing is known. */
    public LocalDate earliest() {
        return earliestDay == -NO_BOUND ? LocalDate.MIN : LocalDate.ofEpochDay(earliestDay);
    }

    /** The last day it could be; {@link LocalDate#MAX} when nothing is known. */
    public LocalDate latest() {
        return latestDay == NO_BOUND ? LocalDate.MAX : LocalDate.ofEpochDay(latestDay);
    }

    /**
     * The days from another date to this one, for an event that cannot come before the other. An overlap of the two is
     * read as such; when this date lies wholly before the other, the two contradict and nothing is known.
     */
    public Between daysSince(PartialDate other) {
        if (!isBounded() || !other.isBounded()) {
            return Between.UNKNOWN;
        }
        int most = latestDay - other.earliestDay;
        return most < 0 ? Between.UNKNOWN : new Between(Math.max(0, earliestDay - other.latestDay), most);
    }

    /**
     * The days from this date to a later event: never when the event came before, and without an upper bound when it may
     * have.
     */
    public Between daysUntil(PartialDate later) {
        if (!isBounded() || !later.isBounded()) {
            return Between.UNKNOWN;
        }
        int least = later.earliestDay - latestDay;
        int most = later.latestDay - earliestDay;
        if (most < 0) {
            return Between.NEVER;
        }
        return least < 0 ? Between.UNKNOWN : new Between(least, most);
    }

    /** The days by which this date lies before another; 0 when it is the same day or a later one. */
    public Between daysBefore(PartialDate other) {
        return isBounded() && other.isBounded()
                ? new Between(Math.max(0, other.earliestDay - latestDay), Math.max(0, other.latestDay - earliestDay))
                : Between.UNKNOWN;
    }

    @Override
    public String toString() {
        if (!isBounded()) {
            return "unknown";
        }
        return isExact() ? earliest().toString() : earliest() + ".." + latest();
    }
}
