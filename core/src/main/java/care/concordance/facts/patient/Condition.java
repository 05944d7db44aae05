package care.concordance.facts.patient;

import care.concordance.facts.OfPatient;
import java.util.Set;

/**
 * A diagnosis or problem.
 *
 * @param id the id of the resource
 * @param patient the patient's id
 * @param codes names of the value sets its code belongs to
 * @param bodySites names of the value sets its body sites belong to
 * @param problem false when it is recorded as the diagnosis of an encounter only, and on no list of problems or health
 *     concerns
 * @param verified false when it was refuted or entered in error
 * @param prevalence from onset to abatement; without abatement it goes on for ever when active, and its end is unknown
 *     when it is not
 */
public record Condition(
        String id,
        String patient,
        Set<String> codes,
        Set<String> bodySites,
        boolean problem,
        boolean verified,
        Span prevalence)
        implements OfPatient {

    public Condition {
        codes = Set.copyOf(codes);
        bodySites = Set.copyOf(bodySites);
    }

    /** True when it is verified and its code is in the value set. */
    public boolean is(String valueSet) {
        return verified && codes.contains(valueSet);
    }

    @Override
    public String toString() {
        return citation();
    }
}
