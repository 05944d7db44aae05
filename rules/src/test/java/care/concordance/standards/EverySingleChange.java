package care.concordance.standards;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Past;
import care.concordance.facts.Range;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.internal.evaluate.Evaluator;
import care.concordance.internal.evaluate.WalkableRule;
import care.concordance.internal.pack.RuleText;
import care.concordance.testing.FactGenerator;
import care.concordance.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every single change one can think of that might make a verdict concordant, tried: each component of each fact its rules
 * may look at, with every value of an enumeration, every element of a set, and the numbers and days near any that the rules
 * or the fact name; and new facts, made up. It knows the table of efforts, read anew, and nothing of how a smallest change
 * is looked for.
 */
final class EverySingleChange {

    /** New facts made up for each kind. */
    private static final int NEW_FACTS = 40;

    private static final Properties EFFORTS = read();

    private final Verdict verdict;
    private final PartnerSnapshot snapshot;
    private final Evaluator evaluator;
    private final FactGenerator generator;
    private final Set<String> types;
    private final Set<Integer> numbers = new TreeSet<>();
    private final List<Flip> flips = new ArrayList<>();
    private int tried;

    /**
     * A change after which the standard's rules call the verdict concordant.
     *
     * @param words what was changed
     */
    record Flip(int effort, String words, List<PartnerFact> facts) {}

    EverySingleChange(Verdict verdict, PartnerSnapshot snapshot, Evaluator evaluator, Collection<RuleText> rules) {
        this.verdict = verdict;
        this.snapshot = snapshot;
        this.evaluator = evaluator;
        this.generator = new FactGenerator(new Random(verdict.standard().id().hashCode()), rules, snapshot.asOf());
        this.types = generator.mentioned();
        rules.forEach(rule -> rule.patterns()
                .forEach(pattern -> pattern.constraints()
                        .forEach(constraint -> ExplanationCheck.DIGITS
                                .matcher(constraint.text())
                                .results()
                                .forEach(number -> numbers.add((int) Double.parseDouble(number.group()))))));
    }

    /** Those that flip it by its own rules, the cheapest first. */
    List<Flip> flips() {
        for (PartnerFact fact : snapshot.facts()) {
            if (types.contains(fact.getClass().getSimpleName())) {
                for (RecordComponent component : fact.getClass().getRecordComponents()) {
                    change(fact, component);
                }
            }
        }
        for (Class<?> type : PartnerFact.class.getPermittedSubclasses()) {
            String effort = EFFORTS.getProperty(type.getSimpleName());
            if (effort != null && types.contains(type.getSimpleName())) {
                for (int i = 0; i < NEW_FACTS; i++) {
                    PartnerFact fact = generator.one(
                            type.asSubclass(PartnerFact.class), verdict.subject(), snapshot.facts(), "new-" + i);
                    List<PartnerFact> facts = new ArrayList<>(snapshot.facts());
                    facts.add(fact);
                    attempt(Integer.parseInt(effort), "new " + fact, facts);
                }
            }
        }
        flips.sort(Comparator.comparingInt(Flip::effort));
        return flips;
    }

    /** How many changes were tried. */
    int tried() {
        return tried;
    }

    private void change(PartnerFact fact, RecordComponent component) {
        String line = EFFORTS.getProperty(fact.getClass().getSimpleName() + "." + component.getName());
        if (line == null) {
            return;
        }
        int effort = Integer.parseInt(line.split(" ")[0]);
        Object from = value(fact, component);
        if (line.endsWith("once") && from != null) {
            return;
        }
        for (Object to : values(fact, component, from)) {
            boolean down = line.endsWith("up")
                    && from instanceof Number before
                    && to instanceof Number after
                    && after.doubleValue() < before.doubleValue();
            boolean back = component.isAnnotationPresent(Past.class)
                    && from instanceof LocalDate before
                    && to instanceof LocalDate after
                    && after.isBefore(before);
            if (!down && !back && !to.equals(from)) {
                PartnerFact changed = with(fact, component, to);
                if (changed != null) {
                    List<PartnerFact> facts = new ArrayList<>(snapshot.facts());
                    facts.set(facts.indexOf(fact), changed);
                    attempt(
                            effort * Math.max(1, elements(from, to)),
                            fact.citation() + " " + component.getName() + " from " + from + " to " + to,
                            facts);
                }
            }
        }
    }

    private void attempt(int effort, String words, List<PartnerFact> facts) {
        tried++;
        List<Fact> all = new ArrayList<>(facts);
        all.addAll(DerivedFacts.of(facts));
        all.add(new AsOf(snapshot.asOf()));
        if (evaluator.isConcordant(verdict.standard(), verdict.subject(), WalkableRule.byType(all))) {
            flips.add(new Flip(effort, words, facts));
        }
    }

    private Collection<Object> values(PartnerFact fact, RecordComponent component, @Nullable Object from) {
        Set<Object> values = new LinkedHashSet<>();
        Class<?> type = component.getType();
        if (type == Boolean.class || type == boolean.class) {
            values.addAll(List.of(true, false));
        } else if (type.isEnum()) {
            values.addAll(Arrays.asList(type.getEnumConstants()));
        } else if (type == Integer.class || type == int.class) {
            wholes(fact).forEach(whole -> values.addAll(List.of(whole - 1, whole, whole + 1)));
        } else if (type == Double.class || type == double.class) {
            for (double number : doubles(fact)) {
                values.addAll(List.of(number, Math.nextUp(number), Math.nextDown(number), number + 1, number - 1));
            }
        } else if (type == LocalDate.class) {
            days(fact).forEach(day -> values.addAll(List.of(day.minusDays(1), day, day.plusDays(1))));
        } else if (Collection.class.isAssignableFrom(type)) {
            values.addAll(sets(component, from));
        }
        Range range = component.getAnnotation(Range.class);
        values.removeIf(value -> (range != null
                        && value instanceof Number number
                        && (number.doubleValue() < range.min() || number.doubleValue() > range.max()))
                || (value instanceof LocalDate day
                        && component.isAnnotationPresent(Past.class)
                        && day.isAfter(snapshot.asOf())));
        return values;
    }

    /** The numbers of the rules and of the fact, sums and differences of two of the fact's, and shares of them. */
    private Set<Integer> wholes(PartnerFact fact) {
        Set<Integer> own = new TreeSet<>();
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            if (value(fact, component) instanceof Integer whole) {
                own.add(whole);
            }
        }
        Set<Integer> all = new TreeSet<>(own);
        all.addAll(numbers);
        all.addAll(List.of(0, 3, 6, 12, 50, 100, 365));
        for (int one : own) {
            own.forEach(other -> all.addAll(List.of(one + other, one - other)));
            numbers.forEach(percent -> all.addAll(List.of(
                    one * percent / 100, one * (100 - percent) / 100, percent == 0 ? one : one * 100 / percent)));
        }
        return all;
    }

    private List<Double> doubles(PartnerFact fact) {
        List<Double> all = new ArrayList<>();
        numbers.forEach(number -> all.add((double) number));
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            if (value(fact, component) instanceof Double number) {
                all.add(number);
            }
        }
        return all;
    }

    private Set<LocalDate> days(PartnerFact fact) {
        Set<LocalDate> from = new TreeSet<>(Set.of(snapshot.asOf()));
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            if (value(fact, component) instanceof LocalDate day) {
                from.add(day);
            }
        }
        Set<LocalDate> all = new TreeSet<>(from);
        for (LocalDate day : from) {
            numbers.forEach(number -> all.addAll(List.of(
                    day.plusDays(number),
                    day.minusDays(number),
                    day.plusMonths(Math.min(number, 240)),
                    day.minusMonths(Math.min(number, 240)))));
            all.addAll(List.of(day.plusYears(1), day.minusYears(1), day.minusYears(3)));
        }
        return all;
    }

    private static Set<Object> sets(RecordComponent component, @Nullable Object from) {
        Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        Set<Object> sets = new LinkedHashSet<>();
        if (!element.isEnum()) {
            return sets;
        }
        Set<Object> now = new HashSet<>(from instanceof Collection<?> several ? several : List.of());
        List<Object> constants = Arrays.asList(element.getEnumConstants());
        sets.add(Set.copyOf(constants));
        sets.add(Set.of());
        for (Object constant : constants) {
            Set<Object> turned = new HashSet<>(now);
            if (!turned.remove(constant)) {
                turned.add(constant);
            }
            sets.add(Set.copyOf(turned));
        }
        return component.getType() == Set.class
                ? sets
                : sets.stream().map(set -> (Object) List.copyOf((Set<?>) set)).collect(Collectors.toSet());
    }

    private static int elements(@Nullable Object from, Object to) {
        if (!(to instanceof Collection<?> after)) {
            return 0;
        }
        Set<Object> different = new HashSet<>(after);
        Set<Object> both = new HashSet<>(after);
        Collection<?> before = from instanceof Collection<?> several ? several : List.of();
        both.retainAll(before);
        different.addAll(before);
        different.removeAll(both);
        return different.size();
    }

    private static @Nullable Object value(PartnerFact fact, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("fact records are public", e);
        }
    }

    private static @Nullable PartnerFact with(PartnerFact fact, RecordComponent component, Object to) {
        RecordComponent[] components = fact.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = components[i].getName().equals(component.getName()) ? to : value(fact, components[i]);
        }
        try {
            return (PartnerFact) fact.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static Properties read() {
        Properties table = new Properties();
        try (InputStream in = Objects.requireNonNull(
                EverySingleChange.class.getResourceAsStream("/care/concordance/facts/effort.properties"))) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
