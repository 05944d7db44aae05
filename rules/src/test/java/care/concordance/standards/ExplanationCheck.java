package care.concordance.standards;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import care.concordance.PartnerSnapshot;
import care.concordance.evaluate.ConstraintState;
import care.concordance.explain.WhyNot;
import care.concordance.explain.WhyNot.ConstraintAnswer;
import care.concordance.explain.WhyNot.FactAnswer;
import care.concordance.explain.WhyNot.RuleAnswer;
import care.concordance.explain.WhyNot.StepAnswer;
import care.concordance.facts.Answer;
import care.concordance.facts.AsOf;
import care.concordance.facts.Between;
import care.concordance.facts.Fact;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.RuleText.ArgumentText;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.pack.Quantifier;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Phrasing;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is said of a verdict is so. It reads the facts and the rules' text for itself and believes nothing the
 * explainer says: a sentence holds nothing but values of cited facts and numbers of the rule, a constraint said to fail
 * fails, a fact said to be missing is missing.
 */
public final class ExplanationCheck {

    /** A number by itself: not that of T1c, nor of a standard's id. */
    private static final Pattern NUMBER = Pattern.compile("(?<!-)\\b\\d+(?:\\.\\d+)?\\b");

    /**
     * Standards that name a number which is part of what a property means, no threshold of theirs: 95 percent limits, a
     * readmission within 30 days, a margin of 1 mm, years that a day is counted back by.
     */
    private static final Set<String> DEFINITIONS =
            Set.of("OUT-02", "OUT-04", "OUT-06", "OUT-11", "OUT-12", "ALL-01", "RECTUM-03", "SV-01");

    private static final String NEVER = String.valueOf(Integer.MAX_VALUE);

    private static final Map<Answer, ConstraintState> STATES = Map.of(
            Answer.YES, ConstraintState.HOLDS,
            Answer.NO, ConstraintState.FAILS,
            Answer.UNKNOWN, ConstraintState.NOT_KNOWN);

    static final Pattern DIGITS = Pattern.compile("\\d+(?:\\.\\d+)?");

    private final Map<String, RuleText> rules;
    /** The numbers in the constraints of all rules of a standard's text, by the name of each of these rules. */
    private final Map<String, Set<String>> numbers = new HashMap<>();

    public ExplanationCheck(CompiledPack pack) {
        rules = pack.rules().stream().collect(Collectors.toMap(RuleText::name, rule -> rule));
        Map<Object, Set<String>> ofText = new HashMap<>();
        for (RuleText rule : pack.rules()) {
            Set<String> own = ofText.computeIfAbsent(
                    requireNonNull(pack.standardOfRule().get(rule.name())), text -> new HashSet<>());
            rule.patterns()
                    .forEach(pattern -> pattern.constraints()
                            .forEach(constraint -> DIGITS.matcher(constraint.text())
                                    .results()
                                    .forEach(number -> own.add(number.group()))));
            numbers.put(rule.name(), own);
        }
    }

    /** The rules of a standard, as written. */
    List<RuleText> rules(String standard) {
        return rules.values().stream()
                .filter(rule -> rule.standard().equals(standard))
                .toList();
    }

    // ---- why

    /** Each sentence is its rule's, filled with values of the facts it cites; its own numbers are numbers of the rules. */
    public void why(Verdict verdict, Facts facts) {
        for (Reason reason : verdict.reasons()) {
            RuleText rule = rules.get(reason.rule());
            if (rule == null) {
                assertThat(isOfTheLibrary(reason)).as(reason.toString()).isTrue();
                continue;
            }
            if (reason.verb() != rule.verb()) {
                unknown(reason, rule, facts);
                continue;
            }
            String template = rule.call().template() == null
                    ? rule.sentence()
                    : rule.call().template();
            Set<String> sentences = filled(rule, template, reason, facts);
            if (rule.verb() == Verb.UNPROVEN && !sentences.contains(reason.sentence())) {
                // The rule is possible only: what is said is what is not known of it.
                unknown(reason, rule, facts);
                continue;
            }
            assertThat(sentences)
                    .as("%s: sentences of the facts cited, %s", reason.rule(), reason.facts())
                    .contains(reason.sentence());
            if (!DEFINITIONS.contains(rule.standard())) {
                assertThat(numbers.get(rule.name()))
                        .as("%s: numbers of \"%s\" in the constraints of its standard", reason.rule(), template)
                        .containsAll(NUMBER.matcher(template.replaceAll("(\\d),(\\d{3})", "$1$2"))
                                .results()
                                .map(MatchResult::group)
                                .toList());
            }
        }
    }

    /** What is said not to be known is not known, of a fact cited, and the rule asks it. */
    private static void unknown(Reason reason, RuleText rule, Facts facts) {
        assertThat(reason.verb()).as(reason.toString()).isEqualTo(Verb.UNPROVEN);
        assertThat(reason.sentence()).as(reason.toString()).isNotBlank().doesNotContain("{", "}", NEVER);
        assertThat(rule.patterns())
                .as("%s: something not known of what the rule asks", reason)
                .anyMatch(pattern -> facts.of(pattern.type()).stream()
                        .filter(fact -> reason.facts().contains(fact.citation()))
                        .anyMatch(fact -> pattern.constraints().stream()
                                .flatMap(constraint -> constraint.expr().leaves().stream())
                                .anyMatch(leaf -> isJoin(leaf) || reads(leaf, fact) == Answer.UNKNOWN)));
    }

    /** That two scores differ, and that it is not known which text was in force, no rule says. */
    private static boolean isOfTheLibrary(Reason reason) {
        return reason.facts().stream().anyMatch(fact -> fact.startsWith("ScorePair "))
                || reason.rule().endsWith(" unproven: the text in force on the day of diagnosis is not known");
    }

    /** Every sentence the template makes of the facts cited: several where it cites two facts of a kind. */
    private static Set<String> filled(RuleText rule, String template, Reason reason, Facts facts) {
        Set<String> sentences = new LinkedHashSet<>(Set.of(template));
        if (rule.call().template() == null) {
            return sentences;
        }
        Map<String, String> types = rule.patterns().stream()
                .filter(pattern -> pattern.binding() != null)
                .collect(Collectors.toMap(pattern -> requireNonNull(pattern.binding()), PatternText::type));
        for (ArgumentText argument : rule.call().arguments()) {
            String type = types.get(argument.reference().binding());
            Set<String> next = new LinkedHashSet<>();
            // One resource seen from several encounters is cited alike.
            for (Fact fact : facts.of(requireNonNull(type))) {
                if (reason.facts().contains(fact.citation())) {
                    String value = Phrasing.of(value(fact, argument.reference().property()));
                    sentences.forEach(sentence ->
                            next.add(sentence.replaceFirst("\\{}", Matcher.quoteReplacement(value.replace("{}", "")))));
                }
            }
            sentences = next;
        }
        return sentences;
    }

    // ---- why not

    /** Every rule is accounted for, and an open verdict names what failed or what is missing. */
    public void whyNot(WhyNot why, Facts facts) {
        List<RuleAnswer> decisive = why.decisive();
        assertThat(why.rules()).as(why::text).isNotEmpty().allMatch(RuleAnswer::explained);
        assertThat(decisive).as(why::text).isNotEmpty();
        for (RuleAnswer rule : why.rules()) {
            says(why, rule.inShort());
            RuleText text = rules.get(rule.rule());
            if (text != null) {
                rule(why, rule, text, facts);
            }
        }
        boolean open = why.outcome() == Outcome.GAP || why.outcome() == Outcome.UNPROVEN;
        if (open) {
            assertThat(decisive).as(why::text).anyMatch(rule -> rule.spoke() == (rule.verb() == Verb.UNPROVEN));
        }
        if (why.outcome() == Outcome.GAP) {
            assertThat(decisive).as(why::text).allMatch(rule -> rule.verb() == Verb.MET && !rule.spoke());
        }
    }

    private static void rule(WhyNot why, RuleAnswer rule, RuleText text, Facts facts) {
        for (int i = 0; i < rule.steps().size(); i++) {
            StepAnswer step = rule.steps().get(i);
            PatternText pattern = text.patterns().get(i);
            List<Fact> ofType = facts.of(step.type());
            boolean last = i == rule.steps().size() - 1;
            so(step.onRecord() == ofType.size(), why, "number on record");
            boolean doubtful = rule.spoke()
                    && step.shown().stream()
                            .anyMatch(fact -> fact.constraints().stream()
                                            .anyMatch(each -> each.answer() == ConstraintState.NOT_KNOWN)
                                    && fact.constraints().stream()
                                            .noneMatch(each -> each.answer() == ConstraintState.FAILS));
            so(step.holds() == (!last || rule.spoke()) || (doubtful && !step.holds()), why, "whether a step holds");
            for (FactAnswer shown : step.shown()) {
                constraints(why, shown, text, pattern, facts);
            }
            if (!step.holds()) {
                boolean speaksOf = text.call().subject().equals(pattern.binding());
                failing(
                        why,
                        step,
                        pattern,
                        ofType.stream()
                                .filter(fact -> !speaksOf || fact.subject().equals(why.subject()))
                                .toList());
            }
        }
        if (rule.spoke()) {
            assertThat(rule.steps()).as(why::text).hasSameSizeAs(text.patterns());
        }
    }

    /** What is said of a fact's constraints is so, as far as one fact tells. */
    private static void constraints(WhyNot why, FactAnswer shown, RuleText rule, PatternText pattern, Facts facts) {
        Fact fact = facts.cited(shown.fact());
        for (int i = 0; i < shown.constraints().size(); i++) {
            ConstraintAnswer said = shown.constraints().get(i);
            ConstraintText constraint = pattern.constraints().get(i);
            so(said.text().equals(constraint.text()), why, "a constraint's text");
            so(
                    said.answer() != ConstraintState.HOLDS_UNEXPLAINED
                            && said.answer() != ConstraintState.FAILS_UNEXPLAINED,
                    why,
                    "unexplained");
            says(why, said.words());
            if (!isJoin(constraint.expr()) && said.answer() != ConstraintState.NOT_ASKED) {
                Answer answer = reads(constraint.expr(), fact);
                if (answer == Answer.UNKNOWN && rule.isTwoValued(constraint)) {
                    answer = Answer.of(pattern.quantifier() != Quantifier.NOT);
                }
                so(said.answer() == STATES.get(answer), why, constraint.text());
            }
        }
    }

    /** Something is said, and not how the library writes "never". */
    private static void says(WhyNot why, String words) {
        so(!words.isBlank() && !words.contains(NEVER), why, words);
    }

    /** An assertion without the machinery: a hundred thousand partners have thirty million constraints. */
    private static void so(boolean holds, WhyNot why, String what) {
        if (!holds) {
            fail(what + "\n" + why.text());
        }
    }

    /** @param about the facts of the kind that may satisfy the pattern */
    private static void failing(WhyNot why, StepAnswer step, PatternText pattern, List<Fact> about) {
        if (step.quantifier() == Quantifier.NOT) {
            assertThat(step.shown())
                    .as(why::text)
                    .isNotEmpty()
                    .allMatch(fact -> fact.constraints().stream()
                            .noneMatch(each -> each.answer().fails()));
            return;
        }
        if (about.isEmpty()) {
            assertThat(step.shown()).as(why::text).isEmpty();
            return;
        }
        assertThat(step.shown())
                .as(why::text)
                .isNotEmpty()
                .allMatch(fact -> !fact.failed().isEmpty());
        List<ConstraintText> alone = pattern.constraints().stream()
                .filter(constraint -> !isJoin(constraint.expr()))
                .toList();
        if (alone.size() == pattern.constraints().size()) {
            assertThat(about)
                    .as(why::text)
                    .noneMatch(fact -> alone.stream().allMatch(each -> holds(each.expr(), fact)));
        }
    }

    private static boolean isJoin(Expr expr) {
        return expr.leaves().stream()
                .anyMatch(leaf -> leaf instanceof Expr.Compare compare && compare.operand() instanceof Expr.Reference);
    }

    // ---- a second reading of constraints on one fact

    private static boolean holds(Expr expr, Fact fact) {
        return reads(expr, fact) == Answer.YES;
    }

    private static Answer reads(Expr expr, Fact fact) {
        if (expr instanceof Expr.AllOf || expr instanceof Expr.AnyOf) {
            Answer[] parts =
                    expr.leaves().stream().map(part -> reads(part, fact)).toArray(Answer[]::new);
            return expr instanceof Expr.AllOf ? Answer.all(parts) : Answer.any(parts);
        }
        Object found = value(fact, expr.property());
        if (expr.isKnownTest()) {
            return Answer.of((found == null) == ((Expr.Compare) expr).operator().equals("=="));
        }
        if (found == null) {
            return Answer.UNKNOWN;
        }
        if (expr instanceof Expr.Bare bare) {
            Answer answer = found instanceof Answer known ? known : Answer.of((Boolean) found);
            return bare.negated() ? answer.not() : answer;
        }
        if (expr instanceof Expr.Contains contains) {
            String part = spelled(contains.literal());
            boolean has = found instanceof Collection<?> several
                    ? several.stream().anyMatch(each -> spelled(each).equals(part))
                    : found.toString().contains(part);
            return Answer.of(has != contains.negated());
        }
        List<String> wanted = (expr instanceof Expr.In in ? in.literals() : List.of(((Expr.Compare) expr).operand()))
                .stream().map(ExplanationCheck::spelled).toList();
        if (found instanceof Enum<?>
                && !(found instanceof Answer)
                && spelled(found).equals("UNKNOWN")
                && !wanted.contains("UNKNOWN")) {
            return Answer.UNKNOWN;
        }
        if (expr instanceof Expr.In in) {
            return Answer.of(wanted.contains(spelled(found)) != in.negated());
        }
        String operator = ((Expr.Compare) expr).operator();
        if (found instanceof Between between) {
            int limit = Integer.parseInt(wanted.get(0));
            Set<Boolean> answers = new HashSet<>();
            // The ends, and around the limit what lies between them.
            for (long each : new long[] {between.atLeast(), limit - 1L, limit, limit + 1L, between.atMost()}) {
                if (each >= between.atLeast() && each <= between.atMost()) {
                    answers.add(compares((double) each, operator, limit));
                }
            }
            return answers.size() > 1 ? Answer.UNKNOWN : Answer.of(answers.contains(true));
        }
        return Answer.of(
                found instanceof Number number
                        ? compares(number.doubleValue(), operator, Double.parseDouble(wanted.get(0)))
                        : spelled(found).equals(wanted.get(0)) == operator.equals("=="));
    }

    private static boolean compares(double found, String operator, double wanted) {
        return switch (operator) {
            case "==" -> found == wanted;
            case "!=" -> found != wanted;
            case "<" -> found < wanted;
            case "<=" -> found <= wanted;
            case ">" -> found > wanted;
            case ">=" -> found >= wanted;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static String spelled(Expr.Operand operand) {
        return operand instanceof Expr.Constant constant ? constant.name() : spelled(((Expr.Literal) operand).value());
    }

    private static String spelled(@Nullable Object value) {
        return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
    }

    private static @Nullable Object value(Fact fact, String property) {
        try {
            return fact.getClass().getMethod(property).invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("fact records are public", e);
        }
    }

    /** Facts, by citation and by kind. */
    public static final class Facts {

        private final Map<String, Fact> cited = new HashMap<>();
        private final Map<String, List<Fact>> ofType = new HashMap<>();

        /** A partner's, with what follows from them and the day. */
        static Facts of(PartnerSnapshot snapshot) {
            List<Fact> facts = new ArrayList<>(snapshot.facts());
            facts.addAll(DerivedFacts.of(snapshot.facts()));
            facts.add(new AsOf(snapshot.asOf()));
            return new Facts(facts);
        }

        public Facts(Collection<? extends Fact> facts) {
            for (Fact fact : facts) {
                cited.put(fact.citation(), fact);
                ofType.computeIfAbsent(fact.getClass().getSimpleName(), type -> new ArrayList<>())
                        .add(fact);
            }
        }

        Fact cited(String citation) {
            return Objects.requireNonNull(cited.get(citation), () -> "there is no " + citation + " among the facts");
        }

        List<Fact> of(String type) {
            return ofType.getOrDefault(type, List.of());
        }
    }
}
