package care.concordance.statistics;

import care.concordance.facts.MeasureRate;
import care.concordance.verdict.Outcome;
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * A case review counted: how each case turned out under one measure.
 *
 * @param concordant cases that met it
 * @param gaps cases that did not; waived ones are among them, since a variance does not change what was done
 * @param unproven cases that lack the data to tell
 */
public record CaseTally(int concordant, int gaps, int unproven) {

    /** @throws IllegalArgumentException when a count is negative */
    public CaseTally {
        if (concordant < 0 || gaps < 0 || unproven < 0) {
            throw new IllegalArgumentException("negative count: " + concordant + ", " + gaps + ", " + unproven);
        }
    }

    /** Counts the outcomes of cases; those to which the measure does not apply are left out. */
    public static CaseTally of(Collection<Outcome> outcomes) {
        return new CaseTally(
                Collections.frequency(outcomes, Outcome.CONCORDANT),
                Collections.frequency(outcomes, Outcome.GAP) + Collections.frequency(outcomes, Outcome.WAIVED),
                Collections.frequency(outcomes, Outcome.UNPROVEN));
    }

    /** The concordant cases among those proven either way. */
    public Rate rate() {
        return new Rate(concordant, Math.addExact(concordant, gaps));
    }

    /**
     * The fact rules read of the review.
     *
     * @param actionPlan whether a documented action plan answers a rate below the expected one; null when unknown
     */
    public MeasureRate measureRate(String site, String measure, int year, @Nullable Boolean actionPlan) {
        return new MeasureRate(site, measure, year, concordant, rate().denominator(), unproven, actionPlan);
    }
}
