package care.concordance.evaluate;

import care.concordance.facts.TumorCase;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One case judged by every case-level standard in force on its date of diagnosis. A standard that is not listed does not
 * apply: its rules had nothing to say. A case whose rules failed is set aside: it has failures and no verdict. Immutable.
 *
 * <p>It holds which rules spoke. What they said is put into words when {@link #verdicts} is asked for: most reviews are
 * only counted.
 */
public final class CaseReview {

    /**
     * How one standard turned out, without the words; {@link #verdicts} has them. Reviews share equal results.
     *
     * @param standard the text that was in force
     * @param outcome how it turned out
     * @param excluded whether it does not apply because the standard excludes such a case, in its own words
     */
    public record Result(Standard standard, Outcome outcome, boolean excluded) {}

    private final TumorCase tumorCase;
    private final CaseTexts texts;
    private final Result[] results;
    private final int[] rules;
    private final @Nullable Statement @Nullable [] statements;
    private final List<Failure> failures;

    CaseReview(
            TumorCase tumorCase,
            CaseTexts texts,
            Result[] results,
            int[] rules,
            @Nullable Statement @Nullable [] statements,
            List<Failure> failures) {
        this.tumorCase = tumorCase;
        this.texts = texts;
        this.results = results;
        this.rules = rules;
        this.statements = statements;
        this.failures = failures;
    }

    /** The case. */
    public TumorCase tumorCase() {
        return tumorCase;
    }

    /** How each standard that had something to say turned out, sorted by standard. */
    public List<Result> results() {
        return Collections.unmodifiableList(Arrays.asList(results));
    }

    /** The same with reasons, sorted by standard. Sentences are made anew at each call. */
    public List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>(results.length);
        for (Result result : results) {
            verdicts.add(verdict(result));
        }
        return List.copyOf(verdicts);
    }

    private Verdict verdict(Result result) {
        return new Verdict(
                result.standard(),
                tumorCase.subject(),
                result.outcome(),
                texts.reasons(result, tumorCase, rules, statements),
                null);
    }

    /** The verdict on one standard; empty when its rules had nothing to say, so that it does not apply. */
    public Optional<Verdict> verdict(String standard) {
        for (Result result : results) {
            if (result.standard().id().equals(standard)) {
                return Optional.of(verdict(result));
            }
        }
        return Optional.empty();
    }

    /** How one standard turned out; not applicable when its rules had nothing to say. */
    public Outcome outcome(String standard) {
        for (Result result : results) {
            if (result.standard().id().equals(standard)) {
                return result.outcome();
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

    /** The numbers of the rules that spoke, sorted. */
    int[] spoke() {
        int[] sorted = rules.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The case's id and the standards that spoke; not what they said, which is patient data. */
    @Override
    public String toString() {
        return tumorCase.citation() + " "
                + (isSetAside()
                        ? failures
                        : Arrays.stream(results)
                                .map(result -> result.standard().id())
                                .toList());
    }
}
