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

    /**
     * The last day on which an event still lies within the year: a year before it is not after the event, a year before the
     * next day is. The same day of the next year; 29 February for 28 February before a leap year.
     *
     * @param event the day of the event
     */
    public static LocalDate lastDayWithinYear(LocalDate event) {
        LocalDate next = event.plusYears(1);
        LocalDate following = next.plusDays(1);
        return following.minusYears(1).isAfter(event) ? next : following;
    }
}
