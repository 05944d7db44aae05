package care.concordance.internal.explain.search;

import care.concordance.facts.Fact;
import care.concordance.facts.NullMeans;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.internal.evaluate.ConstraintInterpreter;
import care.concordance.internal.evaluate.WalkableRule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to become known for a computed property to be known: of the facts it is computed from, the components that are
 * not on record and make a difference. No text says which those are; it is tried with several values of each, once with
 * everything else known and once with nothing else.
 */
final class Sources {

    /** Sets of values that are tried: of a kind of value the first, the last, and another. */
    private static final int FILLINGS = 3;

    private static final int LONG_AGO = 1_000;

    /** A component that is not on record. */
    record Source(PartnerFact fact, String component) {}

    private final Fact fact;
    private final String property;
    private final LocalDate day;
    private final List<PartnerFact> members;

    private Sources(Fact fact, String property, List<PartnerFact> members, LocalDate day) {
        this.fact = fact;
        this.property = property;
        this.members = members;
        this.day = day;
    }

    /**
     * The components a property waits for; itself, when it is one.
     *
     * @param facts the facts on record
     * @param day the day assessed
     */
    static Set<Source> of(Fact fact, String property, Collection<PartnerFact> facts, LocalDate day) {
        if (fact instanceof PartnerFact base) {
            return FactRecord.of(base.getClass()).components().containsKey(property)
                    ? isMissing(base, property) ? Set.of(new Source(base, property)) : Set.of()
                    : new Sources(fact, property, List.of(base), day).found();
        }
        return DerivedFacts.TYPES.contains(fact.getClass())
                ? new Sources(
                                fact,
                                property,
                                facts.stream()
                                        .filter(each -> DerivedFacts.follows(fact, each))
                                        .toList(),
                                day)
                        .found()
                : Set.of();
    }

    /** Whether a component is not on record, and should be: not where null says something. */
    static boolean isMissing(PartnerFact fact, String component) {
        return FactRecord.of(fact.getClass()).value(fact, component) == null
                && canBeMissing(fact.getClass(), component);
    }

    /** Whether null says of a component that it is not known. */
    static boolean canBeMissing(Class<? extends Fact> type, String component) {
        FactRecord record = FactRecord.of(type);
        return record.isOptional(component)
                && !Objects.requireNonNull(record.components().get(component)).isAnnotationPresent(NullMeans.class);
    }

    private Set<Source> found() {
        List<Map<String, List<Object>>> missing =
                members.stream().map(this::missing).toList();
        Object now = value(members);
        Set<Source> found = new LinkedHashSet<>();
        for (int filling = 0; filling < FILLINGS; filling++) {
            List<PartnerFact> all = filled(missing, filling);
            Object known = value(all);
            for (int i = 0; i < members.size(); i++) {
                for (String component : missing.get(i).keySet()) {
                    if (makesADifference(i, component, missing, filling, all, known, now)) {
                        found.add(new Source(members.get(i), component));
                    }
                }
            }
        }
        return found;
    }

    private boolean makesADifference(
            int member,
            String component,
            List<Map<String, List<Object>>> missing,
            int filling,
            List<PartnerFact> all,
            @Nullable Object known,
            @Nullable Object now) {
        Map<String, @Nullable Object> unknown = new HashMap<>();
        unknown.put(component, null);
        if (!Objects.equals(known, value(with(all, member, unknown)))) {
            return true;
        }
        List<Object> values = Objects.requireNonNull(missing.get(member).get(component));
        Map<String, Object> alone = Map.of(component, values.get(filling % values.size()));
        return !Objects.equals(now, value(with(members, member, alone)));
    }

    /** The values that are tried of each component that is not on record. */
    private Map<String, List<Object>> missing(PartnerFact member) {
        Map<String, List<Object>> missing = new LinkedHashMap<>();
        FactRecord.of(member.getClass()).components().forEach((name, component) -> {
            List<Object> values = isMissing(member, name) ? values(component) : List.of();
            if (!values.isEmpty()) {
                missing.put(name, values);
            }
        });
        return missing;
    }

    private List<PartnerFact> filled(List<Map<String, List<Object>>> missing, int filling) {
        List<PartnerFact> all = new ArrayList<>(members);
        for (int i = 0; i < all.size(); i++) {
            Map<String, Object> values = new LinkedHashMap<>();
            missing.get(i).forEach((name, some) -> values.put(name, some.get(filling % some.size())));
            Map<String, Object> fitting = FactRecord.of(all.get(i).getClass()).fitting(all.get(i), values);
            all = with(all, i, fitting);
        }
        return all;
    }

    private static List<PartnerFact> with(
            List<PartnerFact> facts, int at, Map<String, ? extends @Nullable Object> changed) {
        List<PartnerFact> after = new ArrayList<>(facts);
        after.set(at, (PartnerFact) FactRecord.of(facts.get(at).getClass()).with(facts.get(at), changed));
        return after;
    }

    private @Nullable Object value(List<PartnerFact> facts) {
        if (fact instanceof PartnerFact) {
            return ConstraintInterpreter.value(facts.get(0), property);
        }
        return DerivedFacts.of(fact.getClass(), WalkableRule.byType(facts)).stream()
                .filter(each -> each.id().equals(fact.id()))
                .findFirst()
                .map(each -> ConstraintInterpreter.value(each, property))
                .orElse(null);
    }

    private List<Object> values(RecordComponent component) {
        Class<?> type = component.getType();
        List<Object> values = new ArrayList<>();
        if (type == Boolean.class) {
            values.addAll(List.of(true, false));
        } else if (type == Integer.class) {
            values.addAll(component.getName().equals("year") ? List.of(day.getYear() - 1) : List.of(1, 100, 10));
        } else if (type == Double.class) {
            values.addAll(List.of(1.0, 100.0, 10.0));
        } else if (type == LocalDate.class) {
            values.addAll(List.of(day, day.minusDays(LONG_AGO)));
        } else if (type == String.class) {
            values.add("x");
        } else if (type.isEnum()) {
            List<Object> constants = List.of((Object[]) type.getEnumConstants());
            values.addAll(List.of(constants.get(0), constants.get(constants.size() - 1), constants.get(1)));
        } else if (type == Set.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            values.add(element.isEnum() ? Set.of(element.getEnumConstants()) : Set.of("x"));
            values.add(Set.of());
        }
        values.removeIf(value -> !Candidates.allowed(component, value, day));
        return values;
    }
}
