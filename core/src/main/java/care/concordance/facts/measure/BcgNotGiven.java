package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import java.util.Set;

/**
 * BCG not given, as seen from the staging of a bladder cancer.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param reasons names of the value sets the reason belongs to
 * @param months months from the day the staging started to the day this was recorded, rounded up, negative before
 */
@About(Subject.Kind.PATIENT)
public record BcgNotGiven(String id, String patient, Set<String> reasons, int months) implements Fact {

    public BcgNotGiven {
        reasons = Set.copyOf(reasons);
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
