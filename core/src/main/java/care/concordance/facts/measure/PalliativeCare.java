package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;

/**
 * A sign that a patient received palliative care during the measurement period.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param evidence what shows it, as a reader would say it
 */
public record PalliativeCare(String id, String patient, String evidence) implements OfPatient {

    @Override
    public String toString() {
        return citation();
    }
}
