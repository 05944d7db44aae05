package care.concordance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.facts.TumorCase;
import care.concordance.verdict.Outcome;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What is compared says the same, and the benchmarks run. No time is asserted. */
class ContestTest {

    private static final Contest CONTEST = new Contest(20);

    @Test
    void everyContestantSaysTheSameOfEveryCase() {
        List<String> expected = CONTEST.expected();
        List<TumorCase> cases = CONTEST.cases();
        Contest.requireEqual("matcher", Contest.words(CONTEST.reviewer().review(cases)), expected);
        Contest.requireEqual("session", Contest.words(CONTEST.reviewer().reference(cases)), expected);
        Contest.requireEqual("CEL", Contest.wordsOfPeer(CONTEST.cel().review(cases)), expected);
        try (EvretePeer evrete = CONTEST.evrete()) {
            Contest.requireEqual("Evrete", Contest.wordsOfPeer(evrete.review(cases)), expected);
            Contest.requireEqual(
                    "Evrete",
                    Contest.wordsOfPeer(cases.stream().map(evrete::review).toList()),
                    expected);
        }
    }

    @Test
    void theCasesReachEveryOutcomeOfTheseRules() {
        HandWritten hand = CONTEST.handWritten();
        Set<Outcome> outcomes = new HashSet<>();
        CONTEST.cases().forEach(each -> {
            for (CaseVerdict verdict : hand.review(each).verdicts()) {
                outcomes.add(verdict.outcome());
            }
        });
        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.CONCORDANT, Outcome.GAP, Outcome.UNPROVEN);
    }

    @Test
    void aDifferenceIsFoundOut() {
        assertThatThrownBy(() -> Contest.requireEqual("someone", List.of("S-001 GAP"), List.of("S-001 CONCORDANT")))
                .hasMessageContaining("someone differs on case 0");
    }

    @Test
    void everyCaseBenchmarkRunsOnce() throws RunnerException {
        assertThat(runOnce(new OptionsBuilder()
                        .include("(CaseReview|Peer|TwoThreads|SessionModes|ShippedPack)Benchmark")
                        .param("standards", "20")
                        .param("use", "BATCH")
                        .param("peer", "CEL", "EVRETE_BATCH")))
                .hasSize(15);
    }

    @Test
    void thePartnerBenchmarksRunOnce() throws RunnerException {
        assertThat(runOnce(new OptionsBuilder()
                        .include("(Assess|Live)Benchmark")
                        .param("sites", "2")
                        .param("pack", "all")))
                .hasSize(5);
    }

    private static Collection<RunResult> runOnce(ChainedOptionsBuilder what) throws RunnerException {
        return new Runner(what.forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(1))
                        .shouldFailOnError(true)
                        .build())
                .run();
    }
}
