package care.concordance.facts.patient;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import java.util.Set;

/**
 * A contact between a patient and the people who care for them.
 *
 * @param id the id of the resource
 * @param patient the patient's id
 * @param types names of the value sets its types belong to
 * @param classes names of the value sets its class belongs to
 * @param dispositions names of the value sets the discharge disposition belongs to
 * @param finished whether it took place and is over
 * @param period when it was
 */
@About(Subject.Kind.ENCOUNTER)
public record Encounter(
        String id,
        String patient,
        Set<String> types,
        Set<String> classes,
        Set<String> dispositions,
        boolean finished,
        Span period)
        implements Fact {

    public Encounter {
        types = Set.copyOf(types);
        classes = Set.copyOf(classes);
        dispositions = Set.copyOf(dispositions);
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
