package care.concordance.facts;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A day as people and files write it: year, month and day, as in {@code 2026-06-30}, of a year from 1 to 9999. Java's own dates
 * reach a billion years further, and arithmetic with those ends in errors far from where the day was written.
 */
public final class CalendarDay {

    private CalendarDay() {}

    /**
     * The day written there.
     *
     * @throws DateTimeException if it is no day of the calendar, or of no year from 1 to 9999
     */
    public static LocalDate parse(String text) {
        LocalDate day = LocalDate.parse(text);
        if (!isUsual(day)) {
            throw new DateTimeException("\"" + text + "\" is no day of a year from 1 to 9999");
        }
        return day;
    }

    /** True of a day of a year from 1 to 9999. */
    public static boolean isUsual(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= 9999;
    }
}
