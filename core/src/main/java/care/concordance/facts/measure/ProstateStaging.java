package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.util.Set;

/**
 * The last tumor staging that started before the first prostate cancer treatment.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param stages names of the value sets its coded value belongs to; empty when it has none
 */
public record ProstateStaging(String id, String patient, Set<String> stages) implements OfPatient {

    public ProstateStaging {
        stages = Set.copyOf(stages);
    }

    @Override
    public String toString() {
        return citation();
    }
}
