package care.concordance.facts.patient;

import care.concordance.facts.OfPatient;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A medication given to a patient, or not given.
 *
 * @param id the id of the resource
 * @param patient the patient's id
 * @param codes names of the value sets the medication belongs to
 * @param status whether it was given
 * @param effective when
 * @param recorded when that was recorded; null when unknown
 * @param reasons names of the value sets the reason for its status belongs to
 */
public record MedicationAdministration(
        String id,
        String patient,
        Set<String> codes,
        Status status,
        Span effective,
        @Nullable Instant recorded,
        Set<String> reasons)
        implements OfPatient {

    /** Whether a medication was given. */
    public enum Status {
        /** In progress or completed. */
        GIVEN,
        NOT_DONE,
        /** On hold, stopped, entered in error, or not stated. */
        OTHER
    }

    public MedicationAdministration {
        codes = Set.copyOf(codes);
        reasons = Set.copyOf(reasons);
    }

    @Override
    public String toString() {
        return citation();
    }
}
