package care.concordance.explain;

import care.concordance.evaluate.RuleWalk;
import care.concordance.facts.AsOf;
import care.concordance.facts.DerivedFacts;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts as they would be: the base facts, and all of them with what follows by type. Not thread-safe. */
final class World {

    private final List<PartnerFact> base;
    private final LocalDate day;
    /** Worked out when first asked for: most ways into a rule are never gone. */
    private @Nullable Map<Class<?>, List<Fact>> byType;

    World(List<PartnerFact> base, LocalDate day) {
        this.base = base;
        this.day = day;
    }

    List<PartnerFact> base() {
        return base;
    }

    World with(List<PartnerFact> facts) {
        return new World(facts, day);
    }

    List<Fact> of(Class<?> type) {
        return byType().getOrDefault(type, List.of());
    }

    /** Whether there is a fact of a type and id: no other can be added. */
    boolean has(Class<?> type, String id) {
        return of(type).stream().anyMatch(each -> each.id().equals(id));
    }

    Map<Class<?>, List<Fact>> byType() {
        Map<Class<?>, List<Fact>> known = byType;
        if (known == null) {
            List<Fact> all = new ArrayList<>(base);
            all.addAll(DerivedFacts.of(base));
            all.add(new AsOf(day));
            known = RuleWalk.byType(all);
            byType = known;
        }
        return known;
    }
}
