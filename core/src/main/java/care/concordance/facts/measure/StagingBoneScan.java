package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.util.Set;

/**
 * A bone scan that ended in the measurement period and started after a prostate cancer present in it began.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param reasons names of the value sets its coded value belongs to; empty when it has none
 */
public record StagingBoneScan(String id, String patient, Set<String> reasons) implements OfPatient {

    public StagingBoneScan {
        reasons = Set.copyOf(reasons);
    }

    @Override
    public String toString() {
        return citation();
    }
}
