package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.time.LocalDate;

/**
 * A plain order for twelve months of leuprolide that stands.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param day the day it was written
 * @param months months from the first day of the measurement period to it, rounded up: 0 on that day, 1 up to the same
 *     day a month later, -1 down to the same day a month earlier, and so on
 */
public record LeuprolideOrder(String id, String patient, LocalDate day, int months) implements OfPatient {

    @Override
    public String toString() {
        return citation();
    }
}
