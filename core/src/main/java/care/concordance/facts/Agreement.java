package care.concordance.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The agreement between the partner and MSK.
 *
 * @param signed the day it was signed; null when unknown
 * @param expires the last day it is in force; null when unknown
 * @param termsMutual whether both sides have accepted its terms; null when unknown
 * @param milestones milestones it names; null when unknown
 */
public record Agreement(
        @WhenUnknown("when the agreement was signed is not known") @Past @Nullable
        LocalDate signed,

        @WhenUnknown("how long the agreement runs is not known") @Nullable
        LocalDate expires,

        @WhenUnknown("whether both sides have accepted the terms is not known") @Nullable
        Boolean termsMutual,

        @WhenUnknown("how many milestones the agreement names is not known") @Range(max = 1_000) @Nullable
        Integer milestones)
        implements PartnerFact, OfSystem {

    @Override
    public String id() {
        return "agreement";
    }
}
