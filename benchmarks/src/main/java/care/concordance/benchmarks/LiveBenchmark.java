package care.concordance.benchmarks;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.LiveAssessment;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Physician;
import care.concordance.facts.ProcedureVolume;
import care.concordance.facts.TumorBoard;
import care.concordance.verdict.VerdictChange;
import java.util.List;
import java.util.Objects;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One fact of a partner changes and changes back in turn, in a live assessment by the whole shipped pack; ten disease
 * programs a site.
 *
 * <p>Claim: at most 20 µs a change, whatever the number of sites. Includes checking the fact, deriving facts anew where it
 * counts, the rules, and the verdicts that changed with their reasons.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar LiveBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class LiveBenchmark {

    /** Sites of the partner. */
    @Param({"12", "100"})
    public int sites;

    /** The kind of fact that changes. */
    @Param({"ProcedureVolume", "TumorBoard", "Physician"})
    public String changing = "TumorBoard";

    private LiveAssessment live;
    private PartnerFact now;
    private PartnerFact next;

    /** Opens the live assessment, and compares it, after a change, with a new assessment of the same facts. */
    @Setup
    public void setUp() {
        PartnerSnapshot snapshot = SyntheticPartner.of(sites, 10, 42);
        ConcordanceEngine engine = ConcordanceEngine.load(ShippedStandards.pack("all"));
        live = engine.live(snapshot);
        now = snapshot.facts().stream()
                .filter(fact -> fact.getClass().getSimpleName().equals(changing))
                .findFirst()
                .orElseThrow();
        next = changed(now);
        if (live.replace(now, next).isEmpty()) {
            throw new IllegalStateException("the change changes nothing: " + now);
        }
        Assessment assessment = live.assessment();
        if (!assessment.verdicts().equals(engine.assess(assessment.snapshot()).verdicts())) {
            throw new IllegalStateException("the live assessment differs from a new one");
        }
        live.replace(next, now);
    }

    /** Closes it. */
    @TearDown
    public void tearDown() {
        live.close();
    }

    private static PartnerFact changed(PartnerFact fact) {
        if (fact instanceof ProcedureVolume volume) {
            boolean many = Objects.requireNonNullElse(volume.perYear(), 0) > 100;
            return new ProcedureVolume(volume.site(), volume.procedure(), many ? 1 : 200, many ? 1 : 100);
        }
        if (fact instanceof TumorBoard board) {
            boolean often = Objects.requireNonNullElse(board.daysBetweenMeetings(), 99) <= 7;
            return new TumorBoard(
                    board.id(),
                    board.name(),
                    board.site(),
                    board.disease(),
                    often ? 60 : 7,
                    board.disciplines(),
                    board.mskDisciplines(),
                    board.casesPresented(),
                    board.casesPresentedProspectively(),
                    board.recordsStage(),
                    board.recordsTrialOptions(),
                    board.followsUpRecommendations());
        }
        Physician physician = (Physician) fact;
        return new Physician(
                physician.id(),
                physician.site(),
                physician.specialty(),
                physician.focus(),
                !Objects.requireNonNullElse(physician.fullTime(), false),
                !Objects.requireNonNullElse(physician.boardCertified(), false),
                !Objects.requireNonNullElse(physician.mskAdjunct(), false),
                physician.lastObservership(),
                physician.generalist());
    }

    /** One change. */
    @Benchmark
    public List<VerdictChange> replaceOneFact() {
        List<VerdictChange> changes = live.replace(now, next);
        PartnerFact before = now;
        now = next;
        next = before;
        return changes;
    }
}
