package care.concordance.evaluate;

import care.concordance.facts.TumorCase;
import care.concordance.internal.evaluate.JudgedCase;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One case judged by every case-level standard in force on its date of diagnosis. A standard that is not listed does not
 * apply: its rules had nothing to say. A case whose rules failed is set aside: it has failures and no verdict. Immutable.
 *
 * <p>It holds which rules spoke. What they said is put into words when {@link #verdicts} is asked for: most reviews are
 * only counted.
 */
public sealed interface CaseReview permits JudgedCase {

    /**
     * How one standard turned out, without the words; {@link #verdicts} has them. Reviews share equal results.
     *
     * @param standard the text that was in force
     * @param outcome how it turned out
     * @param excluded whether it does not apply because the standard excludes such a case, in its own words
     */
    record Result(Standard standard, Outcome outcome, boolean excluded) {}

    /** The case. */
    TumorCase tumorCase();

    /** How each standard that had something to say turned out, sorted by standard. */
    List<Result> results();

    /** The same with reasons, sorted by standard. Sentences are made anew at each call. */
    List<Verdict> verdicts();

    /** The verdict on one standard; empty when its rules had nothing to say, so that it does not apply. */
    Optional<Verdict> verdict(String standard);

    /** How one standard turned out; not applicable when its rules had nothing to say. */
    Outcome outcome(String standard);

    /** Why the case was set aside; empty when it was not. */
    List<Failure> failures();

    /** True when a rule failed on this case, so that nothing is said about it. */
    default boolean isSetAside() {
        return !failures().isEmpty();
    }
}
