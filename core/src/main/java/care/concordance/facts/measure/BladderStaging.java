package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;

/**
 * The first tumor staging of a bladder cancer, performed no later than the diagnosis began.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param startMonthsBack calendar months from the month of its start to the last month of the measurement period: 0 in
 *     the last month, negative after the period
 * @param endMonthsBack calendar months from the month of its end to the last month of the measurement period: 0 in the
 *     last month, negative after the period or without an end
 */
public record BladderStaging(String id, String patient, int startMonthsBack, int endMonthsBack) implements OfPatient {

    @Override
    public String toString() {
        return citation();
    }
}
