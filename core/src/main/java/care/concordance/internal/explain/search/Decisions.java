package care.concordance.internal.explain.search;

import care.concordance.explain.EvidenceRequest.Decision;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Past;
import care.concordance.facts.Range;
import care.concordance.internal.evaluate.ConstraintInterpreter;
import care.concordance.internal.evaluate.Evaluator;
import care.concordance.internal.evaluate.WalkableRule;
import care.concordance.internal.evaluate.WalkableRule.Step;
import care.concordance.internal.pack.Expr;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Phrasing;
import care.concordance.verdict.Verdict;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to one question decides, found by trying answers: each choice, and of a number or a day those around the
 * values that rules compare with, and where between two the outcome turns.
 */
final class Decisions {

    /** So many answers are tried at most; where the outcome turns is then told less exactly, and so not at all. */
    private static final int MOST_TRIED = 1_000;

    /** Of a choice, so many constants are named; the most frequent outcome is that of any other. */
    private static final int MOST_NAMED = 3;

    /** Other facts' values that are compared with: so many are tried. */
    private static final int MOST_COMPARED = 20;

    private static final List<String> WHATEVER = List.of("answered, whatever it is");

    private static final int LONGEST_AGO = 25;
    private static final int MOST_DIGITS = 8;
    private static final int LARGEST = 10_000_000;

    private final PartnerFact fact;
    private final String property;
    private final RecordComponent component;
    private final Map<Verdict, Evaluator> waiting;
    private final HypotheticalFacts world;
    private final LocalDate day;
    private final Map<Verdict, List<Decision>> found = new HashMap<>();
    private int tried;

    Decisions(
            PartnerFact fact,
            String property,
            Map<Verdict, Evaluator> waiting,
            HypotheticalFacts world,
            LocalDate day) {
        this.fact = fact;
        this.property = property;
        this.component = Objects.requireNonNull(
                FactRecord.of(fact.getClass()).components().get(property));
        this.waiting = waiting;
        this.world = world;
        this.day = day;
    }

    /** By verdict, what the answer alone decides; nothing where it decides nothing. */
    Map<Verdict, List<Decision>> found() {
        Class<?> type = component.getType();
        if (type == Boolean.class) {
            choices(List.of(true, false));
        } else if (type.isEnum()) {
            choices(List.of(type.getEnumConstants()));
        } else if (type == Set.class) {
            sets();
        } else if (type == Integer.class || type == Double.class || type == LocalDate.class) {
            scale();
        }
        found.values()
                .removeIf(decisions -> decisions.stream().allMatch(decision -> decision.outcome() == Outcome.UNPROVEN));
        return found;
    }

    /** The outcome of every verdict that waits, for an answer; null when there can be no such answer. */
    private @Nullable Map<Verdict, Outcome> outcomes(Object answer) {
        tried++;
        Fact after =
                Candidates.allowed(component, answer, day) ? FactRecord.tryWith(fact, Map.of(property, answer)) : null;
        if (after == null) {
            return null;
        }
        HypotheticalFacts then = world.with(world.base().stream()
                .map(each -> each == fact ? (PartnerFact) after : each)
                .toList());
        Map<Verdict, Outcome> outcomes = new HashMap<>();
        waiting.forEach((verdict, evaluator) -> outcomes.put(verdict, evaluator.outcome(verdict, day, then::of)));
        return outcomes;
    }

    private void choices(List<?> answers) {
        Map<Object, Map<Verdict, Outcome>> outcomes = new LinkedHashMap<>();
        for (Object answer : answers) {
            Map<Verdict, Outcome> known = outcomes(answer);
            if (known != null) {
                outcomes.put(answer, known);
            }
        }
        for (Verdict verdict : waiting.keySet()) {
            Map<Outcome, List<String>> answersOf = new EnumMap<>(Outcome.class);
            outcomes.forEach((answer, known) -> answersOf
                    .computeIfAbsent(Objects.requireNonNull(known.get(verdict)), outcome -> new ArrayList<>())
                    .add(Phrasing.of(answer)));
            found.put(verdict, decisions(answersOf));
        }
    }

    /** By outcome; of many choices that come to the same, only that they are all the others. */
    private static List<Decision> decisions(Map<Outcome, List<String>> answersOf) {
        List<Decision> decisions = new ArrayList<>();
        Outcome most = answersOf.entrySet().stream()
                .max((one, other) ->
                        Integer.compare(one.getValue().size(), other.getValue().size()))
                .map(Map.Entry::getKey)
                .orElse(Outcome.UNPROVEN);
        answersOf.forEach((outcome, answers) -> {
            boolean rest = outcome == most && answers.size() > MOST_NAMED;
            decisions.add(new Decision(
                    outcome, answersOf.size() == 1 ? WHATEVER : rest ? List.of("anything else") : answers));
        });
        return decisions;
    }

    private void sets() {
        Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        if (!element.isEnum()) {
            return;
        }
        Set<Object> all = Set.of(element.getEnumConstants());
        Map<Verdict, Outcome> full = outcomes(all);
        Map<Verdict, Outcome> empty = outcomes(Set.of());
        if (full == null || empty == null) {
            return;
        }
        for (Verdict verdict : waiting.keySet()) {
            Outcome most = full.get(verdict);
            Outcome least = empty.get(verdict);
            if (most == least) {
                found.put(verdict, decisions(Map.of(most, List.of())));
                continue;
            }
            List<String> needed = new ArrayList<>();
            Set<Object> enough = new HashSet<>();
            for (Object each : element.getEnumConstants()) {
                Set<Object> without = new HashSet<>(all);
                without.remove(each);
                Map<Verdict, Outcome> less = outcomes(Set.copyOf(without));
                if (less != null && less.get(verdict) != most) {
                    enough.add(each);
                    needed.add(Phrasing.of(each));
                }
            }
            Map<Verdict, Outcome> just = outcomes(Set.copyOf(enough));
            if (!needed.isEmpty() && just != null && just.get(verdict) == most) {
                Map<Outcome, List<String>> answers = new EnumMap<>(Outcome.class);
                answers.put(most, List.of("it has " + joined(needed)));
                answers.put(least, List.of("one of these is missing"));
                if (needed.size() == 1) {
                    answers.put(least, List.of("it has not"));
                }
                found.put(verdict, decisions(answers));
            }
        }
    }

    private static String joined(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    // ---- numbers and days, each as a whole number in the same order

    private void scale() {
        NavigableMap<Long, Map<Verdict, Outcome>> outcomes = new TreeMap<>();
        List<Long> points = points();
        points.forEach(point -> tryAt(point, outcomes));
        for (int i = 1; i < points.size(); i++) {
            narrow(points.get(i - 1), points.get(i), outcomes);
        }
        if (tried > MOST_TRIED) {
            return;
        }
        outcomes.values().removeIf(Map::isEmpty);
        for (Verdict verdict : waiting.keySet()) {
            found.put(verdict, runs(verdict, outcomes));
        }
    }

    private Map<Verdict, Outcome> tryAt(long point, NavigableMap<Long, Map<Verdict, Outcome>> outcomes) {
        return outcomes.computeIfAbsent(point, at -> {
            Map<Verdict, Outcome> known = outcomes(value(at));
            return known == null ? Map.of() : known;
        });
    }

    /** Finds where between two answers the outcomes turn. */
    private void narrow(long from, long to, NavigableMap<Long, Map<Verdict, Outcome>> outcomes) {
        if (to - from < 2 || tried > MOST_TRIED || tryAt(from, outcomes).equals(tryAt(to, outcomes))) {
            return;
        }
        long middle = from + (to - from) / 2;
        tryAt(middle, outcomes);
        narrow(from, middle, outcomes);
        narrow(middle, to, outcomes);
    }

    private List<Decision> runs(Verdict verdict, NavigableMap<Long, Map<Verdict, Outcome>> outcomes) {
        List<long[]> runs = new ArrayList<>();
        List<Outcome> of = new ArrayList<>();
        outcomes.forEach((point, known) -> {
            Outcome outcome = Objects.requireNonNull(known.get(verdict));
            if (of.isEmpty() || of.get(of.size() - 1) != outcome) {
                of.add(outcome);
                runs.add(new long[] {point, point});
            } else {
                runs.get(runs.size() - 1)[1] = point;
            }
        });
        if (runs.size() < 2) {
            return of.isEmpty() ? List.of() : List.of(new Decision(of.get(0), WHATEVER));
        }
        Map<Outcome, List<String>> answers = new EnumMap<>(Outcome.class);
        for (int i = 0; i < runs.size(); i++) {
            answers.computeIfAbsent(of.get(i), outcome -> new ArrayList<>()).add(range(runs, i));
        }
        List<Decision> decisions = new ArrayList<>();
        answers.forEach((outcome, ranges) -> decisions.add(new Decision(outcome, ranges)));
        return decisions;
    }

    private String range(List<long[]> runs, int at) {
        long from = runs.get(at)[0];
        long to = runs.get(at)[1];
        boolean isDay = component.getType() == LocalDate.class;
        if (at > 0 && at < runs.size() - 1) {
            return from == to ? words(from) : words(from) + " to " + words(to);
        }
        if (at == 0) {
            String beyond = words(runs.get(1)[0]);
            if (from == to) {
                return words(from);
            }
            return isFraction(to) && !isFraction(runs.get(1)[0])
                    ? "less than " + beyond
                    : (isDay ? "no later than " : "at most ") + words(to);
        }
        if (from == to) {
            return words(from);
        }
        return isFraction(from) && !isFraction(runs.get(at - 1)[1])
                ? "more than " + words(runs.get(at - 1)[1])
                : isDay ? words(from) + " or later" : words(from) + " or more";
    }

    /** Whether a number is one nobody writes down. */
    private boolean isFraction(long point) {
        return value(point) instanceof Double number && number.toString().length() > MOST_DIGITS;
    }

    private String words(long point) {
        return Phrasing.of(component.getDeclaringRecord(), component.getName(), value(point));
    }

    private Object value(long point) {
        if (component.getType() == LocalDate.class) {
            return LocalDate.ofEpochDay(point);
        }
        return component.getType() == Integer.class ? (Object) (int) point : (Object) Double.longBitsToDouble(point);
    }

    /** Doubles that are not negative lie in the order of their bits. */
    private long point(Object value) {
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        double number = ((Number) value).doubleValue();
        return component.getType() == Integer.class
                ? (long) Math.floor(number)
                : Double.doubleToRawLongBits(Math.max(0.0, number));
    }

    /** The least and the greatest answer, and what rules compare with, with its neighbours; sorted. */
    private List<Long> points() {
        Range range = component.getAnnotation(Range.class);
        boolean past = component.isAnnotationPresent(Past.class);
        long least;
        long greatest;
        if (component.getType() == LocalDate.class) {
            least = day.minusYears(LONGEST_AGO).toEpochDay();
            greatest = (past ? day : day.plusYears(LONGEST_AGO)).toEpochDay();
        } else {
            least = point(range == null ? 0.0 : range.min());
            greatest = past ? day.getYear() : point(range == null ? (double) LARGEST : range.max());
        }
        Set<Long> points = new HashSet<>(Set.of(least, greatest));
        List<Object> named = compared().toList();
        named.forEach(value -> around(point(value), points));
        if (named.isEmpty()) {
            // It counts through something computed from it, which may turn anywhere between.
            computed().forEach(value -> around(point(value), points));
            for (long step = 1; step < LARGEST; step *= 2) {
                boolean whole = component.getType() != Double.class;
                points.add(whole ? least + step : point((double) step));
                points.add(whole ? greatest - step : point(1.0 / step));
            }
        }
        return points.stream()
                .filter(point -> point >= least && point <= greatest)
                .sorted()
                .toList();
    }

    private static void around(long point, Set<Long> points) {
        points.addAll(List.of(point - 1, point, point + 1));
    }

    /** The nearest values by which something computed from the property is as a rule asks. */
    private Stream<Object> computed() {
        BoundarySearch scan = new BoundarySearch(day);
        return walks().flatMap(walk -> walk.steps().stream())
                .filter(step -> step.type() == fact.getClass())
                .flatMap(step -> step.checks().stream())
                .flatMap(check -> check.text().expr().leaves().stream())
                .filter(leaf -> !leaf.isJoin() && !leaf.isKnownTest())
                .filter(leaf -> !FactRecord.of(fact.getClass()).components().containsKey(leaf.property()))
                .distinct()
                .flatMap(leaf -> scan
                        .nearest(
                                changed -> ConstraintInterpreter.holds(leaf, changed, Map.of()),
                                fact,
                                leaf.property(),
                                component)
                        .stream());
    }

    private Stream<WalkableRule> walks() {
        return waiting.entrySet().stream()
                .flatMap(each -> each.getValue().walks(each.getKey().standard()).stream())
                .distinct();
    }

    /** The values rules compare the property with, or with it. */
    private Stream<Object> compared() {
        return walks().flatMap(walk -> walk.steps().stream().flatMap(step -> compared(walk, step)))
                .filter(value -> value instanceof Number || value instanceof LocalDate)
                .filter(value -> (value instanceof LocalDate) == (component.getType() == LocalDate.class))
                .distinct();
    }

    private Stream<Object> compared(WalkableRule walk, Step step) {
        return step.checks().stream()
                .flatMap(check -> check.text().expr().leaves().stream())
                .filter(leaf -> !leaf.isKnownTest())
                .flatMap(leaf -> compared(walk, step, leaf));
    }

    private Stream<Object> compared(WalkableRule walk, Step step, Expr leaf) {
        if (leaf instanceof Expr.In in
                && step.type() == fact.getClass()
                && in.property().equals(property)) {
            return in.literals().stream()
                    .map(literal -> ConstraintInterpreter.value(literal, Map.of()))
                    .filter(Objects::nonNull)
                    .map(Object.class::cast);
        }
        if (!(leaf instanceof Expr.Compare compare)) {
            return Stream.of();
        }
        boolean own = step.type() == fact.getClass() && compare.property().equals(property);
        if (compare.operand() instanceof Expr.Reference reference) {
            Class<? extends Fact> other = typeOf(walk, reference.binding());
            if (own) {
                return values(other, reference.property()).map(reference::of).map(Object.class::cast);
            }
            return other == fact.getClass() && reference.property().equals(property)
                    ? values(step.type(), compare.property()).flatMap(value -> reference.back(value).stream())
                    : Stream.of();
        }
        Object value = own ? ConstraintInterpreter.value(compare.operand(), Map.of()) : null;
        return value == null ? Stream.of() : Stream.of(value);
    }

    private static Class<? extends Fact> typeOf(WalkableRule walk, String binding) {
        return walk.steps().stream()
                .filter(step -> binding.equals(step.text().binding()))
                .findFirst()
                .orElseThrow()
                .type();
    }

    private Stream<Object> values(Class<? extends Fact> type, String name) {
        return world.of(type).stream()
                .map(each -> ConstraintInterpreter.value(each, name))
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .distinct()
                .limit(MOST_COMPARED);
    }
}
