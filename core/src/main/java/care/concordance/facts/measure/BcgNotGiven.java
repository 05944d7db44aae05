package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.util.Set;

/**
 * BCG not given, as seen from the staging of a bladder cancer.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param reasons names of the value sets the reason belongs to
 * @param months months from the day the staging started to the day this was recorded, rounded up, negative before
 */
public record BcgNotGiven(String id, String patient, Set<String> reasons, int months) implements OfPatient {

    public BcgNotGiven {
        reasons = Set.copyOf(reasons);
    }

    @Override
    public String toString() {
        return citation();
    }
}
