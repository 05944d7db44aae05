package care.concordance.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A concordance assessment carried out by MSK and the partner.
 *
 * @param started its first day; null when unknown
 * @param completed the day it was completed; null when unknown
 * @param covers what it covered; null when unknown
 * @param scoredByBoth whether partner and MSK both scored; null when unknown
 * @param mutuallySatisfactory whether both sides accept its conclusion; null when unknown
 * @param areasOfFocus whether it identifies areas of focus for each site it assessed; null when unknown
 */
public record ConcordanceAssessment(
        @WhenUnknown("when the concordance assessment began is not known") @AtMost("completed") @Past @Nullable
        LocalDate started,

        @WhenUnknown("when the concordance assessment was completed is not known") @Past @Nullable
        LocalDate completed,

        @WhenUnknown("what the concordance assessment covers is not known") @Nullable
        Set<Covered> covers,

        @WhenUnknown("whether both sides scored is not known") @Nullable
        Boolean scoredByBoth,

        @WhenUnknown("whether both sides accept the conclusion is not known") @Nullable
        Boolean mutuallySatisfactory,

        @WhenUnknown("whether the assessment identifies areas of focus for each site is not known") @Nullable
        Boolean areasOfFocus)
        implements PartnerFact, OfSystem {

    /** The four parts a concordance assessment encompasses. */
    public enum Covered {
        STANDARDS_OF_CARE,
        RESOURCES_AND_CAPABILITIES,
        CLINICAL_OUTCOMES,
        SITE_VISITS
    }

    public ConcordanceAssessment {
        covers = covers == null ? null : Set.copyOf(covers);
    }

    @Override
    public String id() {
        return "concordance-assessment";
    }

    /** Days from its first day to the day it was completed; null when one is unknown. */
    @WhenUnknown("when the concordance assessment began or was completed is not known")
    public @Nullable Integer daysTaken() {
        return started == null || completed == null
                ? null
                : Math.toIntExact(ChronoUnit.DAYS.between(started, completed));
    }
}
