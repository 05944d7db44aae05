package care.concordance.springboot;

import care.concordance.ConcordanceEngine;
import care.concordance.pack.CompiledPack;
import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a rule pack is in force on a day.
 *
 * @param pack the pack's id
 * @param version the pack's version
 * @param sha256 of its rules and pages, lower-case hex
 * @param standards how many of its standards are judged by that day
 * @param since the last day, up to that one, on which a text of it came into force or went out of it; null before the
 *     first
 */
record Edition(String pack, String version, String sha256, int standards, @Nullable LocalDate since) {

    /** One for each pack of an engine, in the order they were loaded. */
    static List<Edition> of(ConcordanceEngine engine, LocalDate day) {
        Set<Standard> inForce = new HashSet<>(engine.catalog(day));
        return engine.packs().stream().map(pack -> of(pack, inForce, day)).toList();
    }

    private static Edition of(CompiledPack pack, Set<Standard> inForce, LocalDate day) {
        return new Edition(
                pack.provenance().id(),
                pack.provenance().version(),
                pack.provenance().sha256(),
                (int) pack.standards().stream().filter(inForce::contains).count(),
                pack.standards().stream()
                        .flatMap(Edition::turns)
                        .filter(turn -> !turn.isAfter(day))
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static Stream<LocalDate> turns(Standard standard) {
        LocalDate last = standard.effectiveTo();
        return last == null
                ? Stream.of(standard.effectiveFrom())
                : Stream.of(standard.effectiveFrom(), last.plusDays(1));
    }
}
