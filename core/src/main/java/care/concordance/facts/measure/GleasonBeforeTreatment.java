package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;

/**
 * The last Gleason score that started before the first prostate cancer treatment, where it is a whole number.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param score its value
 */
public record GleasonBeforeTreatment(String id, String patient, int score) implements OfPatient {

    @Override
    public String toString() {
        return citation();
    }
}
