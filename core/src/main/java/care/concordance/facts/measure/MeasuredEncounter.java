package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import java.util.Set;

/**
 * A finished encounter whose days all lie in the measurement period, as a measure that counts encounters sees it.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param types names of the value sets its types belong to
 * @param duringCancer whether a cancer was present on one of its days
 */
@About(Subject.Kind.ENCOUNTER)
public record MeasuredEncounter(String id, String patient, Set<String> types, boolean duringCancer) implements Fact {

    public MeasuredEncounter {
        types = Set.copyOf(types);
    }

    @Override
    public Subject subject() {
        return Subject.encounter(id);
    }

    @Override
    public String toString() {
        return citation();
    }
}
