package care.concordance.benchmarks;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.TumorCase;
import care.concordance.standards.CarePartnerStandards;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Claim: memory stays the same however many cases are reviewed. Ten million through one engine on two threads; prints the
 * live heap after a collection before the first and after each million.
 *
 * <p>{@code java -Xmx512m -cp benchmarks/target/benchmarks.jar care.concordance.benchmarks.LiveHeap [cases]}
 */
public final class LiveHeap {

    private static final int MILLION = 1_000_000;

    private LiveHeap() {}

    /**
     * Reviews and prints.
     *
     * @param args how many cases; ten million when not given
     */
    public static void main(String... args) {
        long count = args.length == 0 ? 10L * MILLION : Long.parseLong(args[0]);
        ConcordanceEngine engine = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());
        List<TumorCase> cases = RegistryCases.realistic(100_000);
        AtomicLong reviewed = new AtomicLong();
        System.out.printf("%12d cases %8d KB live%n", 0, live());
        Stream<TumorCase> all =
                Stream.generate(() -> cases).flatMap(List::stream).limit(count);
        engine.review(all, 2).forEach(review -> {
            if (reviewed.incrementAndGet() % MILLION == 0) {
                System.out.printf("%12d cases %8d KB live%n", reviewed.get(), live());
            }
        });
    }

    private static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
    }
}
