package care.concordance.facts;

import java.time.LocalDate;

/**
 * The day an assessment is made for. There is no clock anywhere else; the engine adds this fact to every evaluation.
 *
 * @param day the day
 */
public record AsOf(LocalDate day) implements Fact {

    @Override
    public String id() {
        return day.toString();
    }

    @Override
    public Subject subject() {
        return Subject.system(Partner.ID);
    }

    /** Six months before: the same day of that month, or its last day. */
    public LocalDate halfYearAgo() {
        return day.minusMonths(6);
    }

    /** A year before: the same day of that year; 28 February for 29 February. */
    public LocalDate yearAgo() {
        return day.minusYears(1);
    }

    /**
     * The last day whose {@link #yearAgo} is not after an event: on it the event still lies within the year, on the next
     * day no longer. The same day of the next year; 29 February for 28 February before a leap year.
     *
     * @param event the day of the event
     */
    public static LocalDate lastDayWithinYear(LocalDate event) {
        LocalDate next = event.plusYears(1);
        LocalDate following = next.plusDays(1);
        return new AsOf(following).yearAgo().isAfter(event) ? next : following;
    }

    /** Two years before, as {@link #yearAgo}. */
    public LocalDate twoYearsAgo() {
        return day.minusYears(2);
    }

    /** Three years before, as {@link #yearAgo}. */
    public LocalDate threeYearsAgo() {
        return day.minusYears(3);
    }

    /** The calendar year three before that of the day: 2023 for any day of 2026. */
    public int thirdYearBefore() {
        return day.getYear() - 3;
    }

    /** The calendar year before that of the day: the last full one. */
    public int lastYear() {
        return day.getYear() - 1;
    }
}
