package care.concordance.authoring;

import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.RuleText.CallText;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.RuleText.Position;
import care.concordance.internal.pack.Vocabulary;
import care.concordance.internal.pack.Window;
import care.concordance.internal.pack.WrittenRules;
import care.concordance.pack.Quantifier;
import care.concordance.verdict.Verb;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The mutants of one text of a standard: each comparison with a neighbouring operator, number or constant, each constraint and
 * pattern left out, each verb replaced. One that the gate would refuse is none.
 */
final class Mutants {

    /** An operator's neighbours: what turns at the other side of the limit, and the opposite. */
    private static final Map<String, List<String>> NEIGHBOURS = Map.of(
            "<", List.of("<=", ">="),
            "<=", List.of("<", ">"),
            ">", List.of(">=", "<="),
            ">=", List.of(">", "<"),
            "==", List.of("!="),
            "!=", List.of("=="));

    private final WrittenRules text;
    private final List<Mutant> mutants = new ArrayList<>();
    private RuleText rule;
    private int place;

    private Mutants(WrittenRules text) {
        this.text = text;
        this.rule = text.rules().get(0);
    }

    static List<Mutant> of(WrittenRules text) {
        Mutants mutants = new Mutants(text);
        for (int i = 0; i < text.rules().size(); i++) {
            mutants.place = i;
            mutants.rule = text.rules().get(i);
            mutants.patterns();
            mutants.verbs();
        }
        return mutants.mutants;
    }

    private void add(Position at, String what, RuleText changed) {
        List<RuleText> all = new ArrayList<>(text.rules());
        all.set(place, changed);
        text.passed(all).ifPresent(rules -> mutants.add(new Mutant(text.standard(), rule, at, what, rules)));
    }

    private void verbs() {
        CallText call = rule.call();
        for (Verb verb : Verb.values()) {
            if (verb != rule.verb()) {
                // Every verb but met needs a sentence.
                String template = call.template() == null ? rule.sentence() : call.template();
                CallText other = new CallText(call.at(), verb.word(), call.subject(), template, call.arguments());
                add(call.at(), became(rule.verb().word(), verb.word()), rule.with(verb, other));
            }
        }
    }

    private void patterns() {
        for (int i = 0; i < rule.patterns().size(); i++) {
            PatternText pattern = rule.patterns().get(i);
            List<PatternText> without = new ArrayList<>(rule.patterns());
            without.remove(i);
            // A rule that asks for no more than the one it extends still says something.
            if (!without.isEmpty() || rule.parent() != null) {
                add(pattern.at(), dropped(words(pattern)), rule.with(without));
            }
            for (int k = 0; k < pattern.constraints().size(); k++) {
                int at = i;
                int of = k;
                ConstraintText constraint = pattern.constraints().get(k);
                if (pattern.constraints().size() > 1 || pattern.refines() == null) {
                    List<ConstraintText> rest = new ArrayList<>(pattern.constraints());
                    rest.remove(k);
                    add(constraint.at(), dropped(constraint.text()), with(at, rest));
                }
                changes(pattern, constraint.expr(), changed -> {
                    List<ConstraintText> others = new ArrayList<>(pattern.constraints());
                    String written = changed.toString();
                    others.set(of, new ConstraintText(constraint.at(), written, changed, false, written, written));
                    add(constraint.at(), became(constraint.text(), written), with(at, others));
                });
            }
        }
    }

    private RuleText with(int at, List<ConstraintText> constraints) {
        List<PatternText> patterns = new ArrayList<>(rule.patterns());
        patterns.set(at, patterns.get(at).with(constraints));
        return rule.with(patterns);
    }

    private void changes(PatternText pattern, Expr expr, Consumer<Expr> take) {
        List<Expr> leaves = expr.leaves();
        for (int i = 0; i < leaves.size(); i++) {
            int at = i;
            boolean joined = leaves.size() > 1;
            if (joined) {
                List<Expr> rest = new ArrayList<>(leaves);
                rest.remove(at);
                take.accept(rest.size() == 1 ? rest.get(0) : same(expr, rest));
            }
            leafChanges(pattern, leaves.get(at), changed -> {
                if (joined) {
                    List<Expr> others = new ArrayList<>(leaves);
                    others.set(at, changed);
                    take.accept(same(expr, others));
                } else {
                    take.accept(changed);
                }
            });
        }
        if (expr instanceof Expr.AllOf all) {
            take.accept(new Expr.AnyOf(all.parts()));
        } else if (expr instanceof Expr.AnyOf any) {
            take.accept(new Expr.AllOf(any.parts()));
        }
    }

    private static Expr same(Expr connective, List<Expr> parts) {
        return connective instanceof Expr.AllOf ? new Expr.AllOf(parts) : new Expr.AnyOf(parts);
    }

    private void leafChanges(PatternText pattern, Expr leaf, Consumer<Expr> take) {
        if (leaf instanceof Expr.Bare bare) {
            take.accept(new Expr.Bare(bare.property(), !bare.negated()));
        } else if (leaf instanceof Expr.Contains contains) {
            take.accept(new Expr.Contains(contains.property(), !contains.negated(), contains.literal()));
            neighbours(pattern, leaf, contains.literal(), List.of())
                    .forEach(other -> take.accept(new Expr.Contains(contains.property(), contains.negated(), other)));
        } else if (leaf instanceof Expr.In in) {
            take.accept(new Expr.In(in.property(), !in.negated(), in.literals()));
            for (int i = 0; i < in.literals().size(); i++) {
                List<Expr.Operand> rest = new ArrayList<>(in.literals());
                Expr.Operand literal = rest.remove(i);
                if (!rest.isEmpty()) {
                    take.accept(new Expr.In(in.property(), in.negated(), List.copyOf(rest)));
                }
                int at = i;
                neighbours(pattern, leaf, literal, in.literals()).forEach(other -> {
                    List<Expr.Operand> others = new ArrayList<>(in.literals());
                    others.set(at, other);
                    take.accept(new Expr.In(in.property(), in.negated(), List.copyOf(others)));
                });
            }
        } else if (leaf instanceof Expr.Compare compare) {
            Objects.requireNonNull(NEIGHBOURS.get(compare.operator()))
                    .forEach(
                            operator -> take.accept(new Expr.Compare(compare.property(), operator, compare.operand())));
            neighbours(pattern, leaf, compare.operand(), List.of())
                    .forEach(other -> take.accept(new Expr.Compare(compare.property(), compare.operator(), other)));
        }
    }

    /** A number or a window one less and one more, the next constant of an enum that is not among those named, the other truth. */
    private List<Expr.Operand> neighbours(
            PatternText pattern, Expr leaf, Expr.Operand operand, List<Expr.Operand> named) {
        if (operand instanceof Expr.Constant constant) {
            return next(pattern, leaf, constant, named);
        }
        if (operand instanceof Expr.Literal literal && literal.value() instanceof Number) {
            BigDecimal number = new BigDecimal(literal.text());
            BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(0, number.scale()));
            return List.of(number(number.subtract(step)), number(number.add(step)));
        }
        if (operand instanceof Expr.Reference reference && reference.window() != null) {
            return windows(reference, reference.window());
        }
        if (operand instanceof Expr.Literal literal && literal.value() instanceof Boolean truth) {
            return List.of(new Expr.Literal(!truth, String.valueOf(!truth)));
        }
        return List.of();
    }

    /** One unit less and one more; from 1 less is none. */
    private static List<Expr.Operand> windows(Expr.Reference reference, Window window) {
        return window.move() == null
                ? List.of()
                : Stream.of(window.count() - 1, window.count() + 1)
                        .filter(count -> count > 0)
                        .<Expr.Operand>map(count -> new Expr.Reference(
                                reference.binding(),
                                reference.property(),
                                new Window(window.move(), count, window.ofYear())))
                        .toList();
    }

    private static Expr.Literal number(BigDecimal number) {
        String written = number.toPlainString();
        return new Expr.Literal(
                written.contains(".") ? (Number) Double.valueOf(written) : (Number) Integer.valueOf(written), written);
    }

    private List<Expr.Operand> next(PatternText pattern, Expr leaf, Expr.Constant constant, List<Expr.Operand> named) {
        Class<?> type = Objects.requireNonNull(text.types().get(pattern.type()), pattern::type);
        Class<?> asked = Objects.requireNonNull(Vocabulary.properties(type).get(leaf.property()))
                .element();
        List<String> names = Arrays.stream(asked.getEnumConstants())
                .map(each -> ((Enum<?>) each).name())
                .toList();
        int at = names.indexOf(constant.name());
        for (int i = 1; i < names.size(); i++) {
            Expr.Constant other = new Expr.Constant(constant.type(), names.get((at + i) % names.size()));
            if (!other.name().equals("UNKNOWN") && !named.contains(other)) {
                return List.of(other);
            }
        }
        return List.of();
    }

    private static String words(PatternText pattern) {
        List<String> asked = new ArrayList<>();
        if (pattern.refines() != null) {
            asked.add("this == " + pattern.refines());
        }
        pattern.constraints().forEach(constraint -> asked.add(constraint.text()));
        return (pattern.quantifier() == Quantifier.EACH
                        ? ""
                        : pattern.quantifier().name().toLowerCase(Locale.ROOT) + " ")
                + (pattern.binding() == null ? "" : pattern.binding() + " : ")
                + pattern.type() + "( " + String.join(", ", asked) + " )";
    }

    private static String became(String before, String after) {
        return "`" + before + "` became `" + after + "`";
    }

    private static String dropped(String what) {
        return "`" + what + "` was dropped";
    }
}
