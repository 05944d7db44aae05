package care.concordance.springboot;

import care.concordance.pack.RulePackException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why an application does not start whose rule packs are refused, instead of the beans that wait for them. */
final class RulePackFailureAnalyzer extends AbstractFailureAnalyzer<RulePackException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, RulePackException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Correct the pack in concordance.directory, or the ids in concordance.packs.",
                cause);
    }
}
