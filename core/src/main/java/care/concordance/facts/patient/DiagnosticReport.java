package care.concordance.facts.patient;

import care.concordance.facts.OfPatient;
import java.util.Set;

/**
 * A report on a test.
 *
 * @param id the id of the resource
 * @param patient the patient's id
 * @param codes names of the value sets its code belongs to
 * @param issued whether it is final, amended or corrected
 * @param effective when it was true of the patient
 */
public record DiagnosticReport(String id, String patient, Set<String> codes, boolean issued, Span effective)
        implements OfPatient {

    public DiagnosticReport {
        codes = Set.copyOf(codes);
    }

    @Override
    public String toString() {
        return citation();
    }
}
