package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/**
 * The prostate cancer treatment that started first, of those completed in the measurement period.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param dated whether it is known when it started; one that started at an unknown time may have been earlier than any other
 */
@About(Subject.Kind.PATIENT)
public record FirstProstateTreatment(String id, String patient, boolean dated) implements Fact {

    @Override
    public Subject subject() {
        return Subject.patient(patient);
    }

    @Override
    public String toString() {
        return citation();
    }
}
