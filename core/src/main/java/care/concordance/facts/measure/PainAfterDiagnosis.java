package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;

/**
 * Pain that warrants investigation, begun after a prostate cancer present in the measurement period began.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 */
public record PainAfterDiagnosis(String id, String patient) implements OfPatient {

    @Override
    public String toString() {
        return citation();
    }
}
