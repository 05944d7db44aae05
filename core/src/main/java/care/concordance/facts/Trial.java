package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * A clinical trial at a site.
 *
 * @param id its id
 * @param site the site's id
 * @param disease the cancer it is for; null when unknown
 * @param msk whether it is an MSK trial; null when unknown
 * @param status where it stands; null when unknown
 */
public record Trial(
        String id,
        String site,
        @Nullable Disease disease,
        @Nullable Boolean msk,
        @Nullable Status status) implements PartnerFact, OfSite {

    /** Where a trial stands. */
    public enum Status {
        PLANNED,
        OPEN,
        CLOSED
    }

    /** Whether it is an MSK trial open to accrual: false as soon as one part is known not to hold; null when unknown. */
    @WhenUnknown("whether `{id}` is an open MSK trial is not known")
    public @Nullable Boolean mskOpen() {
        if (Boolean.FALSE.equals(msk) || (status != null && status != Status.OPEN)) {
            return false;
        }
        return (msk == null || status == null) ? null : Boolean.TRUE;
    }
}
