package care.concordance.internal.explain.search;

import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.derived.DerivedFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Facts as they would be, and what follows from them. One world comes from another by changing a few facts; of what is not
 * changed it knows what the other knows. Not thread-safe.
 */
final class HypotheticalFacts {

    private final List<PartnerFact> base;
    private final LocalDate day;
    private final @Nullable HypotheticalFacts before;
    /** The types of which this world has other facts than the one before, derived ones among them. */
    private final Set<Class<?>> changed;
    /** Filled as types are asked for: most ways into a rule are never gone. */
    private final Map<Class<?>, List<Fact>> byType = new HashMap<>();

    HypotheticalFacts(List<PartnerFact> base, LocalDate day) {
        this(base, day, null, Set.of());
    }

    private HypotheticalFacts(
            List<PartnerFact> base, LocalDate day, @Nullable HypotheticalFacts before, Set<Class<?>> changed) {
        this.base = base;
        this.day = day;
        this.before = before;
        this.changed = changed;
    }

    List<PartnerFact> base() {
        return base;
    }

    /** The world with these facts, of which those that stay are the same and stand in the same places. */
    HypotheticalFacts with(List<PartnerFact> facts) {
        Set<Class<?>> types = new HashSet<>();
        for (int i = 0; i < facts.size(); i++) {
            PartnerFact fact = facts.get(i);
            if (i >= base.size() || fact != base.get(i)) {
                types.add(fact.getClass());
                types.addAll(DerivedFacts.from(fact.getClass()));
            }
        }
        return new HypotheticalFacts(facts, day, this, types);
    }

    List<Fact> of(Class<?> type) {
        List<Fact> known = byType.get(type);
        if (known == null) {
            known = before == null || changed.contains(type) ? found(type) : before.of(type);
            byType.put(type, known);
        }
        return known;
    }

    private List<Fact> found(Class<?> type) {
        if (type == AsOf.class) {
            return List.of(new AsOf(day));
        }
        if (DerivedFacts.TYPES.contains(type)) {
            return DerivedFacts.of(type, this::of);
        }
        List<Fact> found = new ArrayList<>();
        for (PartnerFact fact : base) {
            if (fact.getClass() == type) {
                found.add(fact);
            }
        }
        return found;
    }

    /** Those facts of the type of a derived one that follow from the same group of facts. */
    List<Fact> besides(Fact derived) {
        return DerivedFacts.besides(derived, this::of);
    }

    /** Base facts and derived ones. */
    Stream<Fact> everything() {
        return Stream.concat(base.stream(), DerivedFacts.TYPES.stream().flatMap(type -> of(type).stream()));
    }

    /** Whether there is a fact of a type and id: no other can be added. */
    boolean has(Class<?> type, String id) {
        return of(type).stream().anyMatch(each -> each.id().equals(id));
    }
}
