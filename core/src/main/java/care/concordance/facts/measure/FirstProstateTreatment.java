package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/**
 * The prostate cancer treatment that started first, of those completed in the measurement period.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 */
@About(Subject.Kind.PATIENT)
public record FirstProstateTreatment(String id, String patient) implements Fact {

    @Override
    public Subject subject() {
        return Subject.patient(patient);
    }
}
