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
 * Claim: reviewing a case costs little more than hand-written Java and far less than an engine, however many standards the
 * pack has, when those that can apply stay the same ten. Time for one case, of a batch of 1,000 already in memory, to
 * results and to what its reasons are made from; sentences are not made. Every contestant is first held against
 * hand-written Java on every case.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar CaseReviewBenchmark -prof gc}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Contest.CASES)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CaseReviewBenchmark {

    /** Standards of the pack, three rules each. */
    @Param({"20", "50", "200", "800"})
    public int standards;

    private Contestants contestants;

    /** Builds the pack and compares. */
    @Setup
    public void setUp() {
        Contest contest = new Contest(standards);
        contestants = contest.contestants(contest.cases()).requireEqual(contest.expected());
    }

    /** The limit. */
    @Benchmark
    public Object handWritten() {
        return contestants.handWritten();
    }

    /** Ours, case by case. */
    @Benchmark
    public Object matcherSingle() {
        return contestants.matcherSingle();
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

    /** The reference: one Drools session for each case. */
    @Benchmark
    public Object sessionSingle() {
        return contestants.sessionSingle();
    }
}
