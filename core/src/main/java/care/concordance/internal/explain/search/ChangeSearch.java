package care.concordance.internal.explain.search;

import care.concordance.evaluate.ConstraintState;
import care.concordance.explain.SmallestChange;
import care.concordance.explain.SmallestChange.Change;
import care.concordance.facts.Answer;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Score;
import care.concordance.facts.derived.ScorePair;
import care.concordance.internal.evaluate.Check;
import care.concordance.internal.evaluate.ConstraintInterpreter;
import care.concordance.internal.evaluate.Evaluator;
import care.concordance.internal.evaluate.WalkableRule;
import care.concordance.internal.evaluate.WalkableRule.Step;
import care.concordance.pack.Quantifier;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the cheapest changes after which a rule that says met matches: best first over the steps of the rule, each step
 * satisfied by a fact as it is, by one repaired at the boundary of its constraints, or by a new one. What is found counts
 * only once it is confirmed: by the whole partner assessed again, or by whoever applies it.
 */
public final class ChangeSearch {

    private static final int MOST_STATES = 5_000;
    private static final int MOST_CONFIRMATIONS = 60;
    private static final int MOST_CHANGES = 8;

    private final SearchContext target;
    private final Evaluator evaluator;
    private final List<WalkableRule> walks;
    private final Predicate<HypotheticalFacts> confirms;
    private final RepairSearch repair;
    private final Addition addition;
    private final DerivedFactSearch figure;

    ChangeSearch(Verdict verdict, LocalDate day, Evaluator evaluator, Predicate<HypotheticalFacts> confirms) {
        this.target = new SearchContext(verdict, day, new TreeSet<>());
        this.evaluator = evaluator;
        this.walks = evaluator.walks(verdict.standard());
        this.confirms = confirms;
        BoundarySearch scan = new BoundarySearch(target.day());
        this.repair = new RepairSearch(target, scan);
        this.addition = new Addition(target, repair, scan);
        this.figure = new DerivedFactSearch(target, addition);
    }

    /**
     * The least change that makes a verdict concordant, proven by assessing again.
     *
     * @param facts the facts assessed, without derived ones
     * @param before all verdicts on them
     * @param assess assesses other facts; gives no verdicts when they contradict themselves or a rule fails on them
     */
    public static SmallestChange find(
            Verdict verdict,
            LocalDate day,
            Evaluator evaluator,
            List<PartnerFact> facts,
            List<Verdict> before,
            Function<List<PartnerFact>, List<Verdict>> assess) {
        List<List<Verdict>> last = new ArrayList<>(List.of(List.of()));
        ChangeSearch search = new ChangeSearch(verdict, day, evaluator, changed -> {
            last.set(0, assess.apply(changed.base()));
            return isConcordant(verdict, last.get(0));
        });
        HypotheticalFacts world = new HypotheticalFacts(facts, day);
        Found found = search.search(world, MOST_CHANGES);
        List<Verdict> opens = found.state() == null ? List.of() : opened(before, last.get(0));
        boolean several = found.state() != null && found.state().changes().size() > 1;
        return search.result(found, several ? search.search(world, 1) : null, opens);
    }

    /** The first change found that is confirmed, without what it would open, and without a single one where it takes several. */
    SmallestChange first(HypotheticalFacts world) {
        return result(search(world, MOST_CHANGES), null, List.of());
    }

    /**
     * What a search came to.
     *
     * @param state null when it found nothing
     * @param complete false when it stopped at a bound without having found anything
     */
    private record Found(@Nullable State state, boolean complete) {}

    /** @param singly what the search for a single change came to; null when there was none */
    private SmallestChange result(Found first, @Nullable Found singly, List<Verdict> opens) {
        Verdict verdict = target.verdict();
        State found = first.state();
        State single = singly == null ? null : singly.state();
        boolean one = found != null && found.changes().size() == 1;
        return new SmallestChange(
                verdict.standard(),
                verdict.subject(),
                verdict.outcome(),
                found == null ? List.of() : found.changes(),
                single == null ? null : single.changes().get(0),
                opens,
                found == null ? List.copyOf(target.blocked()) : List.of(),
                found == null ? first.complete() : one || (singly != null && singly.complete()));
    }

    private static List<Verdict> opened(List<Verdict> before, List<Verdict> after) {
        Set<String> open = new HashSet<>();
        before.stream().filter(each -> each.outcome().isOpen()).forEach(each -> open.add(key(each)));
        return after.stream()
                .filter(each -> each.outcome().isOpen() && !open.contains(key(each)))
                .toList();
    }

    private static String key(Verdict verdict) {
        return verdict.standard().id() + " " + verdict.subject();
    }

    private static boolean isConcordant(Verdict verdict, List<Verdict> verdicts) {
        return verdicts.stream()
                .anyMatch(each -> each.standard().id().equals(verdict.standard().id())
                        && each.subject().equals(verdict.subject())
                        && each.outcome() == Outcome.CONCORDANT);
    }

    private record Entry(State state, long number) {}

    private Found search(HypotheticalFacts world, int mostChanges) {
        // Among equals the one nearest to the end, then the one thought of first: the same facts give the same answer.
        PriorityQueue<Entry> open = new PriorityQueue<>(
                Comparator.comparingInt((Entry entry) -> entry.state().effort())
                        .thenComparingDouble(entry -> entry.state().distance())
                        .thenComparing(entry -> entry.state().progress(), Comparator.reverseOrder())
                        .thenComparingLong(Entry::number));
        long number = 0;
        for (WalkableRule met : walks(Verb.MET)) {
            for (WalkableRule observed : walks(Verb.OBSERVED)) {
                State start = new State(world, List.of(), 0, 0, List.of(met, observed), 0, 0, Map.of());
                open.add(new Entry(reconciled(start), number++));
            }
        }
        Set<String> seen = new HashSet<>();
        Set<Set<Change>> tried = new HashSet<>();
        int states = 0;
        int confirmations = 0;
        boolean cut = false;
        while (!open.isEmpty() && states++ < MOST_STATES && confirmations < MOST_CONFIRMATIONS) {
            State state = open.remove().state();
            if (!seen.add(state.key())) {
                continue;
            }
            if (state.isComplete()) {
                if (!tried.add(Set.copyOf(state.changes()))) {
                    continue;
                }
                boolean concordant = evaluator.isConcordant(
                        target.verdict().standard(), target.verdict().subject(), state.world()::of);
                if (concordant) {
                    if (!state.changes().isEmpty()) {
                        confirmations++;
                        if (confirms.test(state.world())) {
                            return new Found(state, true);
                        }
                    }
                    continue;
                }
            }
            for (State next : state.isComplete() ? settled(state) : expand(state)) {
                if (next.changes().size() <= mostChanges) {
                    open.add(new Entry(next, number++));
                } else {
                    cut |= mostChanges == MOST_CHANGES;
                }
            }
        }
        return new Found(null, open.isEmpty() && !cut);
    }

    private List<WalkableRule> walks(Verb verb) {
        return walks.stream().filter(walk -> walk.text().verb() == verb).toList();
    }

    /** Where partner and MSK score differently no rule helps: the partner's score comes to MSK's, or a missing one is made. */
    private State reconciled(State start) {
        State state = start;
        for (Fact fact : start.world().of(ScorePair.class)) {
            ScorePair pair = (ScorePair) fact;
            if (pair.isReconciled()
                    || !pair.standard().equals(target.verdict().standard().id())
                    || !pair.about().equals(target.verdict().subject())) {
                continue;
            }
            Integer agreed = pair.msk() == null ? pair.partner() : pair.msk();
            Score.Scorer moves = pair.msk() == null ? Score.Scorer.MSK : Score.Scorer.PARTNER;
            for (Fact each : start.world().of(Score.class)) {
                Score score = (Score) each;
                if (agreed != null
                        && score.by() == moves
                        && score.standard().equals(pair.standard())
                        && score.about().equals(pair.about())) {
                    State changed = state.change(score, Map.of("points", agreed));
                    state = changed == null ? state : changed;
                }
            }
            int effort = Effort.ofNew(Score.class).orElse(0);
            if (agreed != null && (pair.partner() == null || pair.msk() == null)) {
                Score missing = new Score(pair.standard(), pair.about(), moves, agreed);
                state = state.with(Change.adding(missing, List.of("standard", "by", "points"), List.of(), effort), 0);
            }
        }
        return state;
    }

    private List<State> expand(State state) {
        List<State> next = ways(state);
        if (next.isEmpty()) {
            deadEnd(state);
        }
        return next;
    }

    /** Notes what was asked where there is no way on. */
    private void deadEnd(State state) {
        WalkableRule walk = state.goal().get(state.rule());
        Step step = walk.steps().get(state.step());
        boolean not = step.text().quantifier() == Quantifier.NOT;
        List<Fact> facts = asked(state, walk, step);
        Set<String> refused = new TreeSet<>();
        for (Fact fact : facts) {
            List<ConstraintState> answers = step.ask(fact, state.bound());
            boolean joined = true;
            Set<String> properties = new TreeSet<>();
            for (int i = 0; i < answers.size(); i++) {
                Check check = step.checks().get(i);
                if (check.isJoin()) {
                    joined &= answers.get(i).holds();
                } else if (not ? !answers.get(i).fails() : !answers.get(i).holds()) {
                    properties.addAll(properties(step, check));
                }
            }
            if (joined) {
                refused.addAll(properties);
            }
        }
        target.blocked().addAll(refused.isEmpty() ? Effort.basesOf(step.type()) : refused);
    }

    /** Every way to make known that the subject is not taken out of a standard whose goal is reached, or nothing is. */
    private List<State> settled(State complete) {
        List<State> next = new ArrayList<>();
        for (WalkableRule walk : walks) {
            if (walk.text().verb() == Verb.MET || walk.text().verb() == Verb.OBSERVED) {
                continue;
            }
            State state = complete.alsoFor(walk);
            for (Step step : walk.steps()) {
                Map<String, Fact> bound = state.bound();
                for (Fact fact : asked(state, walk, step)) {
                    Answer answer = step.answer(fact, state.bound());
                    if (answer == Answer.UNKNOWN) {
                        List<State> ways = repair.broken(state, step, fact);
                        ways.forEach(way -> next.add(way.reached(complete.goal())));
                        if (ways.isEmpty()) {
                            unknown(step, fact, state.bound());
                        }
                    } else if (answer == Answer.YES) {
                        bound = state.binding(step, fact);
                    }
                }
                state = state.next(bound);
            }
        }
        return next;
    }

    /** Notes what would have to become known, and is nothing a plan changes. */
    private void unknown(Step step, Fact fact, Map<String, Fact> bound) {
        List<ConstraintState> answers = step.ask(fact, bound);
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) == ConstraintState.NOT_KNOWN) {
                target.blocked().addAll(properties(step, step.checks().get(i)));
            }
        }
    }

    /** What a check reads, as {@code Type.property}. */
    private static List<String> properties(Step step, Check check) {
        return ConstraintInterpreter.properties(check.text().expr()).stream()
                .map(property -> step.type().getSimpleName() + "." + property)
                .toList();
    }

    /** The facts a step may be satisfied by: of the verdict's subject, where the rule speaks of them. */
    private List<Fact> asked(State state, WalkableRule walk, Step step) {
        boolean speaksOf = walk.text().call().subject().equals(step.text().binding());
        return state.world().of(step.type()).stream()
                .filter(fact ->
                        !speaksOf || fact.subject().equals(target.verdict().subject()))
                .toList();
    }

    private List<State> ways(State state) {
        WalkableRule walk = state.goal().get(state.rule());
        if (state.step() == walk.steps().size()) {
            return List.of(state.at(state.rule() + 1));
        }
        Step step = walk.steps().get(state.step());
        boolean speaksOf = walk.text().call().subject().equals(step.text().binding());
        List<Fact> facts = asked(state, walk, step);
        List<Fact> admitted =
                facts.stream().filter(fact -> step.admits(fact, state.bound())).toList();
        if (step.text().quantifier() == Quantifier.NOT) {
            return admitted.isEmpty()
                    ? List.of(state.next(state.bound()))
                    : repair.broken(state, step, admitted.get(0));
        }
        if (step.text().quantifier() == Quantifier.EXISTS && !admitted.isEmpty()) {
            return List.of(state.next(state.bound()));
        }
        List<State> next = new ArrayList<>();
        for (Fact fact : admitted) {
            next.add(state.next(state.binding(step, fact)));
        }
        boolean derived = !PartnerFact.class.isAssignableFrom(step.type());
        for (Fact fact : facts) {
            if (!admitted.contains(fact)) {
                next.addAll(derived ? figure.counted(state, step, fact, true) : repair.repaired(state, step, fact));
            }
        }
        if (!derived) {
            next.addAll(addition.added(state, step, speaksOf));
            return next;
        }
        Fact imagined = figure.imagined(state, step);
        if (imagined != null && facts.stream().noneMatch(fact -> fact.id().equals(imagined.id()))) {
            next.addAll(figure.counted(state, step, imagined, false));
        }
        return next;
    }
}
