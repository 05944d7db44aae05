package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.util.Set;

/**
 * A test result that stands: final, amended or corrected.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param codes names of the value sets its code belongs to
 * @param valued whether it has a value
 * @param imaging whether its category is imaging
 * @param monthsBack calendar months from the month of its latest moment to the last month of the measurement period: 0
 *     in the last month, negative after the period
 * @param endMonthsBack calendar months from the month of its end to the last month of the measurement period: 0 in the
 *     last month, negative after the period or without an end
 * @param ageThen completed years on the day of its latest moment; -1 when the birth date is unknown
 */
public record TestResult(
        String id,
        String patient,
        Set<String> codes,
        boolean valued,
        boolean imaging,
        int monthsBack,
        int endMonthsBack,
        int ageThen)
        implements OfPatient {

    public TestResult {
        codes = Set.copyOf(codes);
    }

    @Override
    public String toString() {
        return citation();
    }
}
