package care.concordance.evaluate;

/** How a constraint stands for a fact. */
public enum ConstraintState {
    HOLDS,
    FAILS,
    /** What it compares is not known. */
    NOT_KNOWN,
    /** It reads a value an earlier constraint asks to be on record, and which is not. */
    NOT_ASKED,
    /** It holds, and its text does not say why: only the text is shown. */
    HOLDS_UNEXPLAINED,
    /** It does not hold, and its text does not say why: only the text is shown. */
    FAILS_UNEXPLAINED;

    public boolean holds() {
        return this == HOLDS || this == HOLDS_UNEXPLAINED;
    }

    public boolean fails() {
        return this == FAILS || this == FAILS_UNEXPLAINED;
    }
}
