package care.concordance.facts.measure;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Distances in time as rules compare them. Months are calendar months: a day that a shorter month does not have is that
 * month's last day.
 */
final class Distance {

    private Distance() {}

    /**
     * Months from one day to another, rounded up: the least n such that the day lies within n months, negative when it
     * lies before. So {@code -6 <= n <= -1} is "in the six months before, not on the day itself".
     */
    static int months(LocalDate from, LocalDate to) {
        return months(from, to, 0);
    }

    /** The same by the moment and not by the day. */
    static int months(LocalDateTime from, LocalDateTime to) {
        return months(from.toLocalDate(), to.toLocalDate(), from.toLocalTime().compareTo(to.toLocalTime()));
    }

    /** @param times how the time of day of the one compares with that of the other */
    private static int months(LocalDate from, LocalDate to, int times) {
        int months = calendarMonths(from, to);
        int days = Math.min(from.getDayOfMonth(), to.lengthOfMonth()) - to.getDayOfMonth();
        int rest = days != 0 ? days : times;
        if (rest < 0 && months >= 0) {
            return months + 1;
        }
        return rest > 0 && months <= 0 ? months - 1 : months;
    }

    /** Days from one day to another; the greatest integer for a day that never comes. */
    static int days(LocalDate from, LocalDate to) {
        return (int) Math.min(Integer.MAX_VALUE, ChronoUnit.DAYS.between(from, to));
    }

    /** Months from the month of one day to the month of another. */
    static int calendarMonths(LocalDate from, LocalDate to) {
        return 12 * (to.getYear() - from.getYear()) + to.getMonthValue() - from.getMonthValue();
    }
}
