package care.concordance.benchmarks;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.standards.CarePartnerStandards;
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
 * One assessment of a whole partner, facts in memory to sorted verdicts with reasons, by the shipped pack; ten disease
 * programs a site. Includes deriving facts, the Drools session, the outcome table and fingerprints; excludes JSON and the
 * report.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class AssessBenchmark {

    /** Sites of the partner. */
    @Param({"1", "12", "100"})
    public int sites;

    private ConcordanceEngine engine;
    private PartnerSnapshot snapshot;

    /** Loads the pack and makes up the partner. */
    @Setup
    public void setUp() {
        engine = ConcordanceEngine.load(CarePartnerStandards.rulePack());
        snapshot = SyntheticPartner.of(sites, 10, 42);
    }

    /** The shipped, precompiled pack. */
    @Benchmark
    public Assessment assess() {
        return engine.assess(snapshot);
    }
}
