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
