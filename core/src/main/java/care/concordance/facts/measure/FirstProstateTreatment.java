package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;

/**
 * The prostate cancer treatment that started first, of those completed in the measurement period.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param dated whether it is known when it started; one that started at an unknown time may have been earlier than any other
 */
public record FirstProstateTreatment(String id, String patient, boolean dated) implements OfPatient {

    @Override
    public String toString() {
        return citation();
    }
}
