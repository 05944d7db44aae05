package care.concordance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Whom an engine tells of its assessments. */
record Listeners(List<AssessmentListener> all) {

    static final Listeners NONE = new Listeners(List.of());

    Listeners {
        all = List.copyOf(all);
    }

    Listeners with(AssessmentListener one) {
        List<AssessmentListener> more = new ArrayList<>(all);
        more.add(one);
        return new Listeners(more);
    }

    /** Assesses, and tells what came of it. */
    Assessment tell(Supplier<Assessment> assessing) {
        if (all.isEmpty()) {
            return assessing.get();
        }
        long start = System.nanoTime();
        Assessment assessment;
        try {
            assessment = assessing.get();
        } catch (ConcordanceException e) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            all.forEach(listener -> listener.refused(e, took));
            throw e;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        all.forEach(listener -> listener.made(assessment, took));
        return assessment;
    }
}
