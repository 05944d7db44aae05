package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import java.util.Set;

/**
 * A result that stands, with a coded value, and is part of an event.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param values names of the value sets its value belongs to
 */
@About(Subject.Kind.PATIENT)
public record StageResult(String id, String patient, Set<String> values) implements Fact {

    public StageResult {
        values = Set.copyOf(values);
    }

    @Override
    public Subject subject() {
        return Subject.patient(patient);
    }

    @Override
    public String toString() {
        return citation();
    }
}
