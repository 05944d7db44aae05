package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.util.Set;

/**
 * A diagnostic report that stands: final, amended or corrected.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param codes names of the value sets its code belongs to
 * @param endMonthsBack calendar months from the month of its end to the last month of the measurement period: 0 in the
 *     last month, negative after the period or without an end
 */
public record TestReport(String id, String patient, Set<String> codes, int endMonthsBack) implements OfPatient {

    public TestReport {
        codes = Set.copyOf(codes);
    }

    @Override
    public String toString() {
        return citation();
    }
}
