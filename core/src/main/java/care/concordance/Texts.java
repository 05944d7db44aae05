package care.concordance;

import care.concordance.internal.pack.CompiledPack;
import care.concordance.verdict.Replacement;
import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The texts of a standard in several packs, and which takes the place of which. */
final class Texts {

    private Texts() {}

    /** Every text of a standard, by its beginning. */
    static Stream<Standard> of(List<CompiledPack> packs, String id) {
        return packs.stream()
                .flatMap(pack -> pack.standards().stream())
                .filter(standard -> standard.id().equals(id))
                .sorted(Comparator.comparing(Standard::effectiveFrom));
    }

    /** What a text takes the place of: what was in force on the day, else the first text. */
    static Optional<Replacement> replaced(List<CompiledPack> packs, Standard by, LocalDate day) {
        List<Standard> texts = of(
                        packs.stream()
                                .filter(pack -> pack.provenance().id().equals(by.replaces()))
                                .toList(),
                        by.id())
                .toList();
        return texts.stream()
                .filter(standard -> standard.inForce(day))
                .findFirst()
                .or(() -> texts.stream().findFirst())
                .map(of -> new Replacement(by, Objects.requireNonNull(by.replaces()), of));
    }
}
