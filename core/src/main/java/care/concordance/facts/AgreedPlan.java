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
@About(Subject.Kind.SYSTEM)
public record AgreedPlan(
        @Past @Nullable LocalDate agreed,
        @Nullable Boolean timeline,
        @Nullable Boolean developedJointly) implements PartnerFact {

    @Override
    public String id() {
        return "agreed-plan";
    }

    @Override
    public Subject subject() {
        return Subject.system(Partner.ID);
    }
}
