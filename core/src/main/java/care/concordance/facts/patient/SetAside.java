package care.concordance.facts.patient;

import care.concordance.facts.OfPatient;

/**
 * A resource that could not be read, or can be read in more than one way, and is or may be a patient's. What it says is unknown.
 *
 * @param id the id of the resource as far as it could be read
 * @param patient the patient's id
 * @param type the resource's type, for example {@code Observation}; {@link #UNKNOWN_TYPE} when it cannot be told
 * @param problem what is wrong with it, as the end of a sentence: {@code could not be read}
 */
public record SetAside(String id, String patient, String type, String problem) implements OfPatient {

    /** The type of a resource that may be of any. */
    public static final String UNKNOWN_TYPE = "Resource";

    /** True when it may be a resource of any type. */
    public boolean isOfUnknownType() {
        return type.equals(UNKNOWN_TYPE);
    }

    @Override
    public String toString() {
        return citation();
    }
}
