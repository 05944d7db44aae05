package care.concordance.internal.evaluate;

import care.concordance.facts.Fact;
import care.concordance.internal.evaluate.WalkableRule.Step;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.Form;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.pack.Finding;
import care.concordance.pack.Quantifier;
import care.concordance.pack.RulePackException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.BlockN;
import org.jspecify.annotations.Nullable;

/**
 * Pairs each rule's text with what Drools compiled it to: same rules, same steps, same constraints, or the pack is refused. A
 * pack without a compiled model is paired with nothing, and its text decides. Of a pack that was built with its code, the build
 * has paired the rules, and {@link CodeIndex} says how.
 */
final class Pairing {

    private Pairing() {}

    /** A consequence of the executable model. */
    record Block(BlockN block) implements WalkableRule.Consequence {
        @Override
        public void say(@Nullable Object[] values) throws Exception {
            block.execute(values);
        }

        /** Its class, an enum of one constant {@code INSTANCE}. */
        String compiledTo() {
            return CompiledForm.OfModel.classOf(block);
        }
    }

    /**
     * The walkable form of every rule of a pack.
     *
     * @throws RulePackException when the model is not what the text says
     */
    static List<WalkableRule> of(CompiledPack pack) {
        CompiledPack.Code code = pack.code();
        if (code != null) {
            return CodeIndex.read(pack, code);
        }
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
        List<WalkableRule> walks = new ArrayList<>();
        for (RuleText text : pack.rules()) {
            walks.add(model == null ? fromText(text, pack.types(), pack.phrases()) : fromModel(text, pack, compiled));
        }
        return List.copyOf(walks);
    }

    /** The rule as its text is read, without anything compiled. */
    static WalkableRule fromText(RuleText text, Map<String, Class<?>> types, Map<String, String> phrases) {
        List<Step> steps = new ArrayList<>();
        for (PatternText pattern : text.patterns()) {
            steps.add(new Step(
                    pattern,
                    type(pattern, types),
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
        return new WalkableRule(text, steps, null, new int[0], phrases);
    }

    private static WalkableRule fromModel(RuleText text, CompiledPack pack, Map<String, Rule> compiled) {
        List<Condition> certain = conditions(text, Form.CERTAIN, compiled);
        List<Condition> possible = text.isTwoValued() ? certain : conditions(text, Form.POSSIBLE, compiled);
        Rule rule = Objects.requireNonNull(compiled.get(text.name()));
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < certain.size(); i++) {
            PatternText pattern = text.patterns().get(i);
            steps.add(step(text, pattern, type(pattern, pack.types()), certain.get(i), possible.get(i)));
        }
        int[] arguments = Arrays.stream(rule.getDefaultConsequence().getVariables())
                .mapToInt(variable -> variable instanceof Global<?> ? -1 : place(text, variable.getName()))
                .toArray();
        return new WalkableRule(
                text, steps, new Block(rule.getDefaultConsequence().getBlock()), arguments, pack.phrases());
    }

    /** The step whose fact is bound to a name that what was compiled reads. */
    static int place(RuleText text, String binding) {
        for (int i = 0; i < text.patterns().size(); i++) {
            PatternText pattern = text.patterns().get(i);
            if (pattern.quantifier() == Quantifier.EACH && binding.equals(pattern.binding())) {
                return i;
            }
        }
        throw apart(text, "it reads " + binding);
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
                    new CompiledForm.OfModel(not ? maybe.get(i) : single),
                    new CompiledForm.OfModel(not ? single : maybe.get(i)),
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

    static Class<? extends Fact> type(PatternText pattern, Map<String, Class<?>> types) {
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
