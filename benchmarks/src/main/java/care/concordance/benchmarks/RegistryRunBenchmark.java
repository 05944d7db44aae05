package care.concordance.benchmarks;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.TumorCase;
import care.concordance.standards.CarePartnerStandards;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * Claim: the cancers of a year of the whole country, 2.3 million, are reviewed in seconds. The shipped pack through the
 * engine's stream, results counted; 100,000 different cases in memory, taken 23 times, so that making them is not measured.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar RegistryRunBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class RegistryRunBenchmark {

    private static final int TIMES = 23;

    /** Threads that review; one more reads. */
    @Param({"1", "2"})
    public int threads;

    private ConcordanceEngine engine;
    private List<TumorCase> cases;

    /** Makes the cases. */
    @Setup
    public void setUp() {
        engine = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());
        cases = RegistryCases.realistic(100_000);
    }

    /** All of them. */
    @Benchmark
    public long reviewed() {
        Stream<TumorCase> all = Stream.generate(() -> cases).limit(TIMES).flatMap(List::stream);
        return engine.review(all, threads)
                .mapToLong(review -> review.results().size())
                .sum();
    }
}
