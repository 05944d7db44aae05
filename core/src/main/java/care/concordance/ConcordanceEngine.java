package care.concordance;

import care.concordance.evaluate.CaseReview;
import care.concordance.evaluate.EvaluationException;
import care.concordance.evaluate.Failure;
import care.concordance.evaluate.Judge;
import care.concordance.explain.WhyNot;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorCase;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.followup.Impact;
import care.concordance.internal.evaluate.CaseEvaluator;
import care.concordance.internal.evaluate.Evaluator;
import care.concordance.internal.evaluate.LiveEvaluation;
import care.concordance.internal.evaluate.MeasureEvaluator;
import care.concordance.internal.evaluate.PackRuntime;
import care.concordance.internal.evaluate.ReviewStream;
import care.concordance.internal.evaluate.Timeline;
import care.concordance.internal.explain.Explainer;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.Pins;
import care.concordance.pack.Finding;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Replacement;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Judges partners by rule packs. Load it once and share it: an engine is immutable and thread-safe, and keeps nothing
 * between assessments.
 */
public final class ConcordanceEngine {

    private final List<CompiledPack> packs;
    private final List<PackRuntime> runtimes;
    private final List<Evaluator> evaluators;
    private final CaseEvaluator reviewer;
    private final Timeline timeline;
    private final LocalDate firstEdition;
    private final Listeners listeners;

    private ConcordanceEngine(List<CompiledPack> packs) {
        this.packs = List.copyOf(packs);
        this.runtimes = packs.stream().map(PackRuntime::new).toList();
        this.timeline = new Timeline(runtimes);
        this.evaluators = runtimes.stream()
                .map(runtime -> new Evaluator(runtime, timeline))
                .toList();
        this.reviewer = new CaseEvaluator(runtimes, timeline);
        this.listeners = Listeners.NONE;
        // Of one pack, or an early standard in another one would leave no standard of this one in force before it.
        this.firstEdition =
                packs.stream()
                        .filter(ConcordanceEngine::judgesPartners)
                        .findFirst()
                        .orElse(packs.get(0))
                        .standards()
                        .stream()
                        .map(Standard::effectiveFrom)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
    }

    private ConcordanceEngine(ConcordanceEngine engine, Listeners listeners) {
        this.packs = engine.packs;
        this.runtimes = engine.runtimes;
        this.evaluators = engine.evaluators;
        this.reviewer = engine.reviewer;
        this.timeline = engine.timeline;
        this.firstEdition = engine.firstEdition;
        this.listeners = listeners;
    }

    private static boolean judgesPartners(CompiledPack pack) {
        return pack.standards().stream().anyMatch(standard -> standard.level().isListed());
    }

    /**
     * Reads, checks and readies rule packs. Each pack runs by itself and their verdicts are joined; a later pack may add
     * standards to those of an earlier one, or replace some by saying so on its pages, while its own texts are in force.
     *
     * @param pack the pack whose first edition also judges what came before it, when it judges partners
     * @throws RulePackException when a pack cannot be used, with everything that is wrong with it
     */
    public static ConcordanceEngine load(RulePack pack, RulePack... more) {
        List<RulePack> all = new ArrayList<>(List.of(pack));
        all.addAll(List.of(more));
        return load(all);
    }

    /**
     * As {@link #load(RulePack, RulePack...)}.
     *
     * @param all the packs, in the order they are loaded; one at least
     * @throws RulePackException when a pack cannot be used, with everything that is wrong with it
     */
    public static ConcordanceEngine load(List<RulePack> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there is no rule pack to load: give one");
        }
        List<CompiledPack> packs = new ArrayList<>();
        Map<String, String> holders = new HashMap<>();
        CompiledPack.requireIdsOfTheirOwn(all);
        for (RulePack each : all) {
            CompiledPack compiled = CompiledPack.of(each, Map.copyOf(holders));
            compiled.standards().forEach(standard -> holders.put(standard.id(), each.id()));
            List<Finding> changed = Pins.check(each, compiled, packs);
            if (!changed.isEmpty()) {
                throw new RulePackException(each.toString(), changed);
            }
            packs.add(compiled);
        }
        return new ConcordanceEngine(packs);
    }

    /**
     * The same engine, which tells a listener of every assessment it makes for a caller: by {@code assess} and {@code
     * verify}. What it judges to answer another question, such as what would change, it tells nobody.
     *
     * @param listener called by whichever thread assesses, by several at once
     */
    public ConcordanceEngine telling(AssessmentListener listener) {
        return new ConcordanceEngine(this, listeners.with(listener));
    }

    /**
     * The packs it was loaded from, in that order, with their rules as written. For the library's own tools: the type is
     * internal, and other modules cannot see it.
     */
    public List<CompiledPack> packs() {
        return packs;
    }

    /** What of each pack is in force on a day, in the order the packs were loaded. */
    public List<Edition> editions(LocalDate day) {
        Set<Standard> inForce = new HashSet<>(catalog(day));
        return packs.stream().map(pack -> Edition.of(pack, inForce, day)).toList();
    }

    /** The standards in force on a day, sorted by id. */
    public List<Standard> catalog(LocalDate day) {
        return timeline.inForce(day);
    }

    /** Every text of a standard in every pack, in force on some day, by their beginning; empty when there is no such standard. */
    public List<Standard> texts(String id) {
        return Texts.of(packs, id).toList();
    }

    /**
     * The standards in force on a day that a rule pack states in the place of an earlier pack's, sorted by id. Where the
     * text replaced was not in force that day, it is the pack's first.
     */
    public List<Replacement> replacements(LocalDate day) {
        return catalog(day).stream()
                .filter(standard -> standard.replaces() != null)
                .flatMap(standard -> Texts.replaced(packs, standard, day).stream())
                .toList();
    }

    /** Every text that a rule pack states in the place of an earlier pack's, by id and beginning, beside what was in force then. */
    public List<Replacement> replacements() {
        return packs.stream()
                .flatMap(pack -> pack.standards().stream())
                .filter(standard -> standard.replaces() != null)
                .sorted(Comparator.comparing(Standard::id).thenComparing(Standard::effectiveFrom))
                .flatMap(standard -> Texts.replaced(packs, standard, standard.effectiveFrom()).stream())
                .toList();
    }

    /**
     * The first day of the first edition: the earliest day on which a standard is in force of the first pack that judges
     * partners. Packs loaded after it may have earlier ones.
     */
    public LocalDate firstEdition() {
        return firstEdition;
    }

    /**
     * Assesses a partner by the standards in force on the snapshot's day; before the {@link #firstEdition}, by those in
     * force on its first day, in every pack.
     *
     * @throws SnapshotException when the facts name a standard that does not exist
     * @throws EvaluationException when a rule fails; no verdict is given out then
     */
    public Assessment assess(PartnerSnapshot snapshot) {
        return assess(snapshot, standardsOf(snapshot.asOf()));
    }

    /** The day, or the first day of the first edition when that is later: no day is judged by no standard at all. */
    LocalDate standardsOf(LocalDate day) {
        return day.isBefore(firstEdition) ? firstEdition : day;
    }

    /**
     * Assesses a partner by the standards as they stood on another day: the facts and the day they are judged for stay
     * the snapshot's.
     *
     * @param standardsOf the day whose standards apply
     * @throws SnapshotException when the facts name a standard that does not exist
     * @throws EvaluationException when a rule fails; no verdict is given out then
     */
    public Assessment assess(PartnerSnapshot snapshot, LocalDate standardsOf) {
        return listeners.tell(() -> assessment(snapshot, standardsOf));
    }

    /** As {@link #assess(PartnerSnapshot, LocalDate)}, and tells nobody. */
    Assessment assessment(PartnerSnapshot snapshot, LocalDate standardsOf) {
        SnapshotCheck.requireStandards(snapshot, timeline.ids());
        List<Fact> facts = withDerived(snapshot);
        List<Subject> subjects = snapshot.subjects();
        List<Verdict> verdicts = new ArrayList<>();
        for (Evaluator evaluator : evaluators) {
            verdicts.addAll(evaluator.evaluate(facts, subjects, snapshot.asOf(), standardsOf));
        }
        verdicts.sort(null);
        return assessment(snapshot, standardsOf, verdicts);
    }

    /**
     * As {@link #assess(PartnerSnapshot)}, with the partner judged twice.
     *
     * @throws SnapshotException when the facts name a standard that does not exist
     * @throws EvaluationException when a rule fails, or when the two differ
     */
    public Assessment verify(PartnerSnapshot snapshot) {
        return verify(snapshot, standardsOf(snapshot.asOf()));
    }

    /**
     * As {@link #assess(PartnerSnapshot, LocalDate)}, with the partner judged twice: the fast way, by walking the compiled
     * rules, and by all rules in Drools sessions.
     *
     * @param standardsOf the day whose standards apply
     * @throws SnapshotException when the facts name a standard that does not exist
     * @throws EvaluationException when a rule fails, or when the two differ, with each subject and the standards on which
     *     they do
     */
    public Assessment verify(PartnerSnapshot snapshot, LocalDate standardsOf) {
        return listeners.tell(() -> verified(snapshot, standardsOf));
    }

    private Assessment verified(PartnerSnapshot snapshot, LocalDate standardsOf) {
        Assessment assessment = assessment(snapshot, standardsOf);
        List<Fact> facts = withDerived(snapshot);
        List<Verdict> expected = new ArrayList<>();
        for (Evaluator evaluator : evaluators) {
            expected.addAll(evaluator.reference(facts, snapshot.subjects(), snapshot.asOf(), standardsOf));
        }
        List<Failure> differing = differing(assessment.verdicts(), expected);
        if (!differing.isEmpty()) {
            throw new EvaluationException(differing);
        }
        return assessment;
    }

    /** Each standard and subject of which two judgements do not say the same. */
    static List<Failure> differing(Collection<Verdict> one, Collection<Verdict> other) {
        Set<Verdict> differing = new HashSet<>(one);
        Set<Verdict> same = new HashSet<>(other);
        same.retainAll(differing);
        differing.addAll(other);
        differing.removeAll(same);
        return differing.stream()
                .sorted()
                .map(verdict -> Failure.differing(
                        List.of(verdict.standard().id()), verdict.subject().toString()))
                .distinct()
                .toList();
    }

    /**
     * As {@link #assess(PartnerSnapshot)}, and stays open for what-if questions.
     *
     * @return to be closed by the caller
     * @throws SnapshotException when the facts name a standard that does not exist
     * @throws EvaluationException when a rule fails
     */
    public LiveAssessment live(PartnerSnapshot snapshot) {
        SnapshotCheck.requireStandards(snapshot, timeline.ids());
        LocalDate standardsOf = standardsOf(snapshot.asOf());
        List<Subject> subjects = snapshot.subjects();
        List<Function<List<Fact>, LiveEvaluation>> start = new ArrayList<>();
        evaluators.forEach(
                evaluator -> start.add(facts -> evaluator.live(facts, subjects, snapshot.asOf(), standardsOf)));
        return new LiveAssessment(snapshot, start, (now, verdicts) -> assessment(now, standardsOf, verdicts));
    }

    private Assessment assessment(PartnerSnapshot snapshot, LocalDate standardsOf, List<Verdict> verdicts) {
        return new Assessment(
                snapshot,
                standardsOf,
                catalog(standardsOf),
                replacements(standardsOf),
                verdicts,
                packs.stream().map(CompiledPack::provenance).toList());
    }

    /**
     * What adopting another edition would change for these partners, before it is adopted.
     *
     * @param before a day on which the earlier edition is in force
     * @param after a day on which the later edition is in force
     */
    public Impact impact(LocalDate before, LocalDate after, Collection<PartnerSnapshot> snapshots) {
        return impact(before, this, after, snapshots);
    }

    /**
     * What judging by the packs of another engine would change for these partners: of the rules as they were against the
     * rules as they are to be.
     *
     * @param before the day whose standards of this engine are judged by
     * @param other the engine with the packs that are to be adopted
     * @param after the day whose standards of the other engine are judged by
     */
    public Impact impact(
            LocalDate before, ConcordanceEngine other, LocalDate after, Collection<PartnerSnapshot> snapshots) {
        List<Impact.Change> changes = new ArrayList<>();
        for (PartnerSnapshot snapshot : snapshots) {
            changes.addAll(Impact.changes(
                    snapshot.name(),
                    snapshot.asOf(),
                    assessment(snapshot, before).verdicts(),
                    other.assessment(snapshot, after).verdicts()));
        }
        return Impact.of(before, after, catalog(before), other.catalog(after), changes);
    }

    /**
     * Judges one case by the case-level standards in force on its date of diagnosis. A case on which a rule fails is set
     * aside: its review has the failures and no verdict.
     */
    public CaseReview review(TumorCase tumorCase) {
        return reviewer.review(tumorCase);
    }

    /**
     * Judges cases as they are read, in their order, on the reading thread. Memory stays the same however many there are.
     *
     * @param cases closed when the result is closed
     */
    public Stream<CaseReview> review(Stream<TumorCase> cases) {
        return review(cases, 1);
    }

    /**
     * Judges cases as they are read, in their order, several batches at a time. Memory stays the same however many there
     * are.
     *
     * @param cases read by the thread that reads the result; closed when the result is closed
     * @param threads how many batches to judge at once
     */
    public Stream<CaseReview> review(Stream<TumorCase> cases, int threads) {
        return ReviewStream.of(reviewer::review, cases, threads);
    }

    /**
     * As {@link #review(Stream, int)}, with every case judged twice: the fast way its pack was built with, and by all rules
     * in Drools sessions. Reading the result throws {@link EvaluationException} when the two differ, with each case and the
     * standards on which they do.
     *
     * @param cases read by the thread that reads the result; closed when the result is closed
     * @param threads how many batches to judge at once
     */
    public Stream<CaseReview> verify(Stream<TumorCase> cases, int threads) {
        return ReviewStream.of(reviewer::verify, cases, threads);
    }

    /**
     * What stands behind the verdicts of an assessment, and what would change them.
     *
     * @param assessment one made by an engine with the same rules
     * @throws IllegalArgumentException when the assessment was made by other rules
     */
    public Explanation explain(Assessment assessment) {
        if (!assessment
                .packs()
                .equals(packs.stream().map(CompiledPack::provenance).toList())) {
            throw new IllegalArgumentException("the assessment was made by other rule packs, " + assessment.packs()
                    + ": explain it with the engine that made it");
        }
        return new Explanation(this, evaluators, assessment);
    }

    /**
     * Why a standard turned out as it did for a case, whatever the outcome: every rule, constraint by constraint, with the
     * value found and the value needed. Names the case by the registry's id and says no more of the patient than the
     * values the rules ask for.
     *
     * @throws IllegalArgumentException when no text of the standard is in force on the date of diagnosis
     * @throws EvaluationException when a rule fails on the case
     */
    public WhyNot whyNot(TumorCase tumorCase, String standard) {
        CaseReview review = review(tumorCase);
        if (review.isSetAside()) {
            throw new EvaluationException(review.failures());
        }
        LocalDate day = dayInForce(tumorCase, standard);
        Verdict verdict = review.verdict(standard)
                .orElseGet(() -> new Verdict(
                        catalog(day).stream()
                                .filter(text -> text.id().equals(standard))
                                .findFirst()
                                .orElseThrow(),
                        tumorCase.subject(),
                        Outcome.NOT_APPLICABLE,
                        List.of(),
                        null));
        // Where the date of diagnosis is not known well enough, the verdict may be by a text not in force on this day.
        Evaluator evaluator = evaluators.stream()
                .filter(each -> !each.walks(verdict.standard()).isEmpty())
                .findFirst()
                .orElseThrow();
        return Explainer.whyNot(List.of(verdict), evaluator, List.of(tumorCase)).get(0);
    }

    /** The first day the case may have been diagnosed on and the standard is in force. */
    private LocalDate dayInForce(TumorCase tumorCase, String standard) {
        LocalDate first = tumorCase.diagnosis().earliest();
        LocalDate last = tumorCase.diagnosis().latest();
        return packs.stream()
                .flatMap(pack -> pack.standards().stream())
                .filter(text -> text.id().equals(standard))
                .map(text -> text.effectiveFrom().isBefore(first) ? first : text.effectiveFrom())
                .filter(day -> !day.isAfter(last)
                        && catalog(day).stream().anyMatch(text -> text.id().equals(standard)))
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("no text of " + standard
                        + " is in force on the date of diagnosis of case " + tumorCase.id()
                        + ": the catalog lists the standards of a day"));
    }

    Evaluator evaluator(Standard standard, LocalDate day) {
        return evaluators.stream()
                .filter(evaluator -> evaluator.has(standard, day))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule pack has " + standard.id()));
    }

    static List<Fact> withDerived(PartnerSnapshot snapshot) {
        List<Fact> facts = new ArrayList<>(snapshot.facts());
        facts.addAll(DerivedFacts.of(snapshot.facts()));
        return facts;
    }

    /**
     * Judges patients or encounters: one verdict for each standard in force and each subject its rules speak of. A subject
     * they do not speak of is outside the standard's population and has none.
     *
     * @param facts everything known about them, derived facts included
     * @param day the day whose standards apply
     * @return verdicts, sorted
     * @throws EvaluationException when a rule fails; no verdict is given out then
     */
    public List<Verdict> judge(Collection<? extends Fact> facts, LocalDate day) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Evaluator evaluator : evaluators) {
            verdicts.addAll(evaluator.evaluate(facts, List.of(), day, day));
        }
        verdicts.sort(null);
        return List.copyOf(verdicts);
    }

    /**
     * Readies standards for judging many patients or encounters, one after the other: much faster than {@link
     * #judge(Collection, LocalDate)}, and the same verdicts.
     *
     * @param standards ids of the standards to judge by; one that is not in force on that day gives no verdict
     * @param day the day whose standards apply
     * @throws IllegalArgumentException when no rule pack has a standard of such an id on any day, with all of them
     */
    public Judge judge(Set<String> standards, LocalDate day) {
        timeline.require(standards);
        return new MeasureEvaluator(evaluators, standards, day);
    }

    /** Drools sessions opened and not yet disposed: 0 whenever nothing is being assessed. */
    public int liveSessions() {
        return runtimes.stream().mapToInt(PackRuntime::liveSessions).sum();
    }
}
