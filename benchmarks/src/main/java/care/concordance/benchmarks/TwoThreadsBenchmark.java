package care.concordance.benchmarks;

import care.concordance.evaluate.CaseReview;
import care.concordance.evaluate.Reviewer;
import care.concordance.facts.TumorCase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Claim: a second thread brings as much as it brings hand-written Java on the same machine. 50 standards, one reviewer
 * shared by all threads. Time for one case of one thread: divide by the threads for the machine's. Run it with one thread
 * and with two and compare; {@link CaseReviewBenchmark} is the one.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar TwoThreadsBenchmark -t 2}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Contest.CASES)
@Fork(1)
@Threads(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 1)
public class TwoThreadsBenchmark {

    /** Shared by the threads. */
    @State(Scope.Benchmark)
    public static class Shared {
        private Contest contest;
        private Reviewer reviewer;

        /** Builds the pack. */
        @Setup
        public void setUp() {
            contest = new Contest(50);
            reviewer = contest.reviewer();
        }
    }

    /** Each thread's own. */
    @State(Scope.Thread)
    public static class Own {
        private List<TumorCase> cases;
        private HandWritten hand;

        /** Hand-written Java keeps its working array, so each thread has one. */
        @Setup
        public void setUp(Shared shared) {
            cases = shared.contest.cases();
            hand = shared.contest.handWritten();
        }
    }

    /** The limit. */
    @Benchmark
    public Object handWritten(Own own) {
        HandWritten.Review[] reviews = new HandWritten.Review[Contest.CASES];
        for (int i = 0; i < reviews.length; i++) {
            reviews[i] = own.hand.review(own.cases.get(i));
        }
        return reviews;
    }

    /** Ours. */
    @Benchmark
    public List<CaseReview> matcherBatch(Shared shared, Own own) {
        return shared.reviewer.review(own.cases);
    }

    /** The reference. */
    @Benchmark
    public List<CaseReview> sessionBatch(Shared shared, Own own) {
        return shared.reviewer.reference(own.cases);
    }
}
