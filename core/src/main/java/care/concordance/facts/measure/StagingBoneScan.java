package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import java.util.Set;

/**
 * A bone scan that ended in the measurement period and started after a prostate cancer present in it began.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param reasons names of the value sets its coded value belongs to; empty when it has none
 */
@About(Subject.Kind.PATIENT)
public record StagingBoneScan(String id, String patient, Set<String> reasons) implements Fact {

    public StagingBoneScan {
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
