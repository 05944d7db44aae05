package care.concordance.facts.derived;

import care.concordance.facts.Fact;
import care.concordance.facts.Score;
import care.concordance.facts.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The two scores of one standard for one subject; derived from {@link Score} facts.
 *
 * @param standard the standard's id
 * @param about who was scored
 * @param partner the partner's points, 0 to 3; null when it has not scored
 * @param msk MSK's points, 0 to 3; null when it has not scored
 */
public record ScorePair(
        String standard,
        Subject about,
        @Nullable Integer partner,
        @Nullable Integer msk) implements Fact {

    @Override
    public String id() {
        return standard + "/" + about;
    }

    @Override
    public Subject subject() {
        return about;
    }

    /** True when both have scored and agree. */
    public boolean isReconciled() {
        return partner != null && partner.equals(msk);
    }
}
