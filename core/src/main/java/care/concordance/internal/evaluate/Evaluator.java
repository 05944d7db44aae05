package care.concordance.internal.evaluate;

import care.concordance.evaluate.EvaluationException;
import care.concordance.evaluate.Failure;
import care.concordance.facts.Answer;
import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import care.concordance.facts.derived.ScorePair;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.RuleText;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Evaluates one compiled pack. Thread-safe; holds nothing between evaluations. */
public final class Evaluator {

    private final PackRuntime runtime;
    private final NavigableMap<LocalDate, TextsInForce> editions;
    private final CrossProducts crossProducts;
    /** By the first day of the edition, once it was asked for. */
    private final Map<LocalDate, RuleNetwork> walkOf = new ConcurrentHashMap<>();

    /** @param timeline of this pack and all others of the engine */
    public Evaluator(PackRuntime runtime, Timeline timeline) {
        this.runtime = runtime;
        this.editions = TextsInForce.of(runtime, timeline);
        this.crossProducts = new CrossProducts(runtime.pack());
    }

    /** A pack by itself. */
    public Evaluator(CompiledPack pack) {
        this(new PackRuntime(pack));
    }

    private Evaluator(PackRuntime runtime) {
        this(runtime, new Timeline(List.of(runtime)));
    }

    /** The texts in force on a day, sorted by id. */
    public List<Standard> standards(LocalDate day) {
        return edition(day).standards();
    }

    /** True when this evaluator judges by this text of a standard on a day. */
    public boolean has(Standard standard, LocalDate day) {
        return edition(day).standards().contains(standard);
    }

    private TextsInForce edition(LocalDate day) {
        return editions.floorEntry(day).getValue();
    }

    /** The rules of a text of a standard, to be walked, in the order written. */
    public List<WalkableRule> walks(Standard standard) {
        return runtime.rules(standard);
    }

    /** The standard each rule of some standards belongs to, by rule name: of the texts in force on a day. */
    Map<String, Standard> rulesOf(Collection<String> ids, LocalDate day) {
        TextsInForce edition = edition(day);
        Map<String, Standard> standards = new HashMap<>();
        for (String rule : edition.placeOfRule().keySet()) {
            Standard standard = edition.ofRule(rule);
            if (standard != null && ids.contains(standard.id())) {
                standards.put(rule, standard);
            }
        }
        return Map.copyOf(standards);
    }

    /** These rules walked together; null when the pack has no compiled model. */
    @Nullable
    RuleNetwork shared(Set<String> names) {
        return !runtime.pack().isWalkable()
                ? null
                : new RuleNetwork(runtime.rules().stream()
                        .filter(walk -> names.contains(walk.text().name()))
                        .toList());
    }

    /**
     * Whether the rules of one text would call a subject concordant, found by walking them: quick, for trying many facts.
     * What {@link #evaluate} says is the verdict.
     *
     * @param facts everything known, derived facts and the day included, by type
     */
    public boolean isConcordant(Standard standard, Subject subject, Function<Class<?>, List<Fact>> facts) {
        return outcome(standard, subject, facts, false) == Outcome.CONCORDANT;
    }

    /**
     * How a verdict would turn out on other facts, found by walking its rules: quick, for trying many facts. What {@link
     * #evaluate} says is the verdict.
     *
     * @param verdict whose standard, subject and variance are meant
     * @param day the day to assess
     * @param facts everything known, derived facts and the day included, by type
     */
    public Outcome outcome(Verdict verdict, LocalDate day, Function<Class<?>, List<Fact>> facts) {
        Variance variance = verdict.variance();
        return outcome(verdict.standard(), verdict.subject(), facts, variance != null && variance.inForce(day));
    }

    private Outcome outcome(Standard standard, Subject subject, Function<Class<?>, List<Fact>> facts, boolean waived) {
        int stated = 0;
        for (WalkableRule walk : walks(standard)) {
            Verb verb = walk.text().verb();
            if (OutcomeTable.says(stated, verb) != Answer.YES) {
                Answer speaks = walk.speaksOf(subject, facts);
                stated |= speaks == Answer.NO ? 0 : OutcomeTable.stated(verb, speaks == Answer.YES);
            }
        }
        boolean reconciled = facts.apply(ScorePair.class).stream()
                .map(ScorePair.class::cast)
                .allMatch(pair -> pair.isReconciled()
                        || !pair.standard().equals(standard.id())
                        || !pair.about().equals(subject));
        return OutcomeTable.decide(stated, subject.kind())
                .map(outcome -> OutcomeTable.counting(outcome, reconciled, waived))
                .orElse(Outcome.UNPROVEN);
    }

    /** The rules of a verdict's text, and of any other text of the standard that gave it a reason. */
    public List<WalkableRule> walks(Verdict verdict) {
        Set<Standard> texts = new LinkedHashSet<>(Set.of(verdict.standard()));
        verdict.reasons().forEach(reason -> {
            Standard text = runtime.standardOf(reason.rule());
            if (text != null) {
                texts.add(text);
            }
        });
        return texts.stream().flatMap(text -> walks(text).stream()).toList();
    }

    /**
     * Everything the rules say.
     *
     * @param facts everything known: derived facts and the day included
     * @throws EvaluationException when a rule throws
     */
    public List<Statement> statements(Collection<? extends Fact> facts) {
        Session.Run run = runtime.session().run(facts);
        failing(run.failures());
        return run.statements();
    }

    /**
     * One verdict for each standard in force and each subject of its level, and for any further subject its rules speak
     * of. The rules of a pack with a compiled model are walked; others, and those that throw, run in a Drools session.
     *
     * @param facts everything known, derived facts included
     * @param subjects the subjects listed in the facts
     * @param asOf the day to assess
     * @param standardsOf the day whose standards apply
     * @return verdicts, sorted
     * @throws EvaluationException when a rule throws or says met without evidence
     */
    public List<Verdict> evaluate(
            Collection<? extends Fact> facts, Collection<Subject> subjects, LocalDate asOf, LocalDate standardsOf) {
        return verdicts(statements(walk(standardsOf), facts, new AsOf(asOf)), facts, subjects, asOf, standardsOf);
    }

    /** As {@link #evaluate}, with every rule in a Drools session. */
    public List<Verdict> reference(
            Collection<? extends Fact> facts, Collection<Subject> subjects, LocalDate asOf, LocalDate standardsOf) {
        return verdicts(statements(null, facts, new AsOf(asOf)), facts, subjects, asOf, standardsOf);
    }

    /**
     * Everything the rules of a walk say; everything all rules say in a session, when there is no walk or a rule throws on
     * it: the session finds which rule it was, and on what.
     *
     * @param facts everything known but the day
     * @throws EvaluationException when a rule throws
     */
    List<Statement> statements(@Nullable RuleNetwork walk, Collection<? extends Fact> facts, AsOf day) {
        failing(crossProducts.tooMany(facts));
        if (walk != null) {
            try {
                return walk.run(facts, day);
            } catch (RuntimeException e) {
                // Looked for below.
            }
        }
        List<Fact> all = new ArrayList<>(facts);
        all.add(day);
        return statements(all);
    }

    private List<Verdict> verdicts(
            List<Statement> statements,
            Collection<? extends Fact> facts,
            Collection<Subject> subjects,
            LocalDate asOf,
            LocalDate standardsOf) {
        VerdictAssembler tally = new VerdictAssembler(edition(standardsOf), subjects, asOf, facts);
        statements.forEach(tally::add);
        return checked(tally.verdicts());
    }

    /** The rules in force on a day, walked together; null when the pack has no compiled model. */
    private @Nullable RuleNetwork walk(LocalDate day) {
        Map.Entry<LocalDate, TextsInForce> edition = editions.floorEntry(day);
        return !runtime.pack().isWalkable()
                ? null
                : walkOf.computeIfAbsent(
                        edition.getKey(),
                        first -> shared(edition.getValue().placeOfRule().keySet()));
    }

    /**
     * Evaluates once, and again whenever a fact changes: at the cost of what the change touches, or, when the pack has no
     * compiled model, of all of it.
     *
     * @param facts everything known, derived facts included
     * @param subjects the subjects listed in the facts
     * @param asOf the day to assess
     * @param standardsOf the day whose standards apply
     * @throws EvaluationException when a rule throws or says met without evidence
     */
    public LiveEvaluation live(
            Collection<? extends Fact> facts, Collection<Subject> subjects, LocalDate asOf, LocalDate standardsOf) {
        failing(crossProducts.tooMany(facts));
        RuleNetwork walk = walk(standardsOf);
        IncrementalRun rules = walk == null ? null : new IncrementalRun(walk);
        return new LiveEvaluation(
                this, rules, new VerdictAssembler(edition(standardsOf), subjects, asOf, facts), facts, asOf);
    }

    /**
     * Looks for the rules and facts that throw, with everything known.
     *
     * @throws RuntimeException what was thrown, when nothing throws again
     */
    EvaluationException failure(Collection<? extends Fact> facts, RuntimeException thrown) {
        try {
            statements(facts);
        } catch (EvaluationException e) {
            return e;
        }
        throw thrown;
    }

    /** @throws EvaluationException when the rules said met without evidence */
    List<Verdict> checked(VerdictAssembler.Assembled result) {
        failing(result.failures());
        return result.verdicts();
    }

    /** @throws EvaluationException when there is a failure, with each rule's place in its pack */
    private void failing(List<Failure> failures) {
        if (!failures.isEmpty()) {
            throw new EvaluationException(failures.stream().map(this::located).toList());
        }
    }

    /** The failure with each rule's place in its pack. */
    private Failure located(Failure failure) {
        List<String> places = failure.rules().stream()
                .map(name -> {
                    RuleText rule = runtime.text(name);
                    String quoted = "\"" + name + "\"";
                    return rule == null
                            ? quoted
                            : rule.file() + ":" + rule.at().line() + ":"
                                    + rule.at().column() + " " + quoted;
                })
                .toList();
        return new Failure(places, failure.facts(), failure.problem());
    }
}
