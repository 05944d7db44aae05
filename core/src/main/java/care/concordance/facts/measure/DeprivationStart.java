package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.time.LocalDate;

/**
 * A day on which androgen deprivation therapy may have started, by an order for it.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param day the day
 * @param duringProstateCancer whether a prostate cancer present in the measurement period was present on that day
 * @param months months from the first day of the measurement period to it, rounded up: 0 on that day, 1 up to the same
 *     day a month later, -1 down to the same day a month earlier, and so on
 */
public record DeprivationStart(String id, String patient, LocalDate day, boolean duringProstateCancer, int months)
        implements OfPatient {

    @Override
    public String toString() {
        return citation();
    }
}
