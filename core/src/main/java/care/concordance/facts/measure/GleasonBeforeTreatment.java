package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/**
 * The last Gleason score that started before the first prostate cancer treatment, where it is a whole number.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param score its value
 */
@About(Subject.Kind.PATIENT)
public record GleasonBeforeTreatment(String id, String patient, int score) implements Fact {

    @Override
    public Subject subject() {
        return Subject.patient(patient);
    }

    @Override
    public String toString() {
        return citation();
    }
}
