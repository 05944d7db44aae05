package care.concordance.benchmarks;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * One assessment of a whole partner with every kind of fact, ten disease programs a site.
 *
 * <p>Claim: twelve sites and 80 standards take at most 2 ms; from 12 sites to 1000 the time grows with the sites. Includes
 * deriving facts, walking the rules, the outcome table and sorting; sentences are worded when they are read, and a second
 * benchmark reads them all. Excludes reading and checking the facts, fingerprints and the report. Up to twelve sites, the
 * verdicts are first made sure to be those of a session. The collector is the parallel one: half a million verdicts held at
 * once are copied by G1 again and again, which takes it as long as the assessment.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar AssessBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g", "-XX:+UseParallelGC"})
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class AssessBenchmark {

    /** Sites of the partner. */
    @Param({"1", "12", "100", "1000"})
    public int sites;

    /** Standards in the pack: some, or all. */
    @Param({"80", "all"})
    public String pack = "all";

    private ConcordanceEngine engine;
    private PartnerSnapshot snapshot;

    /** Loads the pack, makes up the partner, and compares with what sessions say. */
    @Setup
    public void setUp() {
        engine = ConcordanceEngine.load(ShippedStandards.pack(pack));
        snapshot = SyntheticPartner.of(sites, 10, 42);
        if (sites <= 12) {
            engine.verify(snapshot, snapshot.asOf());
        }
    }

    /** Facts in memory to sorted verdicts. */
    @Benchmark
    public Assessment assess() {
        return engine.assess(snapshot);
    }

    /** The same, and every reason of every verdict in words. */
    @Benchmark
    public Assessment assessAndRead(Blackhole read) {
        Assessment assessment = engine.assess(snapshot);
        assessment.verdicts().forEach(verdict -> read.consume(verdict.reasons()));
        return assessment;
    }
}
