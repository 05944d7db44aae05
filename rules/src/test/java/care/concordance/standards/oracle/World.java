package care.concordance.standards.oracle;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The base facts of a snapshot, as an oracle reads them: looked up, since every standard asks of every subject. */
final class World {

    private final PartnerSnapshot snapshot;
    private final Map<Class<?>, List<PartnerFact>> byType = new HashMap<>();
    private final Map<Class<?>, Map<Subject, List<PartnerFact>>> bySubject = new HashMap<>();
    private final Map<Class<?>, Map<@Nullable String, List<PartnerFact>>> bySite = new HashMap<>();

    World(PartnerSnapshot snapshot) {
        this.snapshot = snapshot;
        for (PartnerFact fact : snapshot.facts()) {
            Class<?> type = fact.getClass();
            Subject subject = fact.subject();
            byType.computeIfAbsent(type, key -> new ArrayList<>()).add(fact);
            bySubject
                    .computeIfAbsent(type, key -> new HashMap<>())
                    .computeIfAbsent(subject, key -> new ArrayList<>())
                    .add(fact);
            bySite.computeIfAbsent(type, key -> new HashMap<>())
                    .computeIfAbsent(subject.site(), key -> new ArrayList<>())
                    .add(fact);
        }
    }

    PartnerSnapshot snapshot() {
        return snapshot;
    }

    LocalDate asOf() {
        return snapshot.asOf();
    }

    /** All facts of a type. */
    <F extends PartnerFact> List<F> facts(Class<F> type) {
        return typed(byType.getOrDefault(type, List.of()));
    }

    /** The facts of a type about the subject and nobody else. */
    <F extends PartnerFact> List<F> of(Subject subject, Class<F> type) {
        return typed(bySubject.getOrDefault(type, Map.of()).getOrDefault(subject, List.of()));
    }

    /** The facts of a type about the subject's site, its programs included; empty for a subject without a site. */
    <F extends PartnerFact> List<F> at(Subject subject, Class<F> type) {
        String site = subject.site();
        return site == null
                ? List.of()
                : typed(bySite.getOrDefault(type, Map.of()).getOrDefault(site, List.of()));
    }

    @SuppressWarnings("unchecked") // filed by their type
    private static <F extends PartnerFact> List<F> typed(List<PartnerFact> facts) {
        return (List<F>) Collections.unmodifiableList(facts);
    }
}
