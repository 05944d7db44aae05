package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;

/**
 * The latest housing status by the end of the measurement period says that the patient lives in a nursing home.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 */
public record NursingHomeResidence(String id, String patient) implements OfPatient {

    @Override
    public String toString() {
        return citation();
    }
}
