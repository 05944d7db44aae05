package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;

/**
 * The last prostate-specific antigen test that started before the last staging, where it has a concentration as its
 * value.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param nanogramsPerMilliliter its value
 */
public record PsaBeforeStaging(String id, String patient, double nanogramsPerMilliliter) implements OfPatient {

    @Override
    public String toString() {
        return citation();
    }
}
