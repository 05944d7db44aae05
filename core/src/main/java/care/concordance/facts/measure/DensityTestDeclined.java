package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.util.Set;

/**
 * A bone density test that was refused or cancelled, as seen from an order for leuprolide.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param order the order's id
 * @param reasons names of the value sets the reason belongs to
 * @param months months from the day of the order to it, rounded up: 0 on that day, 1 up to the same day a month later,
 *     -1 down to the same day a month earlier, and so on
 */
public record DensityTestDeclined(String id, String patient, String order, Set<String> reasons, int months)
        implements OfPatient {

    public DensityTestDeclined {
        reasons = Set.copyOf(reasons);
    }

    @Override
    public String toString() {
        return citation();
    }
}
