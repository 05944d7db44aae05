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
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 1)
public class CaseReviewBenchmark {

    /** Standards of the pack, three rules each. */
    @Param({"20", "50", "200", "800"})
    public int standards;

    private List<TumorCase> cases;
    private Reviewer reviewer;
    private HandWritten hand;

    /** Builds the pack and compares. */
    @Setup
    public void setUp() {
        Contest contest = new Contest(standards);
        cases = contest.cases();
        hand = contest.handWritten();
        reviewer = contest.reviewer();
        List<String> expected = contest.expected();
        Contest.requireEqual("the matcher", Contest.words(reviewer.review(cases)), expected);
        Contest.requireEqual(
                "the matcher",
                cases.stream().map(each -> Contest.words(reviewer.review(each))).toList(),
                expected);
        Contest.requireEqual("the session", Contest.words(reviewer.reference(cases)), expected);
    }

    /** The limit. */
    @Benchmark
    public Object handWritten() {
        HandWritten.Review[] reviews = new HandWritten.Review[Contest.CASES];
        for (int i = 0; i < reviews.length; i++) {
            reviews[i] = hand.review(cases.get(i));
        }
        return reviews;
    }

    /** Ours, case by case. */
    @Benchmark
    public Object matcherSingle() {
        CaseReview[] reviews = new CaseReview[Contest.CASES];
        for (int i = 0; i < reviews.length; i++) {
            reviews[i] = reviewer.review(cases.get(i));
        }
        return reviews;
    }

    /** Ours, a batch. */
    @Benchmark
    public Object matcherBatch() {
        return reviewer.review(cases);
    }

    /** The reference: one Drools session for a batch. */
    @Benchmark
    public Object sessionBatch() {
        return reviewer.reference(cases);
    }

    /** The reference: one Drools session for each case. */
    @Benchmark
    public Object sessionSingle() {
        CaseReview[] reviews = new CaseReview[Contest.CASES];
        for (int i = 0; i < reviews.length; i++) {
            reviews[i] = reviewer.reference(List.of(cases.get(i))).get(0);
        }
        return reviews;
    }
}
