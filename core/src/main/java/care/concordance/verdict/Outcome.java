package care.concordance.verdict;

/** How a standard turned out for a subject. */
public enum Outcome {
    /** The standard applies, was looked at, and is met. */
    CONCORDANT,
    /** The standard applies, was looked at, and is not met. */
    GAP,
    /** Evidence is missing or too little to tell. */
    UNPROVEN,
    /** The standard does not apply to the subject. */
    NOT_APPLICABLE,
    /** A gap for which a variance is in force. */
    WAIVED;

    /** True for the outcomes that call for an action. */
    public boolean isOpen() {
        return this == GAP || this == UNPROVEN;
    }
}
