package care.concordance.facts.patient;

import care.concordance.facts.OfPatient;
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
public record Procedure(String id, String patient, Set<String> codes, Status status, Span performed)
        implements OfPatient {

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
    public String toString() {
        return citation();
    }
}
