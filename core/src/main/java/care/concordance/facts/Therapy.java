package care.concordance.facts;

/** What became of a kind of treatment in the first course, as registries code it. */
public enum Therapy {
    GIVEN,
    /** Not part of the planned first course. */
    NOT_PLANNED,
    /** Not recommended because of the patient's risk factors. */
    CONTRAINDICATED,
    /** The patient died before planned treatment. */
    DIED_BEFORE,
    RECOMMENDED_NOT_GIVEN,
    REFUSED,
    /** Recommended; whether it was given is not known. */
    RECOMMENDED,
    UNKNOWN
}
