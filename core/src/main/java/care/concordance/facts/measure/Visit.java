package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import java.util.Set;

/**
 * A finished encounter whose days all lie in the measurement period.
 *
 * @param id the id of the resource it was read from
 * @param patient the patient's id
 * @param types names of the value sets its types belong to
 * @param virtual whether its class is virtual
 */
@About(Subject.Kind.PATIENT)
public record Visit(String id, String patient, Set<String> types, boolean virtual) implements Fact {

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
    public Subject subject() {
        return Subject.patient(patient);
    }

    @Override
    public String toString() {
        return citation();
    }
}
