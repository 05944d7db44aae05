package care.concordance.benchmarks;

import care.concordance.ConcordanceEngine;
import care.concordance.evaluate.CaseReview;
import care.concordance.facts.TumorCase;
import care.concordance.internal.evaluate.CaseEvaluator;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.standards.CarePartnerStandards;
import java.util.List;
import java.util.Map;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Claim: the shipped pack reviews a registry's cases at this rate, and words cost only those who ask. All its standards and
 * rules over cases as a registry has them; time for one case of a batch in memory.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ShippedPackBenchmark -prof gc}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Contest.CASES)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ShippedPackBenchmark {

    private List<TumorCase> cases;
    private CaseEvaluator reviewer;

    /** Loads the pack, and holds the matcher against the session. */
    @Setup
    public void setUp() {
        ConcordanceEngine engine = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());
        cases = RegistryCases.realistic(Contest.CASES);
        if (engine.verify(cases.stream(), 1).count() != cases.size()) {
            throw new IllegalStateException("cases were lost");
        }
        CompiledPack pack = CompiledPack.of(CarePartnerStandards.caseMeasures(), Map.of());
        reviewer = new CaseEvaluator(pack);
    }

    /** To results; explanations off. */
    @Benchmark
    public List<CaseReview> results() {
        return reviewer.review(cases);
    }

    /** To verdicts with every sentence made; explanations on. */
    @Benchmark
    public int resultsAndSentences() {
        int reasons = 0;
        for (CaseReview review : reviewer.review(cases)) {
            for (var verdict : review.verdicts()) {
                reasons += verdict.reasons().size();
            }
        }
        return reasons;
    }

    /** To results, all rules in sessions. */
    @Benchmark
    public List<CaseReview> resultsInSessions() {
        return reviewer.reference(cases);
    }
}
