package care.concordance;

import care.concordance.evaluate.EvaluationException;
import care.concordance.facts.Committee;
import care.concordance.facts.Fact;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Variance;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.internal.evaluate.LiveEvaluation;
import care.concordance.verdict.Verdict;
import care.concordance.verdict.VerdictChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What if? An assessment that is kept up to date as single facts change, at the cost of what the change touches instead of
 * a whole assessment. It equals, after any number of changes, the assessment of the changed facts.
 *
 * <p>Holds Drools sessions until it is closed. Not thread-safe. After an {@link EvaluationException} it is closed by
 * itself.
 */
public final class LiveAssessment implements AutoCloseable {

    private final PartnerSnapshot first;
    private final Map<String, PartnerFact> facts = new LinkedHashMap<>();
    private final SnapshotCheck.Known known;
    private final DerivedFacts derived;
    private final List<LiveEvaluation> evaluations = new ArrayList<>();
    private final BiFunction<PartnerSnapshot, List<Verdict>, Assessment> assessment;

    /**
     * @param start opens an evaluation on the facts, derived ones included, for each rule pack
     * @param assessment makes an assessment of a snapshot and its verdicts
     */
    LiveAssessment(
            PartnerSnapshot snapshot,
            List<Function<List<Fact>, LiveEvaluation>> start,
            BiFunction<PartnerSnapshot, List<Verdict>, Assessment> assessment) {
        this.first = snapshot;
        snapshot.facts().forEach(fact -> facts.put(fact.citation(), fact));
        this.known = SnapshotCheck.Known.of(snapshot.facts());
        this.derived = new DerivedFacts(snapshot.facts());
        this.assessment = assessment;
        List<Fact> all = new ArrayList<>(snapshot.facts());
        all.addAll(derived.facts());
        try {
            start.forEach(each -> evaluations.add(each.apply(all)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Puts one fact in the place of another of the same kind and id.
     *
     * @param before one of the facts as they are now
     * @return the verdicts that changed, pack by pack, each sorted by standard, then subject
     * @throws IllegalArgumentException when {@code before} is not among the facts, or {@code after} has another kind or id
     * @throws SnapshotException when the facts would contradict themselves or each other; nothing has changed then
     * @throws EvaluationException when a rule fails; the live assessment is closed then
     * @throws IllegalStateException when it is closed
     */
    public List<VerdictChange> replace(PartnerFact before, PartnerFact after) {
        requireOpen();
        refuse(SnapshotCheck.ofValues(List.of(after)));
        if (!before.equals(facts.get(before.citation()))) {
            throw new IllegalArgumentException(before.citation() + " is not among the facts as they are now");
        }
        if (!after.citation().equals(before.citation())) {
            throw new IllegalArgumentException("a fact of the same kind and id is needed to replace "
                    + before.citation() + ", not " + after.citation() + ": assess a new snapshot instead");
        }
        check(after);
        if (before.equals(after)) {
            return List.of();
        }
        facts.put(after.citation(), after);
        DerivedFacts.Difference follows = derived.replace(before, after);
        List<Fact> gone = new ArrayList<>(follows.gone());
        gone.add(before);
        List<Fact> come = new ArrayList<>(follows.come());
        come.add(after);
        List<VerdictChange> changes = new ArrayList<>();
        try {
            evaluations.forEach(evaluation -> changes.addAll(evaluation.replace(gone, come)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        return changes;
    }

    /**
     * The fact alone, since it refers to others and none of them goes; but variances and councils bear on each other, and a
     * partner on the snapshot.
     */
    private void check(PartnerFact after) {
        List<Problem> problems;
        if (after instanceof Partner || after instanceof Variance || after instanceof Committee) {
            Map<String, PartnerFact> changed = new LinkedHashMap<>(facts);
            changed.put(after.citation(), after);
            problems = SnapshotCheck.problems(first.name(), first.asOf(), List.copyOf(changed.values()));
        } else {
            problems = SnapshotCheck.problems(after, known, first.asOf());
        }
        refuse(problems);
    }

    private void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new SnapshotException(first.name(), problems);
        }
    }

    /**
     * The assessment of the facts as they are now.
     *
     * @throws IllegalStateException when it is closed
     */
    public Assessment assessment() {
        requireOpen();
        List<Verdict> verdicts = new ArrayList<>();
        evaluations.forEach(evaluation -> verdicts.addAll(evaluation.verdicts()));
        verdicts.sort(null);
        return assessment.apply(
                new PartnerSnapshot(first.name(), first.asOf(), first.synthetic(), List.copyOf(facts.values())),
                verdicts);
    }

    private void requireOpen() {
        if (evaluations.isEmpty()) {
            throw new IllegalStateException("the live assessment is closed: open another with engine.live(snapshot)");
        }
    }

    @Override
    public void close() {
        evaluations.forEach(LiveEvaluation::close);
        evaluations.clear();
    }
}
