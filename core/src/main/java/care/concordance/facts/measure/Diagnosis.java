package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.util.Set;

/**
 * A verified condition whose onset is known.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param codes names of the value sets its code belongs to
 * @param bodySites names of the value sets its body sites belong to
 * @param problem false when it is recorded as the diagnosis of an encounter only
 * @param prevalent whether it was present on any day of the measurement period
 * @param startMonthsBack calendar months from the month of its onset to the last month of the measurement period: 0 in
 *     the last month, negative after the period
 */
public record Diagnosis(
        String id,
        String patient,
        Set<String> codes,
        Set<String> bodySites,
        boolean problem,
        boolean prevalent,
        int startMonthsBack)
        implements OfPatient {

    public Diagnosis {
        codes = Set.copyOf(codes);
        bodySites = Set.copyOf(bodySites);
    }

    @Override
    public String toString() {
        return citation();
    }
}
