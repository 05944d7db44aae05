package care.concordance.standards.oracle;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The base facts of a snapshot, as an oracle reads them. */
final class World {

    private final PartnerSnapshot snapshot;
    private final Map<Class<?>, List<PartnerFact>> byType = new HashMap<>();

    World(PartnerSnapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.facts()
                .forEach(fact -> byType.computeIfAbsent(fact.getClass(), type -> new ArrayList<>())
                        .add(fact));
    }

    PartnerSnapshot snapshot() {
        return snapshot;
    }

    LocalDate asOf() {
        return snapshot.asOf();
    }

    /** All facts of a type. */
    <F extends PartnerFact> List<F> facts(Class<F> type) {
        return byType.getOrDefault(type, List.of()).stream().map(type::cast).toList();
    }

    /** The facts of a type about the subject and nobody else. */
    <F extends PartnerFact> List<F> of(Subject subject, Class<F> type) {
        return facts(type).stream()
                .filter(fact -> fact.subject().equals(subject))
                .toList();
    }

    /** The facts of a type about the subject's site, its programs included; empty for a subject without a site. */
    <F extends PartnerFact> List<F> at(Subject subject, Class<F> type) {
        String site = subject.site();
        return facts(type).stream()
                .filter(fact -> site != null && site.equals(fact.subject().site()))
                .toList();
    }
}
