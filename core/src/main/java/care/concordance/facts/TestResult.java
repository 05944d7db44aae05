package care.concordance.facts;

/** The result of a test as a registry records it. */
public enum TestResult {
    POSITIVE,
    NEGATIVE,
    /** Neither; a repeat or another method decides. */
    EQUIVOCAL,
    /** The registry looked, and the medical record has no result. */
    NOT_DOCUMENTED,
    /** The registry says nothing. */
    UNKNOWN;

    Answer isPositive() {
        return switch (this) {
            case POSITIVE -> Answer.YES;
            case NEGATIVE -> Answer.NO;
            default -> Answer.UNKNOWN;
        };
    }

    /** Whether the medical record has a result. */
    Answer isDocumented() {
        return switch (this) {
            case POSITIVE, NEGATIVE, EQUIVOCAL -> Answer.YES;
            case NOT_DOCUMENTED -> Answer.NO;
            case UNKNOWN -> Answer.UNKNOWN;
        };
    }
}
