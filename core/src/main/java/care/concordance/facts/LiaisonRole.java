package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * A role that joins the partner and MSK.
 *
 * @param id its id
 * @param kind which role
 * @param site the id of the site it serves; null when it serves the whole system
 * @param filled whether somebody holds it; null when unknown
 * @param dedicated whether the holder does nothing else; null when unknown
 * @param onBothStaffs whether the holder is on the staff of both organizations; null when unknown
 */
public record LiaisonRole(
        String id,
        Kind kind,
        @NullMeans("the whole system") @Nullable String site,

        @WhenUnknown("whether anybody holds {kind} `{id}` is not known") @Nullable
        Boolean filled,

        @WhenUnknown("whether {kind} `{id}` is dedicated is not known") @Nullable
        Boolean dedicated,

        @WhenUnknown("whether {kind} `{id}` is on both staffs is not known") @Nullable
        Boolean onBothStaffs)
        implements PartnerFact {

    /** Roles the program names. */
    public enum Kind {
        RELATIONSHIP_MANAGER,
        SITE_DIRECTOR,
        PHYSICIAN_IN_CHIEF,
        CANCER_LIAISON_PHYSICIAN,
        NURSING_LEAD,
        TRIALS_LEAD
    }

    @Override
    public Subject subject() {
        return site == null ? Subject.system(Partner.ID) : Subject.site(site);
    }

    /** True when the role is for one site, false when it is for the whole system. */
    public boolean ofOneSite() {
        return site != null;
    }
}
