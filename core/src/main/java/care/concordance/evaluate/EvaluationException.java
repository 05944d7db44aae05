package care.concordance.evaluate;

import care.concordance.ConcordanceException;
import java.util.List;
import java.util.stream.Collectors;

/** Rules failed while they ran; no verdict of that run is given out. Carries every failure found. */
public final class EvaluationException extends ConcordanceException {

    private static final long serialVersionUID = 1L;

    private final transient List<Failure> failures;

    public EvaluationException(List<Failure> failures) {
        super(failures.stream()
                .map(Failure::toString)
                .collect(Collectors.joining("\n", failures.size() + " rule failure(s):\n", "")));
        this.failures = List.copyOf(failures);
    }

    /** What failed; never empty. */
    public List<Failure> failures() {
        return failures;
    }
}
