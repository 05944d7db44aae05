package care.concordance.evaluate;

import care.concordance.facts.TumorCase;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One case judged by every case-level standard in force on its date of diagnosis. A standard that is not listed does not
 * apply: its rules had nothing to say. A case whose rules failed is set aside: it has failures and no verdict. Immutable.
 */
public final class CaseReview {

    /**
     * How one standard turned out, without the words; {@link #verdicts} has them.
     *
     * @param standard the text that was in force
     * @param outcome how it turned out
     * @param excluded whether it does not apply because the standard excludes such a case, in its own words
     */
    public record Result(Standard standard, Outcome outcome, boolean excluded) {}

    /** What decided a result; read only when someone asks why. */
    record Judged(Result result, List<Statement> statements, List<Reason> more) {}

    private final TumorCase tumorCase;
    private final List<Judged> judged;
    private final List<Failure> failures;

    CaseReview(TumorCase tumorCase, List<Judged> judged, List<Failure> failures) {
        this.tumorCase = tumorCase;
        this.judged = List.copyOf(judged);
        this.failures = List.copyOf(failures);
    }

    /** The case. */
    public TumorCase tumorCase() {
        return tumorCase;
    }

    /** How each standard that had something to say turned out, sorted by standard. */
    public List<Result> results() {
        return judged.stream().map(Judged::result).toList();
    }

    /** The same with reasons, sorted by standard. Sentences are made anew at each call. */
    public List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>(judged.size());
        for (Judged each : judged) {
            List<Reason> reasons = new ArrayList<>(each.more());
            each.statements().forEach(statement -> reasons.add(statement.reason()));
            verdicts.add(new Verdict(
                    each.result().standard(),
                    tumorCase.subject(),
                    each.result().outcome(),
                    reasons.stream().sorted().distinct().toList(),
                    null));
        }
        return List.copyOf(verdicts);
    }

    /** The verdict on one standard; empty when its rules had nothing to say, so that it does not apply. */
    public Optional<Verdict> verdict(String standard) {
        return verdicts().stream()
                .filter(verdict -> verdict.standard().id().equals(standard))
                .findFirst();
    }

    /** How one standard turned out; not applicable when its rules had nothing to say. */
    public Outcome outcome(String standard) {
        for (Judged each : judged) {
            if (each.result().standard().id().equals(standard)) {
                return each.result().outcome();
            }
        }
        return Outcome.NOT_APPLICABLE;
    }

    /** Why the case was set aside; empty when it was not. */
    public List<Failure> failures() {
        return failures;
    }

    /** True when a rule failed on this case, so that nothing is said about it. */
    public boolean isSetAside() {
        return !failures.isEmpty();
    }

    @Override
    public String toString() {
        return tumorCase.citation() + " " + (isSetAside() ? failures : results());
    }
}
