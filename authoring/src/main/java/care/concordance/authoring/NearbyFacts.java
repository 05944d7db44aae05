package care.concordance.authoring;

import care.concordance.facts.Between;
import care.concordance.facts.Fact;
import care.concordance.facts.FactType;
import care.concordance.facts.FactType.Component;
import care.concordance.facts.PartialDate;
import care.concordance.facts.Partner;
import care.concordance.facts.Range;
import care.concordance.internal.evaluate.TextJudge.Situation;
import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.json.Given;
import care.concordance.json.Scenario;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Facts that differ from given ones in one thing: a value at, below or above a limit of the rules or beside one that other
 * facts have, a value not known, another constant; a fact left out, one more, or one more that differs in one thing.
 */
final class NearbyFacts {

    private final Given given;
    private final Collection<? extends Fact> donors;
    private final Set<Integer> numbers = new TreeSet<>(Set.of(0, 1, 100));
    private final Set<String> texts = new TreeSet<>();
    private final Set<Expr.Reference> windows = new LinkedHashSet<>();
    private final Map<Set<Fact>, Nearby> found = new LinkedHashMap<>();

    /**
     * Facts, and in what they differ.
     *
     * @param words as in {@code 15 as daysBetweenMeetings of TumorBoard a}
     */
    record Nearby(Given given, String words) {

        /** The facts with what follows from them. */
        Situation situation() {
            return situation(given);
        }

        static Situation situation(Given given) {
            return Situation.of(given.facts(), given.subjects(), given.asOf());
        }
    }

    /** A fact and in what it differs from the one it was made of. */
    private record Changed(Fact fact, String words) {}

    private NearbyFacts(Given given, Collection<RuleText> rules, Collection<? extends Fact> donors) {
        this.given = given;
        this.donors = donors;
        rules.stream()
                .flatMap(rule -> rule.patterns().stream())
                .flatMap(PatternText::leaves)
                .forEach(leaf -> {
                    texts(leaf);
                    if (leaf instanceof Expr.Compare compare
                            && compare.operand() instanceof Expr.Literal literal
                            && literal.value() instanceof Number number) {
                        numbers.add(number.intValue());
                    } else if (leaf instanceof Expr.Compare compare
                            && compare.operand() instanceof Expr.Reference reference
                            && reference.window() != null) {
                        windows.add(reference);
                    }
                });
    }

    private void texts(Expr leaf) {
        List<Expr.Operand> operands = leaf instanceof Expr.In in
                ? in.literals()
                : leaf instanceof Expr.Contains contains
                        ? List.of(contains.literal())
                        : leaf instanceof Expr.Compare compare ? List.of(compare.operand()) : List.of();
        operands.forEach(operand -> {
            if (operand instanceof Expr.Literal literal && literal.value() instanceof String text) {
                texts.add(text);
            }
        });
    }

    /**
     * All of them that can be: what contradicts itself, or names what is not there, is left out.
     *
     * @param rules whose numbers are tried
     * @param donors facts that may be added
     */
    static List<Nearby> of(Given given, Collection<RuleText> rules, Collection<? extends Fact> donors) {
        NearbyFacts nearby = new NearbyFacts(given, rules, donors);
        nearby.find();
        return List.copyOf(nearby.found.values());
    }

    /** Scenarios to begin a search from, the smallest first. */
    static List<Scenario> seeds(List<Scenario> scenarios) {
        return scenarios.stream()
                .sorted(Comparator.comparingInt(
                        scenario -> scenario.given().facts().size()))
                .toList();
    }

    /** The facts of scenarios, but for the partner: what may be added to the facts of another. */
    static Stream<Fact> donors(List<Scenario> scenarios) {
        return scenarios.stream()
                .flatMap(scenario -> scenario.given().facts().stream())
                .filter(fact -> !(fact instanceof Partner));
    }

    private void find() {
        List<Fact> facts = given.facts();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            int at = i;
            changed(fact).forEach(other -> {
                List<Fact> others = new ArrayList<>(facts);
                others.set(at, other.fact());
                take(others, other.words() + " of " + fact.citation());
            });
            if (!(fact instanceof Partner)) {
                List<Fact> without = new ArrayList<>(facts);
                without.remove(at);
                take(without, "without " + fact.citation());
                more(fact);
            }
        }
        if (!(given instanceof Given.OfCase)) {
            donors.forEach(this::more);
        }
    }

    private void more(Fact fact) {
        Fact another = FactType.of(fact.getClass()).component("id") == null ? fact : with(fact, "id", "another");
        if (another != null) {
            plus(new Changed(another, "also " + another.citation()));
            changed(another)
                    .forEach(other -> plus(
                            new Changed(other.fact(), "also " + other.fact().citation() + " with " + other.words())));
        }
    }

    private void plus(Changed more) {
        if (given.facts().stream()
                .noneMatch(other -> other.citation().equals(more.fact().citation()))) {
            List<Fact> all = new ArrayList<>(given.facts());
            all.add(more.fact());
            take(all, more.words());
        }
    }

    private void take(List<Fact> facts, String words) {
        given.with(facts).ifPresent(other -> found.putIfAbsent(new HashSet<>(facts), new Nearby(other, words)));
    }

    private List<Changed> changed(Fact fact) {
        List<Changed> changed = new ArrayList<>();
        for (Component component : FactType.of(fact.getClass()).components()) {
            Object from = component.value((Record) fact);
            List<@Nullable Object> values = new ArrayList<>(values(component, from));
            if (component.optional()) {
                values.add(null);
            }
            for (Object to : values) {
                Fact other = with(fact, component.name(), to);
                if (other != null && !other.equals(fact)) {
                    changed.add(new Changed(other, (to == null ? "unknown" : to) + " as " + component.name()));
                }
            }
        }
        return changed;
    }

    private Collection<Object> values(Component component, @Nullable Object from) {
        Set<Object> values = new LinkedHashSet<>();
        if (given instanceof Given.OfCase) {
            donors.forEach(donor -> values.add(Objects.requireNonNull(component.value((Record) donor))));
        }
        Class<?> type = component.type();
        if (component.set()) {
            sets(component, from, values);
        } else if (type == Boolean.class) {
            values.addAll(List.of(true, false));
        } else if (type.isEnum()) {
            values.addAll(Arrays.asList(type.getEnumConstants()));
        } else if (type == Between.class) {
            numbers.forEach(number -> List.of(number - 1, number, number + 1).stream()
                    .filter(each -> each >= 0)
                    .forEach(each -> values.add(Between.exactly(each))));
            values.add(Between.UNKNOWN);
        } else if (type == PartialDate.class) {
            values.add(PartialDate.UNKNOWN);
            known(PartialDate.class).stream()
                    .filter(PartialDate::isExact)
                    .forEach(day -> numbers.forEach(number -> List.of(-number, -1, 0, 1, number - 1, number, number + 1)
                            .forEach(days ->
                                    values.add(PartialDate.of(day.earliest().plusDays(days))))));
        } else if (given instanceof Given.OfCase) {
            // Codes and stages mean something: those other cases have, and none between them.
            return values;
        } else if (type == Integer.class) {
            Set<Integer> near = new TreeSet<>(numbers);
            near.addAll(known(Integer.class));
            near.add(given.asOf().getYear());
            days().forEach(day -> windows.forEach(window -> {
                if (window.of(day) instanceof Integer year) {
                    near.add(year);
                }
            }));
            near.forEach(number -> values.addAll(List.of(number - 1, number, number + 1)));
        } else if (type == Double.class) {
            Set<Double> near = new TreeSet<>(known(Double.class));
            numbers.forEach(number -> near.add((double) number));
            near.forEach(number -> values.addAll(List.of(number - 1, number, number + 1)));
        } else if (type == LocalDate.class) {
            Set<LocalDate> near = days();
            days().forEach(day -> windows.forEach(window -> {
                if (window.of(day) instanceof LocalDate moved) {
                    near.add(moved);
                }
            }));
            near.forEach(day -> values.addAll(List.of(day.minusDays(1), day, day.plusDays(1))));
            numbers.forEach(number -> near.forEach(day -> values.addAll(List.of(
                    day.minusDays(number),
                    day.minusDays(number + 1),
                    day.plusDays(number),
                    day.plusDays(number + 1)))));
        } else if (type == String.class
                && !component.name().equals("id")
                && !component.name().equals("name")) {
            values.addAll(known(String.class));
            values.addAll(texts);
        }
        Range range = component.range();
        values.removeIf(value -> range != null
                && value instanceof Number number
                && (number.doubleValue() < range.min() || number.doubleValue() > range.max()));
        return values;
    }

    /** The day of assessment, and those the facts have. */
    private Set<LocalDate> days() {
        Set<LocalDate> days = new TreeSet<>(known(LocalDate.class));
        days.add(given.asOf());
        return days;
    }

    private void sets(Component component, @Nullable Object from, Set<Object> values) {
        Set<Object> now = new LinkedHashSet<>(from instanceof Collection<?> several ? several : List.of());
        Collection<?> elements = component.type().isEnum()
                ? Arrays.asList(component.type().getEnumConstants())
                : component.type() == String.class ? texts : List.of();
        for (Object constant : elements) {
            Set<Object> turned = new LinkedHashSet<>(now);
            if (!turned.remove(constant)) {
                turned.add(constant);
            }
            values.add(
                    List.class.isAssignableFrom(component.declared().getType())
                            ? List.copyOf(turned)
                            : Set.copyOf(turned));
        }
    }

    /** The values of a type that the facts have: of texts, the ids they go by. */
    private <T> Set<T> known(Class<T> type) {
        Set<T> known = new LinkedHashSet<>();
        for (Fact fact : given.facts()) {
            if (type == String.class) {
                known.add(type.cast(fact.id()));
            } else {
                FactType.of(fact.getClass()).components().stream()
                        .map(component -> component.value((Record) fact))
                        .filter(type::isInstance)
                        .forEach(value -> known.add(type.cast(value)));
            }
        }
        return known;
    }

    /** The fact with another value; null when it refuses it. */
    private static @Nullable Fact with(Fact fact, String component, @Nullable Object value) {
        try {
            return (Fact) FactType.of(fact.getClass()).with((Record) fact, Collections.singletonMap(component, value));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
