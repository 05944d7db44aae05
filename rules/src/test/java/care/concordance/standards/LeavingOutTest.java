package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.RuleText;
import care.concordance.standards.oracle.Snapshots;
import care.concordance.testing.FactGenerator;
import care.concordance.testing.LeavingOut;
import care.concordance.testing.SyntheticRegistry;
import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is decided by leaving something out: not of a partner, and not of a case. */
class LeavingOutTest {

    private static final CompiledPack PACK = CompiledPack.of(CarePartnerStandards.rulePack(), Map.of());
    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());
    private static final Snapshots SNAPSHOTS = new Snapshots(PACK.standards());
    private static final ConcordanceEngine CASES = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());

    @Test
    void ofPartnersMadeUpForEachStandard() {
        assertLawful(ofEachStandard(2));
    }

    @Test
    void ofPartnersMadeUp() {
        assertLawful(ofAll(0, 6));
    }

    @Test
    void ofCases() {
        assertLawful(ofCases(0, 350));
    }

    /** {@code -Dpartners=N} and {@code -Dcases=N} go further. */
    @Test
    @Tag("long")
    void ofMany() {
        int partners = Integer.getInteger("partners", 3_000);
        assertLawful(ofEachStandard(partners / 100));
        assertLawful(ofAll(1_000, partners));
        assertLawful(ofCases(1_000_000, Long.getLong("cases", 30_000)));
    }

    /** Facts of the kinds a standard's rules read, with values near those they name. */
    private static Stream<String> ofEachStandard(int snapshots) {
        return PACK.standards().parallelStream().flatMap(standard -> {
            List<RuleText> rules = PACK.rules().stream()
                    .filter(rule -> standard.equals(PACK.standardOfRule().get(rule.name())))
                    .toList();
            LocalDate day = standard.inForce(FactGenerator.AS_OF) ? FactGenerator.AS_OF : standard.effectiveFrom();
            FactGenerator generator = new FactGenerator(new Random(seed(standard)), rules, day);
            SplittableRandom random = new SplittableRandom(seed(standard));
            return LongStream.range(0, snapshots)
                    .boxed()
                    .flatMap(i -> LeavingOut.breaches(ENGINE, generator.snapshot(), random).stream());
        });
    }

    private static long seed(Standard standard) {
        return (standard.id() + standard.effectiveFrom()).hashCode();
    }

    /** Facts of every kind there is. */
    private static Stream<String> ofAll(long first, int count) {
        return LongStream.range(first, first + count)
                .parallel()
                .boxed()
                .flatMap(seed -> LeavingOut.breaches(ENGINE, SNAPSHOTS.of(seed), new SplittableRandom(seed)).stream());
    }

    /** Whose values fit each other: of two that contradict each other either may be the one that is left. */
    private static Stream<String> ofCases(long first, long count) {
        SyntheticRegistry registry = SyntheticRegistry.realistic(84);
        return LongStream.range(first, first + count)
                .parallel()
                .mapToObj(registry::tumorCase)
                .flatMap(tumor ->
                        LeavingOut.breaches(
                                CASES, tumor, new SplittableRandom(tumor.id().hashCode()))
                                .stream());
    }

    private static void assertLawful(Stream<String> breaches) {
        List<String> found = breaches.toList();
        assertThat(found)
                .as(() -> found.size() + " verdicts decided by leaving something out, such as\n"
                        + String.join("\n", found.subList(0, Math.min(found.size(), 20))))
                .isEmpty();
    }
}
