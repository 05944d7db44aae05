package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.facts.WhenUnknown;
import org.jspecify.annotations.Nullable;

/**
 * A patient as a measure sees them.
 *
 * @param id the patient's id
 * @param age completed years on the last day of the measurement period; null when the birth date is unknown
 * @param female whether the recorded sex is female; null when no sex is recorded
 */
@About(Subject.Kind.PATIENT)
public record MeasuredPatient(
        String id,

        @WhenUnknown("the birth date is not known") @Nullable
        Integer age,

        @WhenUnknown("the sex is not known") @Nullable Boolean female)
        implements Fact {

    @Override
    public Subject subject() {
        return Subject.patient(id);
    }

    @Override
    public String toString() {
        return citation();
    }
}
