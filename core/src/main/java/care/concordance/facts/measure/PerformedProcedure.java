package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.util.Set;

/**
 * A completed procedure.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param codes names of the value sets its code belongs to
 * @param endMonthsBack calendar months from the month of its end to the last month of the measurement period: 0 in the
 *     last month, negative after the period or without an end
 */
public record PerformedProcedure(String id, String patient, Set<String> codes, int endMonthsBack) implements OfPatient {

    public PerformedProcedure {
        codes = Set.copyOf(codes);
    }

    @Override
    public String toString() {
        return citation();
    }
}
