package care.concordance.benchmarks;

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
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 1)
public class GrowthBenchmark {

    /** Standards of the pack, three rules each. */
    @Param({"50", "200", "800"})
    public int standards;

    private List<TumorCase> cases;
    private Reviewer reviewer;
    private HandWritten hand;

    /** Builds the pack and compares. */
    @Setup
    public void setUp() {
        Contest contest = new Contest(standards);
        cases = RegistryCases.of(50, Contest.CASES);
        hand = contest.handWritten();
        reviewer = contest.reviewer();
        HandWritten fifty = new Contest(50).handWritten();
        List<String> expected =
                cases.stream().map(each -> Contest.words(fifty.review(each))).toList();
        Contest.requireEqual("the matcher", Contest.words(reviewer.review(cases)), expected);
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
}
