package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/**
 * Pain that warrants investigation, begun after a prostate cancer present in the measurement period began.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 */
@About(Subject.Kind.PATIENT)
public record PainAfterDiagnosis(String id, String patient) implements Fact {

    @Override
    public Subject subject() {
        return Subject.patient(patient);
    }

    @Override
    public String toString() {
        return citation();
    }
}
