package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A procedure completed or in progress, as seen from the staging of a bladder cancer.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param codes names of the value sets its code belongs to
 * @param completed whether it is completed
 * @param endMonths months from the day the staging started to it, rounded up: 0 on that day, 1 up to the same day a
 *     month later, -1 down to the same day a month earlier, and so on; null when its end is unknown
 * @param startMonths months from the moment the staging started to the moment it started, rounded up, negative before;
 *     null when its start is unknown
 */
public record ProcedureAtStaging(
        String id,
        String patient,
        Set<String> codes,
        boolean completed,
        @Nullable Integer endMonths,
        @Nullable Integer startMonths)
        implements OfPatient {

    public ProcedureAtStaging {
        codes = Set.copyOf(codes);
    }

    @Override
    public String toString() {
        return citation();
    }
}
