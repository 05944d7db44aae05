package care.concordance.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Claim: standards that cannot apply cost next to nothing. The cases of 50 standards, against packs of 50, 200 and 800 that
 * hold those 50: the same verdicts at every size, which is held against hand-written Java first. {@link
 * CaseReviewBenchmark} spreads the cases over all sites instead, so that more code runs with more standards. Time for one
 * case of a batch of 1,000.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar GrowthBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Contest.CASES)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GrowthBenchmark {

    /** Standards of the pack, three rules each; ten of the first fifty can apply to a case. */
    @Param({"50", "200", "800"})
    public int among;

    private Contestants contestants;

    /** Builds the pack and compares. */
    @Setup
    public void setUp() {
        Contest fifty = new Contest(50);
        contestants = new Contest(among).contestants(fifty.cases()).requireEqual(fifty.expected());
    }

    /** The limit. */
    @Benchmark
    public Object handWritten() {
        return contestants.handWritten();
    }

    /** Ours, a batch. */
    @Benchmark
    public Object matcherBatch() {
        return contestants.matcherBatch();
    }

    /** The reference: one Drools session for a batch. */
    @Benchmark
    public Object sessionBatch() {
        return contestants.sessionBatch();
    }
}
