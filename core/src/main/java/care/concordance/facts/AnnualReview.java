package care.concordance.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A yearly review of concordance.
 *
 * @param on the day it was held
 * @param newStandardsIntroduced whether new or changed standards were introduced; null when unknown
 */
public record AnnualReview(
        @Past LocalDate on,

        @WhenUnknown("whether the annual review of {on} introduced standards is not known") @Nullable
        Boolean newStandardsIntroduced)
        implements PartnerFact, OfSystem {

    @Override
    public String id() {
        return "annual-review/" + on;
    }
}
