package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * Education the program gives or receives.
 *
 * @param id its id
 * @param kind what it is
 * @param site the id of the site it is for; null when it is for the whole system
 * @param sessionsPerYear sessions held in the last full year; null when unknown
 * @param withMsk whether MSK clinicians take part; null when unknown
 */
public record EducationActivity(
        String id,
        Kind kind,
        @NullMeans("the whole system") @Nullable String site,

        @WhenUnknown("{kind} `{id}`: the sessions of the last full year are not known") @Range(max = 1_000) @Nullable
        Integer sessionsPerYear,

        @WhenUnknown("{kind} `{id}`: whether MSK clinicians take part is not known") @Nullable
        Boolean withMsk)
        implements PartnerFact {

    /** Sorts of education the program describes. */
    public enum Kind {
        GRAND_ROUNDS,
        CASE_CONFERENCE,
        PRACTICE_DISCUSSION,
        LECTURE_SERIES,
        NURSING_EDUCATION,
        APP_EDUCATION,
        /** Of allied health professionals: therapists, dietitians, social workers, technologists and the like. */
        ALLIED_HEALTH_EDUCATION,
        OBSERVERSHIP,
        RESEARCH_SYMPOSIUM
    }

    @Override
    public Subject subject() {
        return site == null ? Subject.system(Partner.ID) : Subject.site(site);
    }
}
