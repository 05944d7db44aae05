package care.concordance.internal.evaluate;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A fact with a property of every type a rule may read, each once known and once perhaps not. */
@About(Subject.Kind.SITE)
public record Specimen(
        String id,
        String site,
        int count,
        @Nullable Integer optionalCount,
        double share,
        @Nullable Double optionalShare,
        boolean flag,
        @Nullable Boolean optionalFlag,
        String label,
        @Nullable String optionalLabel,
        Kind kind,
        @Nullable Kind optionalKind,
        Set<Kind> kinds,
        @Nullable Set<Kind> optionalKinds,
        LocalDate day,
        @Nullable LocalDate optionalDay)
        implements Fact {

    /** Three constants. */
    public enum Kind {
        RED,
        GREEN,
        BLUE
    }

    @Override
    public Subject subject() {
        return Subject.site(site);
    }

    static Specimen random(String id, String site, List<String> words, Random random) {
        return new Specimen(
                id,
                site,
                random.nextInt(7) - 2,
                maybe(random, () -> random.nextInt(7) - 2),
                share(random),
                maybe(random, () -> share(random)),
                random.nextBoolean(),
                maybe(random, random::nextBoolean),
                words.get(random.nextInt(words.size())),
                maybe(random, () -> words.get(random.nextInt(words.size()))),
                kind(random),
                maybe(random, () -> kind(random)),
                kinds(random),
                maybe(random, () -> kinds(random)),
                day(random),
                maybe(random, () -> day(random)));
    }

    private static <T> @Nullable T maybe(Random random, Supplier<T> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }

    private static double share(Random random) {
        return (random.nextInt(70) - 20) / 10.0;
    }

    private static Kind kind(Random random) {
        return Kind.values()[random.nextInt(3)];
    }

    private static Set<Kind> kinds(Random random) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (random.nextBoolean()) {
                kinds.add(kind);
            }
        }
        return Set.copyOf(kinds);
    }

    private static LocalDate day(Random random) {
        return random.nextBoolean()
                ? LocalDate.of(2026, 1, 1 + random.nextInt(4))
                : List.of(
                                LocalDate.of(2024, 2, 29),
                                LocalDate.of(2025, 2, 28),
                                LocalDate.of(2025, 8, 31),
                                LocalDate.of(2026, 1, 31),
                                LocalDate.of(2026, 2, 28))
                        .get(random.nextInt(5));
    }
}
