package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;

/**
 * A record that a breast, or both, was removed: an operation, or a verified diagnosis that says so.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param left whether it says so of the left breast
 * @param right whether it says so of the right breast
 * @param monthsBack calendar months from the month of the diagnosis or of the operation's end to the last month of the
 *     measurement period: 0 in the last month, negative after the period or without an end
 */
public record BreastRemoval(String id, String patient, boolean left, boolean right, int monthsBack)
        implements OfPatient {

    @Override
    public String toString() {
        return citation();
    }
}
