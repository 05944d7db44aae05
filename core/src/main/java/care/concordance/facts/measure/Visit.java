package care.concordance.facts.measure;

import care.concordance.facts.OfPatient;
import java.util.Set;

/**
 * A finished encounter whose days all lie in the measurement period.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param types names of the value sets its types belong to
 * @param virtual whether its class is virtual
 */
public record Visit(String id, String patient, Set<String> types, boolean virtual) implements OfPatient {

    public Visit {
        types = Set.copyOf(types);
    }

    private static final Set<String> OUTPATIENT = Set.of(
            "Office Visit",
            "Preventive Care Services Established Office Visit, 18 and Up",
            "Preventive Care Services Initial Office Visit, 18 and Up",
            "Home Healthcare Services",
            "Telephone Visits",
            "Virtual Encounter");

    /** A visit in an office, for prevention, at home, by telephone or on line. */
    public boolean outpatient() {
        return types.stream().anyMatch(OUTPATIENT::contains);
    }

    /** An annual wellness visit. */
    public boolean annualWellness() {
        return types.contains("Annual Wellness Visit");
    }

    @Override
    public String toString() {
        return citation();
    }
}
