package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/**
 * The latest housing status by the end of the measurement period says that the patient lives in a nursing home.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 */
@About(Subject.Kind.PATIENT)
public record NursingHomeResidence(String id, String patient) implements Fact {

    @Override
    public Subject subject() {
        return Subject.patient(patient);
    }

    @Override
    public String toString() {
        return citation();
    }
}
