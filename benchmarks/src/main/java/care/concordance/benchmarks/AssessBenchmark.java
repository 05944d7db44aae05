package care.concordance.benchmarks;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.PartnerFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

/**
 * One assessment of a whole partner with every kind of fact, ten disease programs a site.
 *
 * <p>Claim: twelve sites and 80 standards take at most 2 ms; from 12 sites to 1000 the time grows with the sites. Includes
 * deriving facts, the Drools session, the outcome table, reasons and sorting; excludes reading and checking the facts,
 * fingerprints and the report.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar AssessBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class AssessBenchmark {

    /** Sites of the partner. */
    @Param({"1", "12", "100", "1000"})
    public int sites;

    /** Standards in the pack: some, compiled in process, or all, compiled when the pack was built. */
    @Param({"80", "all"})
    public String pack = "all";

    private ConcordanceEngine engine;
    private PartnerSnapshot snapshot;

    /** Loads the pack, makes up the partner, and compares with an assessment of its facts in another order. */
    @Setup
    public void setUp() {
        engine = ConcordanceEngine.load(ShippedStandards.pack(pack));
        snapshot = SyntheticPartner.of(sites, 10, 42);
        List<PartnerFact> turned = new ArrayList<>(snapshot.facts());
        Collections.reverse(turned);
        PartnerSnapshot other = new PartnerSnapshot(snapshot.name(), snapshot.asOf(), snapshot.synthetic(), turned);
        if (!engine.assess(other).verdicts().equals(engine.assess(snapshot).verdicts())) {
            throw new IllegalStateException("the order of the facts changes verdicts");
        }
    }

    /** Facts in memory to sorted verdicts with reasons. */
    @Benchmark
    public Assessment assess() {
        return engine.assess(snapshot);
    }
}
