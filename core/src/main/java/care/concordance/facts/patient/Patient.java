package care.concordance.facts.patient;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A patient.
 *
 * @param id the id of the resource
 * @param born the birth date; null when unknown
 * @param sex names of the value sets that hold the recorded sex, none when none does; null when no sex is recorded
 */
@About(Subject.Kind.PATIENT)
public record Patient(
        String id, @Nullable LocalDate born, @Nullable Set<String> sex) implements Fact {

    public Patient {
        sex = sex == null ? null : Set.copyOf(sex);
    }

    @Override
    public Subject subject() {
        return Subject.patient(id);
    }

    @Override
    public String toString() {
        return citation();
    }
}
