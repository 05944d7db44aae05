package care.concordance.springboot;

import care.concordance.Assessment;
import care.concordance.AssessmentListener;
import care.concordance.ConcordanceException;
import care.concordance.SnapshotException;
import care.concordance.verdict.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts and times assessments: {@code concordance.assessments}, by whether they were made, refused for their facts or
 * failed by a rule; and {@code concordance.verdicts} of those made, by outcome.
 */
final class AssessmentMeters implements AssessmentListener {

    private final MeterRegistry registry;

    AssessmentMeters(MeterRegistry registry) {
        this.registry = registry;
        // Of what has not happened yet is known that it happened 0 times.
        for (String result : new String[] {"made", "refused", "failed"}) {
            registry.timer("concordance.assessments", "result", result);
        }
        for (Outcome outcome : Outcome.values()) {
            count(outcome, 0);
        }
    }

    @Override
    public void made(Assessment assessment, Duration took) {
        time("made", took);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        assessment.verdicts().forEach(verdict -> counts.merge(verdict.outcome(), 1, Integer::sum));
        counts.forEach(this::count);
    }

    @Override
    public void refused(ConcordanceException why, Duration took) {
        time(why instanceof SnapshotException ? "refused" : "failed", took);
    }

    private void time(String result, Duration took) {
        registry.timer("concordance.assessments", "result", result).record(took);
    }

    private void count(Outcome outcome, int verdicts) {
        registry.counter("concordance.verdicts", "outcome", outcome.name()).increment(verdicts);
    }
}
