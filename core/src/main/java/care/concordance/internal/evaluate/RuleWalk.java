package care.concordance.internal.evaluate;

import care.concordance.evaluate.ConstraintState;
import care.concordance.facts.Answer;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.Form;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.pack.Finding;
import care.concordance.pack.Quantifier;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.drools.model.AlphaIndex;
import org.drools.model.Condition;
import org.drools.model.Consequence;
import org.drools.model.Constraint;
import org.drools.model.Global;
import org.drools.model.Index;
import org.drools.model.Model;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.IntrospectableLambda;
import org.jspecify.annotations.Nullable;

/**
 * One rule that can be walked step by step, to say why it did or did not speak, and what is not known. Where the pack ships
 * its executable model, each constraint is paired at load with the two predicates Drools compiled it to, the one for certain
 * and the one for possible: same rules, same steps, same constraints. So there is no second copy of any rule. Immutable and
 * thread-safe.
 */
public final class RuleWalk {

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

    /** One constraint: what decides it, and the words for it. */
    public static final class Check {
        private final ConstraintText text;
        private final boolean twoValued;
        private final boolean underNot;
        private final @Nullable SingleConstraint certain;
        private final @Nullable SingleConstraint possible;
        private final String[] arguments;

        private Check(
                ConstraintText text,
                boolean twoValued,
                boolean underNot,
                @Nullable SingleConstraint certain,
                @Nullable SingleConstraint possible,
                String[] arguments) {
            this.text = text;
            this.twoValued = twoValued;
            this.underNot = underNot;
            this.certain = certain;
            this.possible = possible;
            this.arguments = arguments;
        }

        public ConstraintText text() {
            return text;
        }

        /** Whether its two forms are one in this rule. */
        public boolean isTwoValued() {
            return twoValued;
        }

        /** What decides a form of it; null in a pack without a compiled model. */
        @Nullable
        SingleConstraint compiled(Form form) {
            return form == Form.CERTAIN ? certain : possible;
        }

        /** Equal for constraints that are compiled alike in both forms. */
        Object key() {
            String possible = twoValued && underNot ? text.certain() : text.possible();
            return List.of(twoValued ? possible : text.certain(), possible);
        }

        /** Names of the facts it compares, in the order it takes them; empty for the fact it is asked of. */
        String[] arguments() {
            return arguments.clone();
        }

        /** True when it compares with an earlier fact. */
        public boolean isJoin() {
            return text.expr().leaves().stream().anyMatch(Expr::isJoin);
        }

        /**
         * The class Drools compiled a form of it to, an enum of one constant {@code INSTANCE}; equal constraints share one.
         *
         * @return null when the pack has no compiled model
         */
        public @Nullable String compiledTo(Form form) {
            SingleConstraint compiled = compiled(form);
            return compiled == null ? null : named(compiled.getPredicate1());
        }

        /**
         * Where it can be looked up rather than tried: a text property that must equal a literal.
         *
         * @return null when it is anything else
         */
        public @Nullable Lookup lookup() {
            if (twoValued
                    && certain != null
                    && certain.getIndex() instanceof AlphaIndex<?, ?> index
                    && index.getConstraintType() == Index.ConstraintType.EQUAL
                    && index.getIndexedClass() == String.class
                    && index.getRightValue() instanceof String literal) {
                return new Lookup(named(index.getLeftOperandExtractor()), literal);
            }
            return null;
        }

        private static String named(Object lambda) {
            Object inner = lambda instanceof IntrospectableLambda wrapped ? wrapped.getLambda() : lambda;
            return inner.getClass().getName();
        }

        /** Whether a form of it holds. */
        public boolean test(Form form, Fact fact, Map<String, Fact> bound) {
            SingleConstraint compiled = compiled(form);
            if (compiled == null) {
                Answer answer = read(fact, bound);
                return form == Form.CERTAIN ? answer == Answer.YES : answer != Answer.NO;
            }
            Object[] values = new Object[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments[i].isEmpty() ? fact : bound.get(arguments[i]);
            }
            try {
                return compiled.getPredicate().test(values);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("a constraint threw: " + text.text(), e);
            }
        }

        /** What its text says. Where this rule takes what is not known for enough, that it is so: under not, that it is not. */
        private Answer read(Fact fact, Map<String, Fact> bound) {
            Answer answer = Reading.answer(text.expr(), fact, bound);
            return twoValued && !text.isTwoValued() && answer == Answer.UNKNOWN ? Answer.of(!underNot) : answer;
        }

        /** What it answers, and whether its text says so too. */
        ConstraintState ask(Fact fact, Map<String, Fact> bound) {
            Answer answer = test(Form.CERTAIN, fact, bound)
                    ? Answer.YES
                    : test(Form.POSSIBLE, fact, bound) ? Answer.UNKNOWN : Answer.NO;
            boolean explained = answer == read(fact, bound);
            return switch (answer) {
                case YES -> explained ? ConstraintState.HOLDS : ConstraintState.HOLDS_UNEXPLAINED;
                case NO -> explained ? ConstraintState.FAILS : ConstraintState.FAILS_UNEXPLAINED;
                case UNKNOWN -> explained ? ConstraintState.NOT_KNOWN : ConstraintState.FAILS_UNEXPLAINED;
            };
        }

        /** The comparisons that leave it open. */
        List<Expr> unknown(Fact fact, Map<String, Fact> bound) {
            return text.expr().leaves().stream()
                    .filter(leaf -> Reading.answer(leaf, fact, bound) == Answer.UNKNOWN)
                    .toList();
        }
    }

    /**
     * A property's value that a constraint asks for.
     *
     * @param extractor the class Drools compiled the property to, an enum of one constant {@code INSTANCE}
     * @param literal the value
     */
    public record Lookup(String extractor, String literal) {}

    /** One of the one or two rules a rule is compiled to. */
    public record Compiled(RuleWalk walk, Form form) {
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

    private RuleWalk(RuleText text, List<Step> steps, @Nullable Consequence consequence, Map<String, String> phrases) {
        this.text = text;
        this.steps = List.copyOf(steps);
        this.consequence = consequence;
        this.phrases = phrases;
    }

    /**
     * The walkable form of every rule of a pack.
     *
     * @throws RulePackException when the model is not what the text says
     */
    public static List<RuleWalk> of(CompiledPack pack) {
        Map<String, Rule> compiled = new HashMap<>();
        Model model = pack.isWalkable() ? pack.unwrap(Model.class) : null;
        if (model != null) {
            model.getRules().forEach(rule -> compiled.put(rule.getName(), rule));
            int expected = pack.rules().stream()
                    .mapToInt(rule -> rule.isTwoValued() ? 1 : 2)
                    .sum();
            if (compiled.size() != expected) {
                throw new RulePackException(
                        pack.provenance().id(),
                        List.of(new Finding(
                                Finding.Kind.BUILT,
                                pack.provenance().id(),
                                1,
                                1,
                                "its rules are compiled to " + expected + ", its compiled model has " + compiled.size(),
                                "build the pack's module again, from clean: mvn clean package",
                                "")));
            }
        }
        List<RuleWalk> walks = new ArrayList<>();
        for (RuleText text : pack.rules()) {
            walks.add(model == null ? fromText(text, pack) : fromModel(text, pack, compiled));
        }
        return List.copyOf(walks);
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

    /** What it says when it matches, compiled; null in a pack without a compiled model. */
    @Nullable
    public Consequence consequence() {
        return consequence;
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
        List<Match> matches = new ArrayList<>();
        match(new Matching(facts, new HashMap<>(), matches), 0, true);
        return matches;
    }

    /** Whether the rule says anything of a subject. */
    public Answer speaksOf(Subject subject, Function<Class<?>, List<Fact>> facts) {
        Map<Integer, List<Fact>> candidates = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (text.call().subject().equals(step.text().binding())) {
                candidates.put(
                        i,
                        facts.apply(step.type()).stream()
                                .filter(fact -> fact.subject().equals(subject) && alone(step, fact))
                                .toList());
            }
        }
        List<Match> matches = new ArrayList<>();
        match(new Matching(facts, candidates, matches), 0, true);
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
        verdicts.firing(text.name(), match.facts(), match.doubt());
        fire(match.facts(), verdicts);
        return verdicts.statements().get(0);
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
                    Unknowns.sentence(unknown, phrases),
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
        Map<String, Fact> bound = bound(matched);
        List<List<Fact>> others = new ArrayList<>();
        for (Step step : steps) {
            others.add(step.text().quantifier() == Quantifier.EACH ? List.of() : inDoubt(step, facts, bound));
        }
        return new Statement.Doubt(this, others);
    }

    /** The facts that leave a step open; none when one decides it. */
    private static List<Fact> inDoubt(Step step, Function<Class<?>, List<Fact>> facts, Map<String, Fact> bound) {
        List<Fact> open = new ArrayList<>();
        for (Fact fact : facts.apply(step.type())) {
            switch (step.answer(fact, bound)) {
                case YES -> {
                    return List.of();
                }
                case UNKNOWN -> open.add(fact);
                case NO -> {}
            }
        }
        return open;
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

    /** Room for one matching. */
    private record Matching(
            Function<Class<?>, List<Fact>> facts,
            Map<Integer, List<Fact>> candidates,
            List<Match> matches,
            Map<String, Fact> bound,
            Map<Integer, List<Fact>> others) {

        Matching(Function<Class<?>, List<Fact>> facts, Map<Integer, List<Fact>> candidates, List<Match> matches) {
            this(facts, candidates, matches, new LinkedHashMap<>(), new HashMap<>());
        }
    }

    private void match(Matching on, int at, boolean certain) {
        if (at == steps.size()) {
            Statement.Doubt doubt = null;
            if (!certain) {
                List<List<Fact>> others = new ArrayList<>();
                for (int i = 0; i < at; i++) {
                    others.add(on.others.getOrDefault(i, List.of()));
                }
                doubt = new Statement.Doubt(this, others);
            }
            on.matches.add(new Match(List.copyOf(on.bound.values()), doubt));
            return;
        }
        Step step = steps.get(at);
        // Constraints on the fact alone are asked once, not for every combination of earlier facts.
        List<Fact> alone = on.candidates.computeIfAbsent(
                at,
                index -> on.facts.apply(step.type()).stream()
                        .filter(fact -> alone(step, fact))
                        .toList());
        if (step.text().quantifier() == Quantifier.EACH) {
            String name = name(step.text(), at);
            for (Fact fact : alone) {
                Answer answer = step.answer(fact, on.bound);
                if (answer != Answer.NO) {
                    on.bound.put(name, fact);
                    match(on, at + 1, certain && answer == Answer.YES);
                    on.bound.remove(name);
                }
            }
            return;
        }
        boolean found = false;
        List<Fact> open = new ArrayList<>();
        for (int i = 0; i < alone.size() && !found; i++) {
            Answer answer = step.answer(alone.get(i), on.bound);
            found = answer == Answer.YES;
            if (answer == Answer.UNKNOWN) {
                open.add(alone.get(i));
            }
        }
        boolean exists = step.text().quantifier() == Quantifier.EXISTS;
        if (exists ? found || !open.isEmpty() : !found) {
            boolean sure = exists ? found : open.isEmpty();
            if (!sure) {
                on.others.put(at, open);
            }
            match(on, at + 1, certain && sure);
            on.others.remove(at);
        }
    }

    /** Whether the constraints on a fact alone possibly hold. */
    private static boolean alone(Step step, Fact fact) {
        for (Check check : step.checks()) {
            if (!check.isJoin() && !check.test(Form.POSSIBLE, fact, Map.of())) {
                return false;
            }
        }
        return true;
    }

    private void fire(List<Fact> match, StatementSink verdicts) {
        Map<String, Fact> bound = bound(match);
        if (consequence == null) {
            say(bound, verdicts);
            return;
        }
        Variable<?>[] variables = consequence.getVariables();
        Object[] values = new Object[variables.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = variables[i] instanceof Global<?> ? verdicts : bound.get(variables[i].getName());
        }
        try {
            consequence.getBlock().execute(values);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a consequence threw: " + text.name(), e);
        }
    }

    private void say(Map<String, Fact> bound, StatementSink verdicts) {
        Fact about = Objects.requireNonNull(bound.get(text.call().subject()));
        String template = text.call().template();
        @Nullable
        Object[] values = text.call().arguments().stream()
                .map(argument -> Reading.value(argument.reference(), bound))
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

    // ---- pairing text and model

    private static RuleWalk fromText(RuleText text, CompiledPack pack) {
        List<Step> steps = new ArrayList<>();
        for (PatternText pattern : text.patterns()) {
            steps.add(new Step(
                    pattern,
                    type(pattern, pack.types()),
                    pattern.constraints().stream()
                            .map(constraint -> new Check(
                                    constraint,
                                    text.isTwoValued(constraint),
                                    pattern.quantifier() == Quantifier.NOT,
                                    null,
                                    null,
                                    new String[0]))
                            .toList()));
        }
        return new RuleWalk(text, steps, null, pack.phrases());
    }

    private static RuleWalk fromModel(RuleText text, CompiledPack pack, Map<String, Rule> compiled) {
        List<Condition> certain = conditions(text, Form.CERTAIN, compiled);
        List<Condition> possible = text.isTwoValued() ? certain : conditions(text, Form.POSSIBLE, compiled);
        Rule rule = Objects.requireNonNull(compiled.get(text.name()));
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < certain.size(); i++) {
            PatternText pattern = text.patterns().get(i);
            steps.add(step(text, pattern, type(pattern, pack.types()), certain.get(i), possible.get(i)));
        }
        for (Variable<?> variable : rule.getDefaultConsequence().getVariables()) {
            boolean bound = text.patterns().stream()
                    .anyMatch(pattern -> variable.getName().equals(pattern.binding()));
            if (!bound && !(variable instanceof Global<?>)) {
                throw apart(text, "its consequence reads " + variable.getName());
            }
        }
        return new RuleWalk(text, steps, rule.getDefaultConsequence(), pack.phrases());
    }

    private static List<Condition> conditions(RuleText text, Form form, Map<String, Rule> compiled) {
        Rule rule = compiled.get(text.compiledName(form));
        if (rule == null) {
            throw apart(text, "the compiled model has no such rule");
        }
        List<Condition> conditions = rule.getView().getSubConditions().stream()
                .filter(condition -> condition.getType() != Condition.Type.CONSEQUENCE)
                .toList();
        if (rule.getView().getType() != Condition.Type.AND
                || conditions.size() != text.patterns().size()) {
            throw apart(text, "the compiled model has other patterns");
        }
        return conditions;
    }

    private static Step step(
            RuleText rule, PatternText text, Class<? extends Fact> type, Condition certain, Condition possible) {
        Pattern<?> pattern = pattern(rule, text, type, certain);
        List<SingleConstraint> surely = singles(rule, text, pattern, Form.CERTAIN);
        List<SingleConstraint> maybe = singles(rule, text, pattern(rule, text, type, possible), Form.POSSIBLE);
        boolean not = text.quantifier() == Quantifier.NOT;
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < surely.size(); i++) {
            ConstraintText written = text.constraints().get(i);
            SingleConstraint single = surely.get(i);
            Variable<?>[] variables = single.getVariables();
            String[] arguments = new String[variables.length];
            for (int k = 0; k < variables.length; k++) {
                arguments[k] = variables[k].equals(pattern.getPatternVariable()) ? "" : variables[k].getName();
            }
            // There is certainly none when not even one possibly is: under not the forms change places.
            checks.add(new Check(
                    written,
                    rule.isTwoValued(written),
                    not,
                    not ? maybe.get(i) : single,
                    not ? single : maybe.get(i),
                    arguments));
        }
        return new Step(text, type, checks);
    }

    private static Pattern<?> pattern(
            RuleText rule, PatternText text, Class<? extends Fact> type, Condition condition) {
        Condition inner = condition;
        Quantifier quantifier = Quantifier.EACH;
        if (condition.getType() == Condition.Type.EXISTS || condition.getType() == Condition.Type.NOT) {
            quantifier = condition.getType() == Condition.Type.EXISTS ? Quantifier.EXISTS : Quantifier.NOT;
            inner = condition.getSubConditions().get(0);
        }
        if (!(inner instanceof Pattern<?> pattern)
                || quantifier != text.quantifier()
                || pattern.getPatternVariable().getType() != type
                || !pattern.getBindings().isEmpty()) {
            throw apart(
                    rule,
                    "the compiled model reads the pattern of line " + text.at().line() + " differently");
        }
        return pattern;
    }

    /** The constraints of a pattern as a form of the rule was compiled, each what the text says. */
    private static List<SingleConstraint> singles(RuleText rule, PatternText text, Pattern<?> pattern, Form form) {
        List<SingleConstraint> singles = new ArrayList<>();
        flatten(pattern.getConstraint(), singles, rule);
        if (singles.size() != text.constraints().size()) {
            throw apart(
                    rule,
                    "the pattern of line " + text.at().line() + " has "
                            + text.constraints().size() + " constraints, " + singles.size() + " when compiled");
        }
        for (int i = 0; i < singles.size(); i++) {
            // Equal expressions share one predicate, spelled as the first rule spelled it: spaces may differ.
            String expected = rule.compiled(form, text, text.constraints().get(i));
            String compiled = singles.get(i).predicateInformation().getStringConstraint();
            if (!compiled.equals(expected) && !squeezed(compiled).equals(squeezed(expected))) {
                throw apart(rule, "\"" + expected + "\" was compiled as \"" + compiled + "\"");
            }
        }
        return singles;
    }

    private static void flatten(@Nullable Constraint constraint, List<SingleConstraint> singles, RuleText rule) {
        if (constraint == null || constraint == SingleConstraint.TRUE) {
            return;
        }
        if (constraint instanceof SingleConstraint single) {
            singles.add(single);
        } else if (constraint.getType() == Constraint.Type.MULTIPLE) {
            constraint.getChildren().forEach(child -> flatten(child, singles, rule));
        } else {
            throw apart(rule, "the compiled model has a constraint of type " + constraint.getType());
        }
    }

    private static Class<? extends Fact> type(PatternText pattern, Map<String, Class<?>> types) {
        return Objects.requireNonNull(types.get(pattern.type()), pattern.type()).asSubclass(Fact.class);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static RulePackException apart(RuleText rule, String how) {
        return new RulePackException(
                rule.file(),
                List.of(new Finding(
                        Finding.Kind.BUILT,
                        rule.file(),
                        rule.at().line(),
                        rule.at().column(),
                        "is not what was compiled: " + how,
                        "build the pack's module again, from clean: mvn clean package",
                        rule.name())));
    }
}
