package care.concordance.benchmarks;

import static java.util.Objects.requireNonNull;

import care.concordance.facts.TumorCase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Claim: peers take longer at every size. The same standards, cases and measure as {@link CaseReviewBenchmark}: Evrete 4
 * with a rule for each of ours, in a session that lasts (single) or one for a batch; CEL-java with an expression for each
 * rule, looked up by site beforehand. Both asked for the same verdicts, and held against hand-written Java first.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar PeerBenchmark -prof gc}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Contest.CASES)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PeerBenchmark {

    /** Who is measured. */
    public enum Peer {
        EVRETE_BATCH,
        EVRETE_SINGLE,
        CEL
    }

    /** Standards of the pack, three rules each. */
    @Param({"20", "50", "200", "800"})
    public int standards;

    /** Who is measured; the others are not even built. */
    @Param
    public Peer peer = Peer.CEL;

    private List<TumorCase> cases;
    private @Nullable EvretePeer evrete;
    private @Nullable CelPeer cel;

    /** Builds the peer and compares. */
    @Setup
    public void setUp() {
        Contest contest = new Contest(standards);
        cases = contest.cases();
        if (peer == Peer.CEL) {
            cel = contest.cel();
        } else {
            evrete = contest.evrete();
        }
        Contest.requireEqual(peer.name(), Contest.wordsOfPeer(reviewed()), contest.expected());
    }

    /** Closes its session. */
    @TearDown
    public void tearDown() {
        if (evrete != null) {
            evrete.close();
        }
    }

    /** One batch. */
    @Benchmark
    public List<HandWritten.Review> reviewed() {
        return switch (peer) {
            case EVRETE_BATCH -> requireNonNull(evrete).review(cases);
            case EVRETE_SINGLE ->
                cases.stream().map(requireNonNull(evrete)::review).toList();
            case CEL -> requireNonNull(cel).review(cases);
        };
    }
}
