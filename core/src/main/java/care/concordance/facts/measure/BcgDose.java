package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;

/**
 * BCG given to the bladder, as seen from the staging of a bladder cancer.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param inPeriod whether it started on a day of the measurement period
 * @param months months from the day the staging started to it, rounded up: 0 on that day, 1 up to the same day a month
 *     later, -1 down to the same day a month earlier, and so on
 */
public record BcgDose(String id, String patient, boolean inPeriod, int months) implements OfPatient {

    @Override
    public String toString() {
        return citation();
    }
}
