package care.concordance.facts.patient;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/**
 * A resource that could not be read, or can be read in more than one way, and is or may be a patient's. What it says is unknown.
 *
 * @param id the id of the resource as far as it could be read
 * @param patient the patient's id
 * @param type the resource's type, for example {@code Observation}; {@link #UNKNOWN_TYPE} when it cannot be told
 * @param problem what is wrong with it, as the end of a sentence: {@code could not be read}
 */
@About(Subject.Kind.PATIENT)
public record SetAside(String id, String patient, String type, String problem) implements Fact {

    /** The type of a resource that may be of any. */
    public static final String UNKNOWN_TYPE = "Resource";

    /** True when it may be a resource of any type. */
    public boolean isOfUnknownType() {
        return type.equals(UNKNOWN_TYPE);
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
