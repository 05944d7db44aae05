package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;

/**
 * A bone density test ordered or done, as seen from an order for leuprolide.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param order the order's id
 * @param moment which end of it is measured
 * @param months months from the day of the order to it, rounded up: 0 on that day, 1 up to the same day a month later,
 *     -1 down to the same day a month earlier, and so on
 */
public record DensityTest(String id, String patient, String order, Moment moment, int months) implements OfPatient {

    @Override
    public String toString() {
        return citation();
    }
}
