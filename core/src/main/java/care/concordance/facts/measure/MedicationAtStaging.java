package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plain order for a medication that stands, as seen from the staging of a bladder cancer.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param codes names of the value sets its code belongs to
 * @param firstDoseDays days from the day the staging started to its first dose; negative before; null when the first
 *     dose is unknown
 * @param periodMonths months from the moment the staging started to the start of its dosage period, rounded up,
 *     negative before; null when that is unknown
 */
public record MedicationAtStaging(
        String id,
        String patient,
        Set<String> codes,
        @Nullable Integer firstDoseDays,
        @Nullable Integer periodMonths) implements OfPatient {

    public MedicationAtStaging {
        codes = Set.copyOf(codes);
    }

    @Override
    public String toString() {
        return citation();
    }
}
