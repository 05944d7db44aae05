package care.concordance.benchmarks;

import care.concordance.internal.evaluate.CaseEvaluator;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Claim: a second thread brings as much as it brings hand-written Java on the same machine. One reviewer
 * shared by all threads. Time for one case of one thread: divide by the threads for the machine's. {@link
 * CaseReviewBenchmark} has one thread.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar TwoThreadsBenchmark}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Contest.CASES)
@Fork(1)
@Threads(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TwoThreadsBenchmark {

    /** Shared by the threads. */
    @State(Scope.Benchmark)
    public static class Shared {

        /** Standards of the pack, three rules each. */
        @Param({"20", "50", "200", "800"})
        public int standards;

        private Contest contest;
        private CaseEvaluator reviewer;

        /** Builds the pack. */
        @Setup
        public void setUp() {
            contest = new Contest(standards);
            reviewer = contest.reviewer();
        }
    }

    /** Each thread's own, for hand-written Java keeps its working array. */
    @State(Scope.Thread)
    public static class Own {

        private Contestants contestants;

        /** Compares. */
        @Setup
        public void setUp(Shared shared) {
            contestants = new Contestants(shared.contest.cases(), shared.contest.handWritten(), shared.reviewer)
                    .requireEqual(shared.contest.expected());
        }
    }

    /** The limit. */
    @Benchmark
    public Object handWritten(Own own) {
        return own.contestants.handWritten();
    }

    /** Ours. */
    @Benchmark
    public Object matcherBatch(Own own) {
        return own.contestants.matcherBatch();
    }

    /** The reference. */
    @Benchmark
    public Object sessionBatch(Own own) {
        return own.contestants.sessionBatch();
    }
}
