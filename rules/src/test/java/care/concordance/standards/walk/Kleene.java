package care.concordance.standards.walk;

import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.Fact;
import care.concordance.facts.NullMeans;
import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.pack.Quantifier;
import care.concordance.verdict.Verb;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An interpreter of authored rules in three values, as plainly as it can be written: every combination of facts, every
 * constraint asked of the text. It knows nothing of forms, of compiled rules or of walks, so that what these come to can be
 * held against it.
 */
final class Kleene {

    private final RuleText rule;
    private final List<Fact> facts;
    private final Map<String, Answer> matches = new TreeMap<>();

    private Kleene(RuleText rule, List<Fact> facts) {
        this.rule = rule;
        this.facts = facts;
    }

    /** How the rule matches: yes or unknown, by the facts of its positive patterns. */
    static Map<String, Answer> matches(RuleText rule, List<Fact> facts) {
        Kleene kleene = new Kleene(rule, facts);
        kleene.match(0, new HashMap<>(), new ArrayList<>(), Answer.YES);
        return kleene.matches;
    }

    /** What it states, as a statement's own words would be compared: rule, facts and whether for certain. */
    static List<String> stated(List<RuleText> rules, List<Fact> facts) {
        List<String> stated = new ArrayList<>();
        for (RuleText rule : rules) {
            matches(rule, facts).forEach((match, answer) -> stated.add(rule.name() + " " + match + " " + answer));
        }
        return stated.stream().sorted().toList();
    }

    private void match(int at, Map<String, Fact> bound, List<Fact> matched, Answer before) {
        if (before == Answer.NO) {
            return;
        }
        if (at == rule.patterns().size()) {
            matches.merge(matched.toString(), before, Answer::any);
            return;
        }
        PatternText pattern = rule.patterns().get(at);
        List<Fact> ofType = facts.stream()
                .filter(fact -> fact.getClass().getSimpleName().equals(pattern.type()))
                .toList();
        Answer any = Answer.NO;
        for (Fact fact : ofType) {
            Answer answer = all(pattern, fact, bound);
            any = Answer.any(any, answer);
            if (pattern.quantifier() == Quantifier.EACH) {
                Map<String, Fact> more = new HashMap<>(bound);
                more.put(String.valueOf(pattern.binding()), fact);
                List<Fact> longer = new ArrayList<>(matched);
                longer.add(fact);
                match(at + 1, more, longer, Answer.all(before, answer));
            }
        }
        switch (pattern.quantifier()) {
            case EACH -> {}
            case EXISTS -> match(at + 1, bound, matched, Answer.all(before, any));
            case NOT -> match(at + 1, bound, matched, Answer.all(before, any.not()));
        }
    }

    private Answer all(PatternText pattern, Fact fact, Map<String, Fact> bound) {
        Answer all = Answer.YES;
        for (ConstraintText constraint : pattern.constraints()) {
            Answer answer = expr(constraint.expr(), fact, bound);
            // Of what does not count it is enough that it may belong to the population.
            boolean enough = constraint.inherited() && rule.verb() != Verb.OBSERVED && rule.verb() != Verb.MET;
            if (enough && answer == Answer.UNKNOWN) {
                answer = Answer.of(pattern.quantifier() != Quantifier.NOT);
            }
            all = Answer.all(all, answer);
        }
        return all;
    }

    /** Where null says something, this is what it says. */
    private static final String NONE = "(none)";

    private static Answer expr(Expr expr, Fact fact, Map<String, Fact> bound) {
        if (expr instanceof Expr.AllOf || expr instanceof Expr.AnyOf) {
            Answer[] parts =
                    expr.leaves().stream().map(leaf -> expr(leaf, fact, bound)).toArray(Answer[]::new);
            return expr instanceof Expr.AllOf ? Answer.all(parts) : Answer.any(parts);
        }
        Object value = property(fact, expr.property());
        if (expr instanceof Expr.Compare compare
                && compare.operand() instanceof Expr.Literal literal
                && literal.value() == null) {
            return Answer.of(
                    (value == null || value.equals(NONE)) == compare.operator().equals("=="));
        }
        if (value == null) {
            return Answer.UNKNOWN;
        }
        if (expr instanceof Expr.Bare bare) {
            Answer answer = value instanceof Answer said ? said : Answer.of((Boolean) value);
            return bare.negated() ? answer.not() : answer;
        }
        if (expr instanceof Expr.Contains contains) {
            Object literal = operand(contains.literal(), bound);
            boolean has = value instanceof String text
                    ? text.contains(String.valueOf(literal))
                    : ((Collection<?>) value).stream().map(Kleene::plain).anyMatch(each -> each.equals(literal));
            return Answer.of(has != contains.negated());
        }
        if (expr instanceof Expr.In in) {
            List<Object> literals =
                    in.literals().stream().map(each -> operand(each, bound)).toList();
            if (plain(value).equals("UNKNOWN") && !literals.contains("UNKNOWN")) {
                return Answer.UNKNOWN;
            }
            return Answer.of(literals.contains(plain(value)) != in.negated());
        }
        Expr.Compare compare = (Expr.Compare) expr;
        if (compare.operand() instanceof Expr.Reference reference
                && property(bound.get(reference.binding()), reference.property()) == null) {
            return Answer.UNKNOWN;
        }
        Object right = operand(compare.operand(), bound);
        if (value instanceof Between between) {
            // Every number it could be: one at each end and beside the limit tells for all.
            double limit = (Double) right;
            Answer least = compare((double) between.atLeast(), compare.operator(), right);
            for (double number : new double[] {limit - 1, limit, limit + 1, between.atMost()}) {
                if (number >= between.atLeast()
                        && number <= between.atMost()
                        && compare(number, compare.operator(), right) != least) {
                    return Answer.UNKNOWN;
                }
            }
            return least;
        }
        boolean constant = compare.operand() instanceof Expr.Constant;
        if (value instanceof Enum<?> && constant && plain(value).equals("UNKNOWN") && !right.equals("UNKNOWN")) {
            return Answer.UNKNOWN;
        }
        return compare(plain(value), compare.operator(), right);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // equal types: the gate has checked them
    private static Answer compare(Object left, String operator, Object right) {
        if (operator.equals("==") || operator.equals("!=")) {
            return Answer.of(left.equals(right) == operator.equals("=="));
        }
        int order = ((Comparable) left).compareTo(right);
        return Answer.of(
                switch (operator) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    default -> order >= 0;
                });
    }

    private static Object operand(Expr.Operand operand, Map<String, Fact> bound) {
        if (operand instanceof Expr.Constant constant) {
            return constant.name();
        }
        if (operand instanceof Expr.Literal literal) {
            return plain(literal.value());
        }
        Expr.Reference reference = (Expr.Reference) operand;
        return plain(moved(
                Objects.requireNonNull(property(bound.get(reference.binding()), reference.property())), reference));
    }

    /** A window by its words, counted out by the calendar: to the month, then to the day or the last one of that month. */
    private static Object moved(Object value, Expr.Reference reference) {
        String words = reference.toString().substring((reference.binding() + "." + reference.property()).length());
        if (words.isEmpty()) {
            return value;
        }
        LocalDate day = (LocalDate) value;
        boolean ofYear = words.endsWith(".year");
        Matcher move = Pattern.compile("\\.(minus|plus)(Days|Months|Years)\\((\\d+)\\).*")
                .matcher(words);
        if (move.matches()) {
            int count = Integer.parseInt(move.group(3)) * (move.group(1).equals("minus") ? -1 : 1);
            if (move.group(2).equals("Days")) {
                day = LocalDate.ofEpochDay(day.toEpochDay() + count);
            } else {
                YearMonth month = YearMonth.from(day).plusMonths(move.group(2).equals("Years") ? 12L * count : count);
                day = month.atDay(Math.min(day.getDayOfMonth(), month.lengthOfMonth()));
            }
        }
        return ofYear ? (Object) day.getYear() : day;
    }

    /** Numbers as doubles, constants by name, whatever else as it is. */
    private static Object plain(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof Enum<?> constant ? constant.name() : Objects.requireNonNull(value);
    }

    private static @Nullable Object property(@Nullable Fact fact, String name) {
        try {
            Method method = Objects.requireNonNull(fact).getClass().getMethod(name);
            Object value = method.invoke(fact);
            return value == null && method.isAnnotationPresent(NullMeans.class) ? NONE : value;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }
}
