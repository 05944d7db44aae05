package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import java.util.Set;

/**
 * The last tumor staging that started before the first prostate cancer treatment.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param stages names of the value sets its coded value belongs to; empty when it has none
 */
@About(Subject.Kind.PATIENT)
public record ProstateStaging(String id, String patient, Set<String> stages) implements Fact {

    public ProstateStaging {
        stages = Set.copyOf(stages);
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
