package care.concordance.internal.evaluate;

import care.concordance.internal.evaluate.CompiledForm.Join;
import care.concordance.internal.evaluate.CompiledForm.NumberedProperty;
import care.concordance.internal.evaluate.CompiledForm.OfModel;
import care.concordance.internal.evaluate.CompiledForm.Property;
import care.concordance.internal.evaluate.WalkableRule.Step;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.Form;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.pack.Quantifier;
import care.concordance.pack.RuleCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Says which method of a pack's {@link RuleCode} is what of its rules. Written when the pack is built, of rules that were
 * paired with the executable model; so a load need not pair them again. Numbers alone, in the order of rules, patterns and
 * constraints: for each rule its consequence and what it takes; for each constraint the facts it compares, and for each of its
 * forms a number and, where it can be looked up, the two properties. What is not there is 0; a number is written one higher.
 */
public final class CodeIndex {

    private static final int NONE = -1;

    /** Gives each class of the executable model its number in the code. */
    public interface Numbering {
        /**
         * The number of a constraint.
         *
         * @param predicate the class it was compiled to
         * @param facts how many facts it compares
         */
        int constraint(String predicate, int facts);

        int property(String extractor);

        int consequence(String block);
    }

    private CodeIndex() {}

    /** The index of rules that are paired with the executable model. */
    public static String write(List<WalkableRule> rules, Numbering numbering) {
        StringBuilder index = new StringBuilder();
        for (WalkableRule rule : rules) {
            number(
                    index,
                    numbering.consequence(((Pairing.Block) Objects.requireNonNull(rule.consequence())).compiledTo()));
            numbers(index, rule.arguments());
            for (Step step : rule.steps()) {
                for (Check check : step.checks()) {
                    numbers(index, places(rule, check));
                    form(index, check, Form.CERTAIN, numbering);
                    form(index, check, Form.POSSIBLE, numbering);
                }
            }
            index.setCharAt(index.length() - 1, '\n');
        }
        return index.toString();
    }

    /** The facts a constraint compares, by the place of their step; none for the fact it is asked of. */
    private static int[] places(WalkableRule rule, Check check) {
        return Arrays.stream(check.arguments())
                .mapToInt(name -> name.isEmpty() ? NONE : Pairing.place(rule.text(), name))
                .toArray();
    }

    private static void form(StringBuilder index, Check check, Form form, Numbering numbering) {
        OfModel compiled = (OfModel) Objects.requireNonNull(check.compiled(form));
        number(index, numbering.constraint(compiled.predicate(), check.arguments().length));
        Join join = compiled.join();
        if (join == null) {
            number(index, NONE);
        } else {
            number(index, numbering.property(((Property) join.value()).compiledTo()));
            number(index, numbering.property(((Property) join.wanted()).compiledTo()));
        }
    }

    private static void numbers(StringBuilder index, int[] numbers) {
        number(index, numbers.length);
        for (int each : numbers) {
            number(index, each);
        }
    }

    private static void number(StringBuilder index, int number) {
        index.append(number + 1).append(' ');
    }

    /** The walkable form of every rule of a pack that was built with code. */
    static List<WalkableRule> read(CompiledPack pack, CompiledPack.Code code) {
        Reader reader = new Reader(code);
        List<WalkableRule> rules = new ArrayList<>(pack.rules().size());
        for (RuleText text : pack.rules()) {
            rules.add(reader.rule(text, pack));
        }
        return List.copyOf(rules);
    }

    private static final class Reader {
        private final RuleCode code;
        private final String index;
        private int at;

        Reader(CompiledPack.Code code) {
            this.code = code.code();
            this.index = code.index();
        }

        WalkableRule rule(RuleText text, CompiledPack pack) {
            int consequence = number();
            int[] arguments = numbers();
            List<Step> steps = new ArrayList<>(text.patterns().size());
            for (PatternText pattern : text.patterns()) {
                List<Check> checks = new ArrayList<>(pattern.constraints().size());
                for (ConstraintText constraint : pattern.constraints()) {
                    int[] places = numbers();
                    String[] names = new String[places.length];
                    for (int i = 0; i < names.length; i++) {
                        names[i] = places[i] == NONE
                                ? ""
                                : Objects.requireNonNull(
                                        text.patterns().get(places[i]).binding());
                    }
                    checks.add(new Check(
                            constraint,
                            text.isTwoValued(constraint),
                            pattern.quantifier() == Quantifier.NOT,
                            form(),
                            form(),
                            names));
                }
                steps.add(new Step(pattern, Pairing.type(pattern, pack.types()), checks));
            }
            return new WalkableRule(text, steps, values -> code.say(consequence, values), arguments, pack.phrases());
        }

        private CompiledForm form() {
            int constraint = number();
            int value = number();
            return new CompiledForm.OfCode(
                    code,
                    constraint,
                    value == NONE
                            ? null
                            : new Join(new NumberedProperty(code, value), new NumberedProperty(code, number())));
        }

        private int[] numbers() {
            int[] several = new int[number()];
            for (int i = 0; i < several.length; i++) {
                several[i] = number();
            }
            return several;
        }

        /** The digits up to the next space or end of a line. */
        private int number() {
            int number = 0;
            for (char c = index.charAt(at++); c >= '0'; c = index.charAt(at++)) {
                number = 10 * number + c - '0';
            }
            return number - 1;
        }
    }
}
