package care.concordance.internal.explain;

import care.concordance.evaluate.ConstraintState;
import care.concordance.explain.WhyNot;
import care.concordance.explain.WhyNot.ConstraintAnswer;
import care.concordance.explain.WhyNot.FactAnswer;
import care.concordance.explain.WhyNot.RuleAnswer;
import care.concordance.explain.WhyNot.StepAnswer;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.internal.evaluate.Check;
import care.concordance.internal.evaluate.ConstraintInterpreter;
import care.concordance.internal.evaluate.Evaluator;
import care.concordance.internal.evaluate.Statement;
import care.concordance.internal.evaluate.WalkableRule;
import care.concordance.internal.evaluate.WalkableRule.Step;
import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.RuleText;
import care.concordance.pack.Quantifier;
import care.concordance.verdict.Phrasing;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Walks the rules of a standard for a subject and notes how far each gets. */
public final class Explainer {

    private static final int SHOWN = 3;
    /** Belonging to another site is farther away than any number of failed constraints. */
    private static final int JOIN_WEIGHT = 10;

    private final Subject subject;
    private final Function<Class<?>, List<Fact>> facts;
    /** What was said of the subject. */
    private final List<Statement> statements;

    private final List<Said> rules;

    /**
     * A rule, and everything it said.
     *
     * @param explained whether its text accounts for what it said; else it explains nothing
     */
    private record Said(WalkableRule walk, List<Statement> statements, boolean explained) {}

    private Explainer(Subject subject, Function<Class<?>, List<Fact>> facts, List<Said> rules) {
        this.subject = subject;
        this.facts = facts;
        this.rules = rules;
        this.statements = rules.stream()
                .flatMap(rule -> rule.statements().stream())
                .filter(statement -> statement.subject().equals(subject))
                .toList();
    }

    /**
     * Why verdicts are what they are.
     *
     * @param verdicts of standards the evaluator judges by
     * @param facts what they were reached from: derived facts and the day included
     * @return the answers, in the order of the verdicts
     */
    public static List<WhyNot> whyNot(List<Verdict> verdicts, Evaluator evaluator, Collection<? extends Fact> facts) {
        Map<String, List<Statement>> said =
                evaluator.statements(facts).stream().collect(Collectors.groupingBy(Statement::rule));
        Function<Class<?>, List<Fact>> byType = WalkableRule.byType(facts);
        Map<List<WalkableRule>, List<Said>> rules = new HashMap<>();
        return verdicts.stream()
                .map(verdict -> new Explainer(
                                verdict.subject(),
                                byType,
                                rules.computeIfAbsent(evaluator.walks(verdict), walks -> said(walks, said, byType)))
                        .whyNot(verdict))
                .toList();
    }

    private static List<Said> said(
            List<WalkableRule> walks, Map<String, List<Statement>> said, Function<Class<?>, List<Fact>> facts) {
        return walks.stream()
                .map(walk -> {
                    List<Statement> statements = said.getOrDefault(walk.text().name(), List.of());
                    // What the walk would say must be what the compiled rule said.
                    List<String> compiled = statements.stream()
                            .map(statement -> statement.isCertain() + " " + statement.facts())
                            .sorted()
                            .toList();
                    List<String> walked = walk.matches(facts).stream()
                            .map(match -> match.isCertain() + " " + match.facts())
                            .sorted()
                            .toList();
                    return new Said(walk, statements, walked.equals(compiled));
                })
                .toList();
    }

    private WhyNot whyNot(Verdict verdict) {
        List<RuleAnswer> answers = new ArrayList<>();
        rules.forEach(rule -> answers.add(answer(rule)));
        // What the library says itself, that scores are not reconciled, no rule says.
        for (Reason reason : verdict.reasons()) {
            if (rules.stream().noneMatch(rule -> rule.walk().text().name().equals(reason.rule()))) {
                String sentence = reason.rule().substring(reason.rule().indexOf(": ") + 2);
                List<String> said = List.of(reason.sentence());
                answers.add(new RuleAnswer(reason.rule(), reason.verb(), sentence, said, List.of(), true, List.of()));
            }
        }
        WhyNot unsorted = new WhyNot(verdict.standard(), verdict.subject(), verdict.outcome(), answers);
        List<RuleAnswer> sorted = new ArrayList<>(unsorted.decisive());
        unsorted.rules().stream().filter(rule -> !sorted.contains(rule)).forEach(sorted::add);
        return new WhyNot(verdict.standard(), verdict.subject(), verdict.outcome(), sorted);
    }

    private RuleAnswer answer(Said rule) {
        RuleText text = rule.walk().text();
        List<Statement> own = statements.stream()
                .filter(statement -> statement.rule().equals(text.name()))
                .toList();
        List<String> said = own.stream()
                .filter(Statement::isCertain)
                .map(Statement::sentence)
                .sorted()
                .distinct()
                .toList();
        List<String> unknown = own.stream()
                .flatMap(statement -> statement.unknowns().stream())
                .map(Reason::sentence)
                .sorted()
                .distinct()
                .toList();
        return new RuleAnswer(
                text.name(),
                text.verb(),
                text.sentence(),
                said,
                unknown,
                rule.explained(),
                rule.explained() ? steps(rule.walk()) : List.of());
    }

    private List<StepAnswer> steps(WalkableRule walk) {
        List<StepAnswer> answers = new ArrayList<>();
        List<Map<String, Fact>> reached = List.of(Map.of());
        for (Step step : walk.steps()) {
            List<Map<String, Fact>> next = new ArrayList<>();
            StepAnswer answer = step(walk, step, reached, next);
            answers.add(answer);
            if (!answer.holds()) {
                break;
            }
            reached = next;
        }
        return answers;
    }

    private record Asked(
            Fact fact, Map<String, Fact> bound, List<ConstraintState> answers, boolean joined, double distance) {

        /** Whether it is one the step asks for; for one that must not be, whether it may be one. */
        boolean passed(Step step) {
            return step.text().quantifier() == Quantifier.NOT
                    ? mayPass()
                    : answers.stream().allMatch(ConstraintState::holds);
        }

        /** Whether nothing that is known of it speaks against it. */
        boolean mayPass() {
            return answers.stream().allMatch(answer -> answer.holds() || answer == ConstraintState.NOT_KNOWN);
        }
    }

    /** @param next filled with the combinations of facts that get past this step */
    private StepAnswer step(
            WalkableRule walk, Step step, List<Map<String, Fact>> reached, List<Map<String, Fact>> next) {
        boolean speaksOf = walk.text().call().subject().equals(step.text().binding());
        List<Fact> onRecord = facts.apply(step.type());
        List<Fact> about = speaksOf
                ? onRecord.stream()
                        .filter(fact -> fact.subject().equals(subject))
                        .toList()
                : onRecord;
        Set<Fact> joined = new HashSet<>();
        Set<Fact> passed = new LinkedHashSet<>();
        List<Asked> failed = new ArrayList<>();
        List<Asked> forbidden = new ArrayList<>();
        Asked example = null;
        for (Map<String, Fact> bound : reached) {
            boolean found = false;
            for (Fact fact : about) {
                Asked asked = ask(step, fact, bound);
                if (asked.joined()) {
                    joined.add(fact);
                }
                if (asked.passed(step)) {
                    found = true;
                    passed.add(fact);
                    example = example == null ? asked : example;
                    if (step.text().quantifier() == Quantifier.NOT) {
                        forbidden.add(asked);
                    } else if (step.text().quantifier() == Quantifier.EACH) {
                        Map<String, Fact> more = new HashMap<>(bound);
                        if (step.text().binding() != null) {
                            more.put(step.text().binding(), fact);
                        }
                        next.add(more);
                    }
                } else {
                    failed.add(asked);
                }
            }
            if (step.text().quantifier() != Quantifier.EACH
                    && found == (step.text().quantifier() == Quantifier.EXISTS)) {
                next.add(bound);
            }
        }
        boolean holds = !next.isEmpty();
        List<Asked> shown = new ArrayList<>();
        if (step.text().quantifier() == Quantifier.NOT) {
            if (!holds) {
                shown.addAll(forbidden.subList(0, Math.min(SHOWN, forbidden.size())));
            }
        } else if (example != null) {
            shown.add(example);
        } else {
            failed.stream()
                    .min(Comparator.comparing((Asked asked) -> !asked.mayPass())
                            .thenComparingDouble(Asked::distance)
                            .thenComparing(asked -> asked.fact().citation()))
                    .ifPresent(shown::add);
        }
        List<FactAnswer> tell =
                shown.stream().map(asked -> factAnswer(step, asked)).toList();
        return new StepAnswer(
                step.text().quantifier(),
                step.text().type(),
                onRecord.size(),
                joined.size(),
                passed.size(),
                holds,
                tell,
                sentence(step, holds, speaksOf, onRecord.size(), about.size(), joined.size(), shown, tell));
    }

    private Asked ask(Step step, Fact fact, Map<String, Fact> bound) {
        List<ConstraintState> answers = step.ask(fact, bound);
        double distance = 0;
        boolean joined = true;
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).holds() || answers.get(i) == ConstraintState.NOT_ASKED) {
                continue;
            }
            Check check = step.checks().get(i);
            if (isBelonging(check)) {
                joined = false;
                distance += JOIN_WEIGHT;
            } else {
                distance += 1 + Sentences.distance(check.text().expr(), fact, bound) / 2;
            }
        }
        return new Asked(fact, bound, answers, joined, distance);
    }

    /** An equality join says to whom a fact belongs. */
    private static boolean isBelonging(Check check) {
        return check.text().expr() instanceof Expr.Compare compare
                && compare.operator().equals("==")
                && compare.operand() instanceof Expr.Reference;
    }

    private FactAnswer factAnswer(Step step, Asked asked) {
        List<ConstraintAnswer> answers = new ArrayList<>();
        for (int i = 0; i < asked.answers().size(); i++) {
            Check check = step.checks().get(i);
            ConstraintState answer = asked.answers().get(i);
            // A value that is not on record is missing because something is asked of it: say what.
            Check asks = answer == ConstraintState.FAILS ? asksOf(step, i) : check;
            answers.add(new ConstraintAnswer(check.text().text(), answer, words(asks, answer, asked)));
        }
        return new FactAnswer(asked.fact().citation(), answers);
    }

    /** The constraint on the same property behind a known test; the one given when there is none. */
    private static Check asksOf(Step step, int at) {
        Check check = step.checks().get(at);
        if (!check.text().expr().isKnownTest()) {
            return check;
        }
        List<String> properties = ConstraintInterpreter.properties(check.text().expr());
        return step.checks().subList(at + 1, step.checks().size()).stream()
                .filter(later -> !later.isJoin()
                        && ConstraintInterpreter.properties(later.text().expr()).equals(properties))
                .findFirst()
                .orElse(check);
    }

    private String words(Check check, ConstraintState answer, Asked asked) {
        return switch (answer) {
            case HOLDS -> Sentences.holds(check.text().expr(), asked.fact(), asked.bound());
            case FAILS, NOT_KNOWN -> {
                String borrowed = observation(check.text().expr(), asked.fact());
                yield borrowed == null
                        ? Sentences.fails(check.text().expr(), asked.fact(), asked.bound())
                        : borrowed + "; the rule needs "
                                + Sentences.needed(check.text().expr(), asked.fact(), asked.bound());
            }
            case NOT_ASKED ->
                Sentences.names(check.text().expr(), asked.fact().getClass()) + " is not asked: the value is unknown";
            case HOLDS_UNEXPLAINED, FAILS_UNEXPLAINED -> check.text().text();
        };
    }

    /** The sentence an observed rule said of this fact and this property: its author's own words. */
    private @Nullable String observation(Expr expr, Fact fact) {
        if (expr.leaves().size() != 1 || expr.isKnownTest()) {
            return null;
        }
        String property = expr.property();
        for (Statement statement : statements) {
            RuleText rule = text(statement.rule());
            if (rule.verb() != Verb.OBSERVED || !statement.facts().contains(fact)) {
                continue;
            }
            Set<String> bindings = new HashSet<>();
            rule.patterns().stream()
                    .filter(pattern -> pattern.type().equals(fact.getClass().getSimpleName()))
                    .map(RuleText.PatternText::binding)
                    .filter(Objects::nonNull)
                    .forEach(bindings::add);
            boolean tells = rule.call().arguments().stream()
                    .anyMatch(argument -> argument.reference().property().equals(property)
                            && bindings.contains(argument.reference().binding()));
            if (tells) {
                return statement.sentence();
            }
        }
        return null;
    }

    private RuleText text(String name) {
        return rules.stream()
                .map(rule -> rule.walk().text())
                .filter(text -> text.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** @param tell what is answered about the facts shown */
    private String sentence(
            Step step,
            boolean holds,
            boolean speaksOf,
            int onRecord,
            int about,
            int joined,
            List<Asked> shown,
            List<FactAnswer> tell) {
        String type = Phrasing.ofName(step.text().type());
        if (step.text().quantifier() == Quantifier.NOT) {
            if (holds) {
                return "there is no " + type + " that must not be";
            }
            Asked first = shown.get(0);
            return first.fact().citation() + " must not be"
                    + Sentences.because(step.checks().stream()
                            .filter(check ->
                                    !isBelonging(check) && !check.text().expr().isKnownTest())
                            .map(check -> Sentences.holds(check.text().expr(), first.fact(), first.bound()))
                            .toList());
        }
        if (holds) {
            return shown.get(0).fact().citation() + " passes";
        }
        if (onRecord == 0) {
            return "no " + type + " is on record" + wanted(step, shown);
        }
        if (speaksOf && about == 0) {
            return "no " + type + " of " + subject + " is on record";
        }
        Asked nearest = shown.get(0);
        FactAnswer answer = tell.get(0);
        if (joined == 0) {
            String others = step.checks().stream()
                    .filter(Explainer::isBelonging)
                    .map(check -> Sentences.neededByName(check.text().expr(), step.type(), nearest.bound()))
                    .distinct()
                    .reduce((a, b) -> a + " and " + b)
                    .orElse("");
            return (onRecord == 1 ? "the only " : "none of the " + onRecord + " ")
                    + type
                    + (onRecord == 1 ? " on record does not have " : " facts on record has ")
                    + others;
        }
        return answer.failed().get(0).words().startsWith("`")
                ? Sentences.joined(answer.failed())
                : nearest.fact().citation() + ": " + Sentences.joined(answer.failed());
    }

    private static String wanted(Step step, List<Asked> shown) {
        List<String> plain = step.checks().stream()
                .filter(check -> !check.isJoin() && !check.text().expr().isKnownTest())
                .map(check -> Sentences.neededByName(check.text().expr(), step.type(), Map.of()))
                .toList();
        return plain.isEmpty() || !shown.isEmpty() ? "" : "; the rule needs one with " + String.join(" and ", plain);
    }
}
