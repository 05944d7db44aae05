package care.concordance.internal.evaluate;

import care.concordance.evaluate.CaseReview;
import care.concordance.evaluate.Failure;
import care.concordance.facts.TumorCase;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A case with the rules that spoke of it, by their numbers; what they said is put into words when it is asked for. Immutable. */
public final class JudgedCase implements CaseReview {

    private final TumorCase tumorCase;
    private final CaseEditions texts;
    private final Result[] results;
    private final int[] rules;
    private final @Nullable Statement @Nullable [] statements;
    private final List<Failure> failures;

    JudgedCase(
            TumorCase tumorCase,
            CaseEditions texts,
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

    @Override
    public TumorCase tumorCase() {
        return tumorCase;
    }

    @Override
    public List<Result> results() {
        return Collections.unmodifiableList(Arrays.asList(results));
    }

    @Override
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

    @Override
    public Optional<Verdict> verdict(String standard) {
        for (Result result : results) {
            if (result.standard().id().equals(standard)) {
                return Optional.of(verdict(result));
            }
        }
        return Optional.empty();
    }

    @Override
    public Outcome outcome(String standard) {
        for (Result result : results) {
            if (result.standard().id().equals(standard)) {
                return result.outcome();
            }
        }
        return Outcome.NOT_APPLICABLE;
    }

    @Override
    public List<Failure> failures() {
        return failures;
    }

    /** The numbers of the rules that spoke, sorted. */
    public int[] spoke() {
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
