package care.concordance.evaluate;

import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.internal.evaluate.MeasureEvaluator;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Judges one patient after another by a few standards. It runs the rules of these standards only, walks them over the few
 * facts of one patient instead of opening a session, and words its verdicts when they are asked for. What it says is what
 * {@code ConcordanceEngine.judge} says of the same facts. Immutable and thread-safe.
 */
public sealed interface Judge permits MeasureEvaluator {

    /** The types of the facts its rules ask for; empty when a pack has no compiled model to read them from. */
    Set<Class<?>> asksFor();

    /**
     * What the rules say of the facts: one judgement for each standard and subject they speak of, in no particular order.
     *
     * @param facts everything known about one patient, derived facts included
     * @throws EvaluationException when a rule fails, or says met where none observed; no judgement is given out then
     */
    List<Judgement> judge(Collection<? extends Fact> facts);

    /** What the rules of one standard say of one subject. */
    sealed interface Judgement permits MeasureEvaluator.Said {

        /** The text that was in force. */
        Standard standard();

        /** Whom it is about. */
        Subject subject();

        /** Whether any rule said this for certain. */
        boolean says(Verb verb);

        /** Whether any rule said this, for certain, or possibly, when something it asks is not known. */
        boolean maySay(Verb verb);

        /** What was said in these ways alone. */
        Judgement only(Set<Verb> ways);

        /** This with what another judgement of the same subject by the same standard says. */
        Judgement and(Judgement other);

        /** How the standard turned out. */
        Outcome outcome();

        /** The verdict, with its reasons in words. */
        Verdict verdict();
    }
}
