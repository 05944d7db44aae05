package care.concordance.facts.patient;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/**
 * A resource of a patient's record that could not be read, or can be read in more than one way. What it says is unknown.
 *
 * @param id the id of the resource as far as it could be read
 * @param patient the patient's id
 * @param type the resource's type, for example {@code Observation}
 * @param problem what is wrong with it, as the end of a sentence: {@code could not be read}
 */
@About(Subject.Kind.PATIENT)
public record SetAside(String id, String patient, String type, String problem) implements Fact {

    @Override
    public Subject subject() {
        return Subject.patient(patient);
    }
}
