package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.util.Set;

/**
 * A result that stands, with a coded value, and is part of an event.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param values names of the value sets its value belongs to
 */
public record StageResult(String id, String patient, Set<String> values) implements OfPatient {

    public StageResult {
        values = Set.copyOf(values);
    }

    @Override
    public String toString() {
        return citation();
    }
}
