package care.concordance;

import care.concordance.internal.pack.CompiledPack;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a rule pack is in force on a day.
 *
 * @param pack which pack
 * @param standards how many of its standards are judged by that day; those that a later pack replaces are not
 * @param since the last day, up to that one, on which a text of it came into force or went out of it; null before the
 *     first
 */
public record Edition(
        Provenance.Pack pack, int standards, @Nullable LocalDate since) {

    /** @param inForce every standard in force that day, of whatever pack */
    static Edition of(CompiledPack pack, Set<Standard> inForce, LocalDate day) {
        return new Edition(
                pack.provenance(),
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
