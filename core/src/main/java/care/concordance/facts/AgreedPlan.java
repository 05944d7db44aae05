package care.concordance.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The alignment plan and timeline that MSK and the partner agreed.
 *
 * @param agreed the day it was agreed; null when unknown
 * @param timeline whether every action on it has a due date; null when unknown
 * @param developedJointly whether both developed it; null when unknown
 */
public record AgreedPlan(
        @WhenUnknown("when the alignment plan was agreed is not known") @Past @Nullable
        LocalDate agreed,

        @WhenUnknown("whether every action of the agreed plan has a due date is not known") @Nullable
        Boolean timeline,

        @WhenUnknown("whether both developed the alignment plan is not known") @Nullable
        Boolean developedJointly)
        implements PartnerFact, OfSystem {

    @Override
    public String id() {
        return "agreed-plan";
    }
}
