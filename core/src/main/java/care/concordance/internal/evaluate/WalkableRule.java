package care.concordance.internal.evaluate;

import care.concordance.evaluate.ConstraintState;
import care.concordance.facts.Answer;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.Lazy;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.RuleText.Form;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.pack.Quantifier;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One rule that can be walked step by step, to say why it did or did not speak, and what is not known. Where the pack ships
 * its executable model, each constraint is paired at load with the two predicates Drools compiled it to, the one for certain
 * and the one for possible: same rules, same steps, same constraints. So there is no second copy of any rule. Immutable and
 * thread-safe.
 */
public final class WalkableRule {

    /**
     * One pattern.
     *
     * @param text as written, after what it inherits
     * @param type the facts it asks for
     * @param checks its constraints, in order
     */
    public record Step(PatternText text, Class<? extends Fact> type, List<Check> checks) {
        public Step {
            checks = List.copyOf(checks);
        }

        /** Whether a fact is one the step asks for, for certain; one that must not be, possibly. */
        public boolean admits(Fact fact, Map<String, Fact> bound) {
            return all(text.quantifier() == Quantifier.NOT ? Form.POSSIBLE : Form.CERTAIN, fact, bound);
        }

        private boolean all(Form form, Fact fact, Map<String, Fact> bound) {
            for (Check check : checks) {
                if (!check.test(form, fact, bound)) {
                    return false;
                }
            }
            return true;
        }

        /** Yes when all constraints hold for certain, no when one certainly does not. */
        public Answer answer(Fact fact, Map<String, Fact> bound) {
            if (!all(Form.POSSIBLE, fact, bound)) {
                return Answer.NO;
            }
            return all(Form.CERTAIN, fact, bound) ? Answer.YES : Answer.UNKNOWN;
        }

        /** The answer of every constraint, in order. */
        public List<ConstraintState> ask(Fact fact, Map<String, Fact> bound) {
            List<ConstraintState> answers = new ArrayList<>();
            Set<String> missing = new LinkedHashSet<>();
            for (Check check : checks) {
                Expr expr = check.text().expr();
                boolean asked = expr.leaves().stream().noneMatch(leaf -> missing.contains(leaf.property()));
                ConstraintState answer = asked ? check.ask(fact, bound) : ConstraintState.NOT_ASKED;
                if (expr.isKnownTest() && answer == ConstraintState.FAILS) {
                    missing.add(expr.property());
                }
                answers.add(answer);
            }
            return answers;
        }
    }

    /** What a rule says when it matches, as it was compiled. */
    interface Consequence {
        void say(@Nullable Object[] values) throws Exception;
    }

    /** One of the one or two rules a rule is compiled to. */
    public record Compiled(WalkableRule walk, Form form) {
        public String name() {
            return walk.text.compiledName(form);
        }
    }

    /**
     * One way a rule matches.
     *
     * @param facts of its positive patterns in order
     * @param doubt what is not known; null when it matches for certain
     */
    public record Match(List<Fact> facts, Statement.@Nullable Doubt doubt) {

        public boolean isCertain() {
            return doubt == null;
        }
    }

    private final RuleText text;
    private final List<Step> steps;
    private final @Nullable Consequence consequence;
    private final Map<String, String> phrases;
    /** Its positive patterns, by their place among its steps. */
    private final int[] positive;

    private final int[] arguments;
    /** Walked by itself. */
    private final Lazy<RuleNetwork> alone = new Lazy<>(() -> new RuleNetwork(List.of(this)));

    /**
     * @param consequence what it says when it matches, compiled; null where nothing is
     * @param arguments what the consequence takes: facts by the place of their step; below zero, where it states what it says
     */
    WalkableRule(
            RuleText text,
            List<Step> steps,
            @Nullable Consequence consequence,
            int[] arguments,
            Map<String, String> phrases) {
        this.text = text;
        this.steps = List.copyOf(steps);
        this.consequence = consequence;
        this.phrases = phrases;
        this.positive = IntStream.range(0, steps.size())
                .filter(at -> steps.get(at).text().quantifier() == Quantifier.EACH)
                .toArray();
        this.arguments = arguments;
    }

    /**
     * The walkable form of every rule of a pack.
     *
     * @throws RulePackException when the model is not what the text says
     */
    public static List<WalkableRule> of(CompiledPack pack) {
        return Pairing.of(pack);
    }

    /** The rule as its author wrote it. */
    public RuleText text() {
        return text;
    }

    /** The rules it is compiled to: one when nothing it asks may be unknown. */
    public List<Compiled> compiled() {
        return text.isTwoValued()
                ? List.of(new Compiled(this, Form.CERTAIN))
                : List.of(new Compiled(this, Form.CERTAIN), new Compiled(this, Form.POSSIBLE));
    }

    /** Whether what it says when it matches was compiled. */
    public boolean isCompiled() {
        return consequence != null;
    }

    /** What it says when it matches, compiled; null where nothing is. */
    @Nullable
    Consequence consequence() {
        return consequence;
    }

    /** What the consequence takes: facts by the place of their step; below zero, where it states what it says. */
    int[] arguments() {
        return arguments.clone();
    }

    /** Its patterns, in order. */
    public List<Step> steps() {
        return steps;
    }

    /** Facts by type, for walking many rules over the same facts. */
    public static Function<Class<?>, List<Fact>> byType(Collection<? extends Fact> facts) {
        Map<Class<?>, List<Fact>> byType = new HashMap<>();
        facts.forEach(fact -> byType.computeIfAbsent(fact.getClass(), type -> new ArrayList<>())
                .add(fact));
        return type -> byType.getOrDefault(type, List.of());
    }

    /** Every way the rule matches, for certain or possibly. */
    public List<Match> matches(Function<Class<?>, List<Fact>> facts) {
        return alone.get().matches(facts, at -> null);
    }

    /** Whether the rule says anything of a subject. */
    public Answer speaksOf(Subject subject, Function<Class<?>, List<Fact>> facts) {
        List<Match> matches = alone.get().matches(facts, at -> {
            Step step = steps.get(at);
            return text.call().subject().equals(step.text().binding())
                    ? facts.apply(step.type()).stream()
                            .filter(fact -> fact.subject().equals(subject))
                            .toList()
                    : null;
        });
        return matches.isEmpty()
                ? Answer.NO
                : matches.stream().anyMatch(Match::isCertain) ? Answer.YES : Answer.UNKNOWN;
    }

    /** True when it asks for one fact of a type, by compiled predicates of that fact alone, and for nothing else. */
    public boolean asksForOne(Class<? extends Fact> type) {
        return steps.size() == 1
                && steps.get(0).type() == type
                && steps.get(0).text().quantifier() == Quantifier.EACH
                && consequence != null
                && steps.get(0).checks().stream().noneMatch(Check::isJoin);
    }

    /** What it states about the one fact it asks for, of which it is known that a form of it matches. */
    Statement say(Fact fact, Form form) {
        List<Fact> one = List.of(fact);
        return statement(new Match(one, form == Form.CERTAIN ? null : doubt(one, byType(one))));
    }

    /** What it states of a match. */
    public Statement statement(Match match) {
        StatementSink verdicts = new StatementSink();
        @Nullable Fact[] bound = new Fact[steps.size()];
        for (int i = 0; i < positive.length; i++) {
            bound[positive[i]] = match.facts().get(i);
        }
        try {
            speak(bound, match, verdicts);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a consequence threw: " + text.name(), e);
        }
        return verdicts.statements().get(0);
    }

    /**
     * States what the rule says of a match.
     *
     * @param bound by step, the fact of each positive pattern
     */
    void speak(@Nullable Fact[] bound, Match match, StatementSink verdicts) throws Exception {
        verdicts.firing(text.name(), match.facts(), match.doubt());
        if (consequence == null) {
            say(bound(match.facts()), verdicts);
            return;
        }
        @Nullable Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i] < 0 ? verdicts : bound[arguments[i]];
        }
        consequence.say(values);
    }

    /**
     * The match of facts found.
     *
     * @param bound by step, the fact of each positive pattern
     * @param others by step, the facts that leave it open; null when nothing is open
     */
    Match match(@Nullable Fact[] bound, @Nullable List<Fact> @Nullable [] others) {
        return new Match(matched(bound), others == null ? null : doubt(others));
    }

    private Statement.Doubt doubt(@Nullable List<Fact>[] others) {
        List<List<Fact>> ofSteps = new ArrayList<>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            List<Fact> open = others[i];
            ofSteps.add(open == null ? List.of() : open);
        }
        return new Statement.Doubt(this, ofSteps);
    }

    private List<Fact> matched(@Nullable Fact[] bound) {
        if (positive.length == 1) {
            return List.of(Objects.requireNonNull(bound[positive[0]]));
        }
        Fact[] matched = new Fact[positive.length];
        for (int i = 0; i < matched.length; i++) {
            matched[i] = Objects.requireNonNull(bound[positive[i]]);
        }
        return List.of(matched);
    }

    /**
     * A property that is not known, and that would decide a constraint.
     *
     * @param fact the fact whose property it is
     * @param comparison what would be decided; it reads the property
     */
    public record Unknown(Fact fact, Expr comparison) {
        /** The property's name. */
        public String property() {
            return comparison.property();
        }
    }

    /** Takes what is not known, with the fact of the step that asks. */
    private interface Unsure {
        void take(Fact asked, Unknown unknown);
    }

    /**
     * What is not known of a match that is not certain, each as a reason.
     *
     * @param matched the facts of its positive patterns, in order
     * @param others by step, the facts that leave open whether there is one or none
     */
    List<Reason> unknowns(List<Fact> matched, List<List<Fact>> others) {
        List<Reason> reasons = new ArrayList<>();
        unknowns(matched, others, (asked, unknown) -> {
            List<Fact> cited = new ArrayList<>(matched);
            cited.add(asked);
            reasons.add(new Reason(
                    text.name(),
                    Verb.UNPROVEN,
                    Unknowns.sentence(unknown, text.standard(), phrases),
                    Statement.cited(cited.stream().distinct().toList())));
        });
        return reasons.stream().distinct().sorted().toList();
    }

    /** As {@link #unknowns(List, List)}, not yet in words. */
    List<Unknown> unknown(List<Fact> matched, List<List<Fact>> others) {
        List<Unknown> found = new ArrayList<>();
        unknowns(matched, others, (asked, unknown) -> found.add(unknown));
        return found.stream().distinct().toList();
    }

    private void unknowns(List<Fact> matched, List<List<Fact>> others, Unsure into) {
        Map<String, Fact> bound = bound(matched);
        int next = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            List<Fact> facts =
                    step.text().quantifier() == Quantifier.EACH ? List.of(matched.get(next++)) : others.get(i);
            for (Fact fact : facts) {
                for (Check check : step.checks()) {
                    if (!check.isTwoValued()) {
                        check.unknown(fact, bound).stream()
                                .flatMap(leaf -> Unknowns.of(fact, leaf, bound).stream())
                                .forEach(unknown -> into.take(fact, unknown));
                    }
                }
            }
        }
    }

    /**
     * Why a match that is not certain is not.
     *
     * @param matched the facts of its positive patterns, in order
     */
    Statement.Doubt doubt(List<Fact> matched, Function<Class<?>, List<Fact>> facts) {
        return alone
                .get()
                .matches(facts, at -> {
                    int place = Arrays.binarySearch(positive, at);
                    return place < 0 ? null : List.of(matched.get(place));
                })
                .stream()
                .flatMap(match -> Stream.ofNullable(match.doubt()))
                .findFirst()
                .orElseGet(() -> new Statement.Doubt(this, Collections.nCopies(steps.size(), List.of())));
    }

    /**
     * The facts of a match by the names they are bound to.
     *
     * @param matched the facts of its positive patterns, in order
     */
    public Map<String, Fact> bound(List<Fact> matched) {
        Map<String, Fact> bound = new HashMap<>();
        int next = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).text().quantifier() == Quantifier.EACH) {
                bound.put(name(steps.get(i).text(), i), matched.get(next++));
            }
        }
        return bound;
    }

    private void say(Map<String, Fact> bound, StatementSink verdicts) {
        Fact about = Objects.requireNonNull(bound.get(text.call().subject()));
        String template = text.call().template();
        @Nullable
        Object[] values = text.call().arguments().stream()
                .map(argument -> ConstraintInterpreter.value(argument.reference(), bound))
                .toArray();
        Verb verb = text.verb();
        if (template == null) {
            verdicts.met(about);
            return;
        }
        switch (verb) {
            case OBSERVED -> verdicts.observed(about, template, values);
            case MET -> verdicts.met(about, template, values);
            case EXCLUDED -> verdicts.excluded(about, template, values);
            case EXCEPTED -> verdicts.excepted(about, template, values);
            case UNPROVEN -> verdicts.unproven(about, template, values);
        }
    }

    /** The name a positive pattern's fact is bound to; one of its own when the author gave none. */
    public static String name(PatternText pattern, int at) {
        return pattern.binding() == null ? "#" + at : pattern.binding();
    }
}
