package care.concordance.evaluate;

import care.concordance.facts.Fact;
import care.concordance.internal.evaluate.StatementSink;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may say: five verbs, and the one thing a rule's consequence may touch. A rule states what it sees about the
 * subject of a fact it matched; which rule it is and which facts it matched come from the engine. A rule never decides an
 * outcome.
 *
 * <p>In DRL: {@code global care.concordance.evaluate.Verdicts verdicts;}. Not thread-safe: one serves one session.
 */
public sealed interface Verdicts permits StatementSink {

    /** The standard applies to the subject and was looked at (denominator). */
    void observed(Fact about, String sentence, @Nullable Object... values);

    /** The standard is met (numerator); the rule's name says how. */
    void met(Fact about);

    /** The standard is met (numerator). */
    void met(Fact about, String sentence, @Nullable Object... values);

    /** The standard does not apply, whatever else is said (denominator exclusion). */
    void excluded(Fact about, String why, @Nullable Object... values);

    /** There is an accepted reason for not meeting the standard (denominator exception). */
    void excepted(Fact about, String why, @Nullable Object... values);

    /** What is missing to tell. */
    void unproven(Fact about, String missing, @Nullable Object... values);
}
