package care.concordance.facts.patient;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import java.util.Set;

/**
 * Something done to a patient.
 *
 * @param id the id of the resource
 * @param patient the patient's id
 * @param codes names of the value sets its code belongs to
 * @param status how far it went
 * @param performed when it was done
 */
@About(Subject.Kind.PATIENT)
public record Procedure(String id, String patient, Set<String> codes, Status status, Span performed) implements Fact {

    /** How far a procedure went. */
    public enum Status {
        COMPLETED,
        IN_PROGRESS,
        /** On hold, stopped, not done, entered in error, or not stated. */
        OTHER
    }

    public Procedure {
        codes = Set.copyOf(codes);
    }

    /** True when it was completed and its code is in the value set. */
    public boolean completed(String valueSet) {
        return status == Status.COMPLETED && codes.contains(valueSet);
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
