package care.concordance.statistics;

import care.concordance.facts.Disease;
import care.concordance.facts.RiskAdjustedOutcome;
import java.util.Collection;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Events that happened beside those a risk model expected of the same patients. Limits take the observed count as
 * Poisson and the expected one as known without error.
 *
 * @param observed events that happened; 0 or more
 * @param expected the sum of the patients' predicted risks; finite, above 0
 */
public record ObservedExpected(int observed, double expected) {

    private static final double TAIL = 0.025;

    /** @throws IllegalArgumentException when the counts are out of their ranges */
    public ObservedExpected {
        if (observed < 0 || !Double.isFinite(expected) || expected <= 0) {
            throw new IllegalArgumentException(
                    "observed is 0 or more and expected above 0, not " + observed + " and " + expected);
        }
    }

    /**
     * Adds up the risks a model predicts for each patient; empty when they add up to nothing.
     *
     * @param observed events that happened to these patients
     * @param risks one for each patient, each 0 to 1
     * @throws IllegalArgumentException when a risk is out of its range, or more events happened than there are patients
     */
    public static Optional<ObservedExpected> of(int observed, Collection<Double> risks) {
        for (double risk : risks) {
            if (!(risk >= 0 && risk <= 1)) {
                throw new IllegalArgumentException("a risk is 0 to 1, not " + risk);
            }
        }
        if (observed > risks.size()) {
            throw new IllegalArgumentException(observed + " events in " + risks.size() + " patients");
        }
        double expected = risks.stream().mapToDouble(risk -> risk).sum();
        return expected == 0 ? Optional.empty() : Optional.of(new ObservedExpected(observed, expected));
    }

    /** Observed over expected; 1 is as expected. */
    public double ratio() {
        return observed / expected;
    }

    /** Exact two-sided 95 % limits of {@link #ratio} (Garwood 1936), by the chi-squared distribution. */
    public Limits limits() {
        double lower =
                observed == 0 ? 0 : ChiSquaredDistribution.of(2.0 * observed).inverseCumulativeProbability(TAIL) / 2;
        double upper = ChiSquaredDistribution.of(2.0 * observed + 2).inverseSurvivalProbability(TAIL) / 2;
        return new Limits(lower / expected, upper / expected);
    }

    /** The fact rules read of it, limits to a hundredth as reports print them. */
    public RiskAdjustedOutcome outcome(String site, Disease disease, RiskAdjustedOutcome.Event event, int year) {
        Limits limits = limits();
        return new RiskAdjustedOutcome(
                site, disease, event, year, observed, expected, hundredths(limits.lower()), hundredths(limits.upper()));
    }

    private static double hundredths(double value) {
        return Math.round(100 * value) / 100.0;
    }
}
