package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/**
 * A sign of advanced illness in the measurement period or the year before it.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param evidence what shows it, as a reader would say it
 */
@About(Subject.Kind.PATIENT)
public record AdvancedIllness(String id, String patient, String evidence) implements Fact {

    @Override
    public Subject subject() {
        return Subject.patient(patient);
    }

    @Override
    public String toString() {
        return citation();
    }
}
