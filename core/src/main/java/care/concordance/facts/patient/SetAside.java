package care.concordance.facts.patient;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/**
 * A resource of a patient's record that could not be read. What it would have said is unknown.
 *
 * @param id the id of the resource as far as it could be read
 * @param patient the patient's id
 * @param type the resource's type, for example {@code Observation}
 */
@About(Subject.Kind.PATIENT)
public record SetAside(String id, String patient, String type) implements Fact {

    @Override
    public Subject subject() {
        return Subject.patient(patient);
    }
}
