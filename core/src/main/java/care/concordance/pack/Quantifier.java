package care.concordance.pack;

/** What a pattern of a rule asks of the facts. */
public enum Quantifier {
    /** A fact; the rule speaks once for each. */
    EACH,
    /** That there is such a fact. */
    EXISTS,
    /** That there is none. */
    NOT
}
