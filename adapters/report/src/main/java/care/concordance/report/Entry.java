package care.concordance.report;

import care.concordance.explain.WhyNot;
import care.concordance.followup.AlignmentPlan.Action;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as a page spells it out.
 *
 * @param key its place on the page
 * @param place where it belongs
 * @param name whom it is about
 * @param action what closes it, by when; null when nothing is to be done or planned
 * @param whyNot what its rules lack; null when it is not open, or is one of too many
 * @param variance what stands of its variance, in words; null when it has none
 */
record Entry(
        Verdict verdict,
        String key,
        Place place,
        String name,
        @Nullable Action action,
        @Nullable WhyNot whyNot,
        @Nullable String variance) {

    Outcome outcome() {
        return verdict.outcome();
    }

    /** What was said: of a verdict that is settled what decided it, of any other everything. */
    List<Reason> reasons() {
        return switch (verdict.outcome()) {
            case CONCORDANT, NOT_APPLICABLE ->
                verdict.reasons().stream().filter(this::decides).distinct().toList();
            default -> verdict.reasons();
        };
    }

    private boolean decides(Reason reason) {
        return switch (reason.verb()) {
            case OBSERVED, MET -> verdict.outcome() == Outcome.CONCORDANT;
            case EXCLUDED, EXCEPTED -> verdict.outcome() == Outcome.NOT_APPLICABLE;
            case UNPROVEN -> false;
        };
    }
}
