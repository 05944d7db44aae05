package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.util.Set;

/**
 * A verified condition, as seen from the staging of a bladder cancer.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param codes names of the value sets its code belongs to
 * @param startDays days from the day the staging started to its onset; negative before
 * @param lasting whether it began by the last day of the staging and lasted beyond it
 */
public record ConditionAtStaging(String id, String patient, Set<String> codes, int startDays, boolean lasting)
        implements OfPatient {

    public ConditionAtStaging {
        codes = Set.copyOf(codes);
    }

    @Override
    public String toString() {
        return citation();
    }
}
