package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * A hospital or other location that gives cancer care.
 *
 * @param id its id, which other facts refer to
 * @param name its name
 * @param region the id of its region; null when unknown
 * @param kind what sort of location it is; null when unknown
 * @param scope whether the designation is to cover it
 * @param analyticCases analytic cancer cases in the last full year; null when unknown
 */
@About(Subject.Kind.SITE)
public record Site(
        String id,
        String name,
        @Nullable String region,

        @WhenUnknown("which kind of site `{id}` is, is not known") @Nullable
        Kind kind,

        Scope scope,
        @Range(max = 200_000) @Nullable Integer analyticCases)
        implements PartnerFact {

    /** Sorts of location. */
    public enum Kind {
        TERTIARY_TEACHING,
        COMMUNITY_TEACHING,
        TRAUMA_CENTER,
        COMMUNITY,
        AMBULATORY
    }

    /** Whether a designation covers a site: one not yet included is pending, not failed. */
    public enum Scope {
        IN_SCOPE,
        NOT_YET_INCLUDED
    }

    @Override
    public Subject subject() {
        return Subject.site(id);
    }
}
