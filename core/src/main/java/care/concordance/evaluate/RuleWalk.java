package care.concordance.evaluate;

import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.pack.CompiledPack;
import care.concordance.pack.Expr;
import care.concordance.pack.Finding;
import care.concordance.pack.RulePackException;
import care.concordance.pack.RuleText;
import care.concordance.pack.RuleText.ConstraintText;
import care.concordance.pack.RuleText.PatternText;
import care.concordance.pack.RuleText.Quantifier;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * One rule that can be walked step by step, to say why it did or did not speak. Where the pack ships its executable model
 * the steps are Drools' own compiled predicates, paired at load with the text they were compiled from: same rules, same
 * steps, same constraints, same words. So there is no second copy of any rule. Immutable and thread-safe.
 */
public final class RuleWalk {

    /**
     * One pattern.
     *
     * @param text as written
     * @param type the facts it asks for
     * @param checks its constraints, in order
     */
    public record Step(PatternText text, Class<? extends Fact> type, List<Check> checks) {
        public Step {
            checks = List.copyOf(checks);
        }

        /** Whether all constraints hold. */
        public boolean admits(Fact fact, Map<String, Fact> bound) {
            for (Check check : checks) {
                if (!check.test(fact, bound)) {
                    return false;
                }
            }
            return true;
        }

        /** The answer of every constraint, in order. */
        public List<Answer> ask(Fact fact, Map<String, Fact> bound) {
            List<Answer> answers = new ArrayList<>();
            boolean failed = false;
            for (Check check : checks) {
                Answer answer = failed && check.meetsUnknown(fact, bound) ? Answer.NOT_ASKED : check.ask(fact, bound);
                failed |= answer == Answer.FAILS || answer == Answer.FAILS_UNEXPLAINED;
                answers.add(answer);
            }
            return answers;
        }
    }

    /** What a constraint answers about a fact. */
    public enum Answer {
        HOLDS,
        FAILS,
        /** It reads a value an earlier constraint found to be unknown. */
        NOT_ASKED,
        /** It holds, and its text does not say why: only the text is shown. */
        HOLDS_UNEXPLAINED,
        /** It fails, and its text does not say why: only the text is shown. */
        FAILS_UNEXPLAINED;

        public boolean holds() {
            return this == HOLDS || this == HOLDS_UNEXPLAINED;
        }
    }

    /** One constraint: what decides it, and the words for it. */
    public static final class Check {
        private final ConstraintText text;
        private final @Nullable SingleConstraint compiled;
        private final String[] arguments;

        private Check(ConstraintText text, @Nullable SingleConstraint compiled, String[] arguments) {
            this.text = text;
            this.compiled = compiled;
            this.arguments = arguments;
        }

        public ConstraintText text() {
            return text;
        }

        /** What decides it; null in a pack without a compiled model. */
        @Nullable
        SingleConstraint compiled() {
            return compiled;
        }

        /** Names of the facts it compares, in the order it takes them; empty for the fact it is asked of. */
        String[] arguments() {
            return arguments.clone();
        }

        /** True when it compares with an earlier fact. */
        public boolean isJoin() {
            return text.expr().leaves().stream().anyMatch(Reading::isJoin);
        }

        /**
         * The class Drools compiled it to, an enum of one constant {@code INSTANCE}; equal constraints share one.
         *
         * @return null when the pack has no compiled model
         */
        public @Nullable String compiledTo() {
            return compiled == null ? null : named(compiled.getPredicate1());
        }

        /**
         * Where it can be looked up rather than tried: a text property that must equal a literal.
         *
         * @return null when it is anything else
         */
        public @Nullable Lookup lookup() {
            if (compiled != null
                    && compiled.getIndex() instanceof AlphaIndex<?, ?> index
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

        /** Whether it holds. */
        public boolean test(Fact fact, Map<String, Fact> bound) {
            if (compiled == null) {
                return Reading.holds(text.expr(), fact, bound);
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

        /** Whether it holds, and whether its text says so too. */
        Answer ask(Fact fact, Map<String, Fact> bound) {
            boolean holds = test(fact, bound);
            if (holds == Reading.holds(text.expr(), fact, bound)) {
                return holds ? Answer.HOLDS : Answer.FAILS;
            }
            return holds ? Answer.HOLDS_UNEXPLAINED : Answer.FAILS_UNEXPLAINED;
        }

        /** An unknown value stands where the constraint expects one: nothing may compare it. */
        private boolean meetsUnknown(Fact fact, Map<String, Fact> bound) {
            return text.expr().leaves().stream()
                    .filter(leaf -> !Reading.isKnownTest(leaf))
                    .anyMatch(leaf -> Reading.value(fact, Reading.property(leaf)) == null
                            || (leaf instanceof Expr.Compare compare
                                    && compare.operand() instanceof Expr.Reference
                                    && Reading.value(compare.operand(), bound) == null));
        }
    }

    /**
     * A property's value that a constraint asks for.
     *
     * @param extractor the class Drools compiled the property to, an enum of one constant {@code INSTANCE}
     * @param literal the value
     */
    public record Lookup(String extractor, String literal) {}

    private final RuleText text;
    private final List<Step> steps;
    private final @Nullable Consequence consequence;

    private RuleWalk(RuleText text, List<Step> steps, @Nullable Consequence consequence) {
        this.text = text;
        this.steps = List.copyOf(steps);
        this.consequence = consequence;
    }

    /**
     * The walkable form of every rule of a pack.
     *
     * @throws RulePackException when the model is not what the text says
     */
    public static List<RuleWalk> of(CompiledPack pack) {
        Map<String, Rule> compiled = new HashMap<>();
        Model model = pack.model();
        if (model != null) {
            model.getRules().forEach(rule -> compiled.put(rule.getName(), rule));
            if (compiled.size() != pack.rules().size()) {
                throw new RulePackException(
                        pack.provenance().id(),
                        List.of(new Finding(
                                pack.provenance().id(),
                                1,
                                1,
                                "it has " + pack.rules().size() + " rules, its compiled model " + compiled.size(),
                                "build the pack's module again, from clean: mvn clean package",
                                "")));
            }
        }
        List<RuleWalk> walks = new ArrayList<>();
        for (RuleText text : pack.rules()) {
            walks.add(
                    model == null
                            ? fromText(text, pack.types())
                            : fromModel(text, pack.types(), compiled.get(text.name())));
        }
        return List.copyOf(walks);
    }

    /** The rule as its author wrote it. */
    public RuleText text() {
        return text;
    }

    /** What it says when it matches, compiled; null in a pack without a compiled model. */
    @Nullable
    Consequence consequence() {
        return consequence;
    }

    /** Its patterns, in order. */
    public List<Step> steps() {
        return steps;
    }

    /** Facts by type, for walking many rules over the same facts. */
    public static Map<Class<?>, List<Fact>> byType(Collection<? extends Fact> facts) {
        Map<Class<?>, List<Fact>> byType = new HashMap<>();
        facts.forEach(fact -> byType.computeIfAbsent(fact.getClass(), type -> new ArrayList<>())
                .add(fact));
        return byType;
    }

    /** Every way the rule matches, each as the facts of its positive patterns in order. */
    public List<List<Fact>> matches(Map<Class<?>, List<Fact>> facts) {
        List<List<Fact>> matches = new ArrayList<>();
        match(0, facts, new HashMap<>(), new LinkedHashMap<>(), matches);
        return matches;
    }

    /** Whether the rule would say anything of a subject. */
    public boolean speaksOf(Subject subject, Map<Class<?>, List<Fact>> facts) {
        Map<Integer, List<Fact>> candidates = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (text.call().subject().equals(step.text().binding())) {
                candidates.put(
                        i,
                        facts.getOrDefault(step.type(), List.of()).stream()
                                .filter(fact -> fact.subject().equals(subject) && admits(step, fact, Map.of(), false))
                                .toList());
            }
        }
        List<List<Fact>> matches = new ArrayList<>();
        match(0, facts, candidates, new LinkedHashMap<>(), matches);
        return !matches.isEmpty();
    }

    /** Everything the rule says about the facts: what a Drools session makes it say. */
    List<Statement> run(Map<Class<?>, List<Fact>> facts) {
        Verdicts verdicts = new Verdicts();
        for (List<Fact> match : matches(facts)) {
            verdicts.firing(text.name(), match);
            fire(match, verdicts);
        }
        return verdicts.statements();
    }

    /** True when it asks for one fact of a type, by compiled predicates of that fact alone, and for nothing else. */
    public boolean asksForOne(Class<? extends Fact> type) {
        return steps.size() == 1
                && steps.get(0).type() == type
                && steps.get(0).text().quantifier() == Quantifier.EACH
                && consequence != null
                && steps.get(0).checks().stream().noneMatch(Check::isJoin);
    }

    /** What it says about the one fact it asks for, of which it is known that it matches. */
    Statement say(Fact fact) {
        Verdicts verdicts = new Verdicts();
        verdicts.firing(text.name(), List.of(fact));
        fire(List.of(fact), verdicts);
        return verdicts.statements().get(0);
    }

    private void match(
            int at,
            Map<Class<?>, List<Fact>> facts,
            Map<Integer, List<Fact>> candidates,
            Map<String, Fact> bound,
            List<List<Fact>> matches) {
        if (at == steps.size()) {
            matches.add(List.copyOf(bound.values()));
            return;
        }
        Step step = steps.get(at);
        // Constraints on the fact alone are asked once, not for every combination of earlier facts.
        List<Fact> alone = candidates.computeIfAbsent(
                at,
                index -> facts.getOrDefault(step.type(), List.of()).stream()
                        .filter(fact -> admits(step, fact, Map.of(), false))
                        .toList());
        if (step.text().quantifier() == Quantifier.EACH) {
            String name = name(step.text(), at);
            for (Fact fact : alone) {
                if (admits(step, fact, bound, true)) {
                    bound.put(name, fact);
                    match(at + 1, facts, candidates, bound, matches);
                    bound.remove(name);
                }
            }
        } else {
            boolean found = alone.stream().anyMatch(fact -> admits(step, fact, bound, true));
            if (found == (step.text().quantifier() == Quantifier.EXISTS)) {
                match(at + 1, facts, candidates, bound, matches);
            }
        }
    }

    private static boolean admits(Step step, Fact fact, Map<String, Fact> bound, boolean joins) {
        for (Check check : step.checks()) {
            if (check.isJoin() == joins && !check.test(fact, bound)) {
                return false;
            }
        }
        return true;
    }

    private void fire(List<Fact> match, Verdicts verdicts) {
        Map<String, Fact> bound = new HashMap<>();
        int next = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).text().quantifier() == Quantifier.EACH) {
                bound.put(name(steps.get(i).text(), i), match.get(next++));
            }
        }
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

    private void say(Map<String, Fact> bound, Verdicts verdicts) {
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
    static String name(PatternText pattern, int at) {
        return pattern.binding() == null ? "#" + at : pattern.binding();
    }

    // ---- pairing text and model

    private static RuleWalk fromText(RuleText text, Map<String, Class<?>> types) {
        List<Step> steps = new ArrayList<>();
        for (PatternText pattern : text.patterns()) {
            steps.add(new Step(
                    pattern,
                    type(pattern, types),
                    pattern.constraints().stream()
                            .map(constraint -> new Check(constraint, null, new String[0]))
                            .toList()));
        }
        return new RuleWalk(text, steps, null);
    }

    private static RuleWalk fromModel(RuleText text, Map<String, Class<?>> types, @Nullable Rule rule) {
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
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            steps.add(step(text, text.patterns().get(i), type(text.patterns().get(i), types), conditions.get(i)));
        }
        for (Variable<?> variable : rule.getDefaultConsequence().getVariables()) {
            boolean bound = text.patterns().stream()
                    .anyMatch(pattern -> variable.getName().equals(pattern.binding()));
            if (!bound && !(variable instanceof Global<?>)) {
                throw apart(text, "its consequence reads " + variable.getName());
            }
        }
        return new RuleWalk(text, steps, rule.getDefaultConsequence());
    }

    private static Step step(RuleText rule, PatternText text, Class<? extends Fact> type, Condition condition) {
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
        List<SingleConstraint> singles = new ArrayList<>();
        flatten(pattern.getConstraint(), singles, rule);
        if (singles.size() != text.constraints().size()) {
            throw apart(
                    rule,
                    "the pattern of line " + text.at().line() + " has "
                            + text.constraints().size() + " constraints, " + singles.size() + " when compiled");
        }
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < singles.size(); i++) {
            SingleConstraint single = singles.get(i);
            ConstraintText written = text.constraints().get(i);
            // Equal expressions share one predicate, spelled as the first rule spelled it: spaces may differ.
            String compiled = single.predicateInformation().getStringConstraint();
            if (!compiled.equals(written.text()) && !squeezed(compiled).equals(squeezed(written.text()))) {
                throw apart(rule, "\"" + written.text() + "\" was compiled as \"" + compiled + "\"");
            }
            Variable<?>[] variables = single.getVariables();
            String[] arguments = new String[variables.length];
            for (int k = 0; k < variables.length; k++) {
                arguments[k] = variables[k].equals(pattern.getPatternVariable()) ? "" : variables[k].getName();
            }
            checks.add(new Check(written, single, arguments));
        }
        return new Step(text, type, checks);
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
                        rule.file(),
                        rule.at().line(),
                        rule.at().column(),
                        "is not what was compiled: " + how,
                        "build the pack's module again, from clean: mvn clean package",
                        rule.name())));
    }
}
