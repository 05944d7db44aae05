package care.concordance.benchmarks;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.TumorCase;
import care.concordance.standards.CarePartnerStandards;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Claim: memory stays the same however many cases are reviewed. Ten million through one engine on two threads in 512 MB,
 * one engine and 100,000 cases held all the time; the live heap after a collection before the first and after each tenth.
 * The counters are what matters, not the time.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar LiveHeapBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class LiveHeapBenchmark {

    private static final int TENTHS = 10;

    /** How many cases are reviewed. */
    @Param("10000000")
    public long reviewed;

    private ConcordanceEngine engine;
    private List<TumorCase> cases;

    /** Live heap in KB. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Live {
        public long before;
        public long afterFirstTenth;
        public long most;
        public long end;
    }

    /** Makes the cases. */
    @Setup
    public void setUp() {
        engine = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());
        cases = RegistryCases.realistic(100_000);
    }

    /** All of them. */
    @Benchmark
    public long tenMillion(Live live) {
        List<Long> heap = new ArrayList<>(List.of(kilobytes()));
        Stream<TumorCase> all =
                Stream.generate(() -> cases).flatMap(List::stream).limit(reviewed);
        long[] count = {0};
        engine.review(all, 2).forEach(review -> {
            if (++count[0] % (reviewed / TENTHS) == 0) {
                heap.add(kilobytes());
            }
        });
        live.before = heap.get(0);
        live.afterFirstTenth = heap.get(1);
        live.most = heap.stream().skip(1).mapToLong(Long::longValue).max().orElseThrow();
        live.end = heap.get(heap.size() - 1);
        return count[0];
    }

    private static long kilobytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
    }
}
