package care.concordance;

import care.concordance.evaluate.EvaluationException;
import care.concordance.explain.EvidenceRequest;
import care.concordance.explain.SmallestChange;
import care.concordance.explain.WhyNot;
import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.PlanTerms;
import care.concordance.followup.Progress;
import care.concordance.followup.Simulation;
import care.concordance.internal.evaluate.Evaluator;
import care.concordance.internal.explain.Explainer;
import care.concordance.internal.explain.search.ChangeSearch;
import care.concordance.internal.explain.search.EvidenceSearch;
import care.concordance.internal.explain.search.Proposals;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the verdicts of an assessment, and what would change them: why each is what it is, the smallest change
 * that closes a gap, the evidence that is missing, the plan with its effort, and what would come of the plan. {@link
 * ConcordanceEngine#explain} gives it.
 *
 * <p>It is immutable, and may be used by many threads. Each answer is worked out when it is asked for, and not kept.
 */
public final class Explanation {

    private final ConcordanceEngine engine;
    private final List<Evaluator> evaluators;
    private final Assessment assessment;

    Explanation(ConcordanceEngine engine, List<Evaluator> evaluators, Assessment assessment) {
        this.engine = engine;
        this.evaluators = evaluators;
        this.assessment = assessment;
    }

    /**
     * Why a standard turned out as it did for a subject, whatever the outcome: every rule, pattern by pattern, with the
     * nearest fact and what it lacks.
     *
     * @throws IllegalArgumentException when the assessment has no such verdict
     */
    public WhyNot whyNot(String standard, Subject subject) {
        return whyNot(List.of(verdict(standard, subject))).get(0);
    }

    /**
     * Why each gap and each unproven standard is one: quicker than asking for them one by one.
     *
     * @return one answer for each open verdict, sorted as they are
     */
    public List<WhyNot> whyNot() {
        return whyNot(assessment.verdicts().stream()
                .filter(verdict -> verdict.outcome().isOpen())
                .toList());
    }

    private List<WhyNot> whyNot(List<Verdict> verdicts) {
        List<Fact> facts = facts();
        List<WhyNot> answers = new ArrayList<>();
        byPack(verdicts).forEach((evaluator, own) -> answers.addAll(Explainer.whyNot(own, evaluator, facts)));
        answers.sort(Comparator.comparing((WhyNot why) -> why.standard().id()).thenComparing(WhyNot::subject));
        return List.copyOf(answers);
    }

    /**
     * The least a partner would have to change for a gap to close, or for what lacks proof to be met: found from the rules'
     * constraints and proven by assessing again.
     *
     * @throws IllegalArgumentException when the assessment has no such verdict, or when the verdict is neither a gap nor
     *     unproven
     */
    public SmallestChange smallestChange(String standard, Subject subject) {
        Verdict verdict = verdict(standard, subject);
        if (!verdict.outcome().isOpen() && verdict.outcome() != Outcome.WAIVED) {
            throw new IllegalArgumentException(
                    standard + " is " + verdict.outcome() + " for " + subject + ": there is nothing to change");
        }
        PartnerSnapshot snapshot = assessment.snapshot();
        return ChangeSearch.find(
                verdict,
                snapshot.asOf(),
                engine.evaluator(verdict.standard(), assessment.standardsOf()),
                snapshot.facts(),
                assessment.verdicts(),
                this::verdicts);
    }

    /**
     * What is still to be brought so that the unproven verdicts can be judged: what is not on record, each as one question
     * with the standards that wait for it and what the answer decides.
     */
    public EvidenceRequest evidenceRequest() {
        List<Fact> facts = facts();
        EvidenceSearch search = new EvidenceSearch(
                assessment.snapshot().facts(), assessment.snapshot().asOf());
        byPack(assessment.unproven()).forEach((evaluator, verdicts) -> search.ask(evaluator, verdicts, facts));
        return search.request();
    }

    /**
     * The alignment plan by terms of one's own, each action with the effort of the smallest change that does it.
     *
     * @throws IllegalArgumentException when the plan is impossible
     */
    public AlignmentPlan plan(PlanTerms terms) {
        return plan(terms, Progress.SILENT);
    }

    /**
     * As {@link #plan(PlanTerms)}, which may take a while for a partner with many gaps.
     *
     * @param progress told of each action whose effort is found, and the way to stop
     * @throws IllegalArgumentException when the plan is impossible
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public AlignmentPlan plan(PlanTerms terms, Progress progress) {
        PartnerSnapshot snapshot = assessment.snapshot();
        AlignmentPlan plan = AlignmentPlan.of(assessment.verdicts(), snapshot.asOf(), terms);
        Map<Verdict.Key, Verdict> verdicts = new HashMap<>();
        assessment.verdicts().forEach(verdict -> verdicts.put(verdict.key(), verdict));
        Map<Verdict.Key, Integer> efforts = new HashMap<>();
        Proposals proposals = proposals(snapshot.facts(), snapshot.asOf());
        int done = 0;
        for (AlignmentPlan.Action action : plan.actions()) {
            progress.tell(done++, plan.actions().size());
            Verdict verdict = Objects.requireNonNull(verdicts.get(action.item()));
            SmallestChange change = propose(verdict, proposals, assessment.standardsOf());
            if (change != null && change.isProposed()) {
                efforts.put(action.item(), change.effort());
            }
        }
        progress.tell(done, done);
        return plan.withEfforts(efforts);
    }

    /**
     * Tries a plan: applies the smallest change of every action when it is due, and assesses at each of these days by the
     * standards then in force (by those of the assessment, when it was made by another day's).
     *
     * @throws IllegalArgumentException when the plan was made on another day than the assessment
     */
    public Simulation simulate(AlignmentPlan plan) {
        return simulate(plan, Progress.SILENT);
    }

    /**
     * As {@link #simulate(AlignmentPlan)}, which may take a while for a partner with many gaps.
     *
     * @param progress told of each action tried, and the way to stop
     * @throws IllegalArgumentException when the plan was made on another day than the assessment
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public Simulation simulate(AlignmentPlan plan, Progress progress) {
        PartnerSnapshot snapshot = assessment.snapshot();
        if (!plan.asOf().equals(snapshot.asOf())) {
            throw new IllegalArgumentException("the plan was made on " + plan.asOf() + ", the assessment on "
                    + snapshot.asOf() + ": simulate a plan with the assessment it was made from");
        }
        boolean pinned = !assessment.standardsOf().equals(engine.standardsOf(snapshot.asOf()));
        return Simulation.of(
                plan,
                snapshot.name(),
                snapshot.facts(),
                assessment.verdicts(),
                new Simulation.Judge() {
                    @Override
                    public List<Verdict> assess(List<PartnerFact> facts, LocalDate day) {
                        return engine.assessment(like(facts, day), standardsOf(day))
                                .verdicts();
                    }

                    @Override
                    public @Nullable SmallestChange change(Verdict verdict, List<PartnerFact> facts, LocalDate day) {
                        return propose(verdict, proposals(facts, day), standardsOf(day));
                    }

                    private LocalDate standardsOf(LocalDate day) {
                        return pinned ? assessment.standardsOf() : engine.standardsOf(day);
                    }
                },
                progress);
    }

    private PartnerSnapshot like(List<PartnerFact> facts, LocalDate day) {
        return new PartnerSnapshot(
                assessment.snapshot().name(), day, assessment.snapshot().synthetic(), facts);
    }

    private static Proposals proposals(List<PartnerFact> facts, LocalDate day) {
        return new Proposals(
                facts, day, changed -> PartnerSnapshot.problems(changed, day).isEmpty());
    }

    /** The smallest change by the text in force on a day, not proven; null when there is none in force, or it is met. */
    private @Nullable SmallestChange propose(Verdict verdict, Proposals proposals, LocalDate standardsOf) {
        for (Evaluator evaluator : evaluators) {
            for (Standard standard : evaluator.standards(standardsOf)) {
                if (standard.id().equals(verdict.standard().id())) {
                    Verdict now = new Verdict(
                            standard, verdict.subject(), verdict.outcome(), verdict.reasons(), verdict.variance());
                    return proposals.of(now, evaluator);
                }
            }
        }
        return null;
    }

    /** Verdicts on other facts; none when the facts contradict themselves, or when a rule fails on them. */
    private List<Verdict> verdicts(List<PartnerFact> facts) {
        try {
            return engine.assessment(like(facts, assessment.snapshot().asOf()), assessment.standardsOf())
                    .verdicts();
        } catch (SnapshotException | EvaluationException e) {
            return List.of();
        }
    }

    private Verdict verdict(String standard, Subject subject) {
        return assessment
                .verdict(standard, subject)
                .orElseThrow(() -> new IllegalArgumentException(whatThereIs(standard, subject)));
    }

    private String whatThereIs(String standard, Subject subject) {
        List<String> subjects = assessment.verdicts().stream()
                .filter(verdict -> verdict.standard().id().equals(standard))
                .map(verdict -> verdict.subject().toString())
                .toList();
        return subjects.isEmpty()
                ? "there is no standard " + standard + " in force: the catalog lists those there are"
                : standard + " has no verdict about " + subject + "; its subjects are " + String.join(", ", subjects);
    }

    private List<Fact> facts() {
        List<Fact> facts = ConcordanceEngine.withDerived(assessment.snapshot());
        facts.add(new AsOf(assessment.snapshot().asOf()));
        return facts;
    }

    private Map<Evaluator, List<Verdict>> byPack(List<Verdict> verdicts) {
        Map<Evaluator, List<Verdict>> byPack = new LinkedHashMap<>();
        verdicts.forEach(verdict -> byPack.computeIfAbsent(
                        engine.evaluator(verdict.standard(), assessment.standardsOf()), each -> new ArrayList<>())
                .add(verdict));
        return byPack;
    }
}
