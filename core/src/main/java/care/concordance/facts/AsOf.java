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

    /** The calendar year before that of the day: the last full one. */
    public int lastYear() {
        return day.getYear() - 1;
    }
}
