package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/**
 * The last prostate-specific antigen test that started before the last staging, where it has a concentration as its
 * value.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param nanogramsPerMilliliter its value
 */
@About(Subject.Kind.PATIENT)
public record PsaBeforeStaging(String id, String patient, double nanogramsPerMilliliter) implements Fact {

    @Override
    public Subject subject() {
        return Subject.patient(patient);
    }

    @Override
    public String toString() {
        return citation();
    }
}
