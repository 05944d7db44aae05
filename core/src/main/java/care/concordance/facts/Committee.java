package care.concordance.facts;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A standing committee or council of the program.
 *
 * @param id its id
 * @param kind what it is for
 * @param site the id of the one site it serves, as a cancer committee serves a hospital; null when it serves the whole system
 * @param chartered whether its charter is signed; null when unknown
 * @param meetingsPerYear meetings held in the last full year; null when unknown
 * @param attendancePercent average attendance of its members, in percent; null when unknown
 * @param members number of members; null when unknown
 * @param mskMembers whether MSK has members on it; null when unknown
 * @param disciplines the disciplines of its members; null when unknown
 * @param overseesPracticeChanges whether changes in practice and the adoption of standards go through it; null when unknown
 * @param lastMet its last meeting; null when unknown
 */
public record Committee(
        String id,
        Kind kind,
        @NullMeans("the whole system") @Nullable String site,

        @WhenUnknown("whether {kind} `{id}` is chartered is not known") @Nullable
        Boolean chartered,

        @WhenUnknown("how often {kind} `{id}` meets is not known") @Range(max = 400) @Nullable
        Integer meetingsPerYear,

        @WhenUnknown("the attendance of {kind} `{id}` is not known") @Range(max = 100) @Nullable
        Integer attendancePercent,

        @WhenUnknown("how many members {kind} `{id}` has is not known") @Range(max = 200) @Nullable
        Integer members,

        @WhenUnknown("whether MSK has members on {kind} `{id}` is not known") @Nullable
        Boolean mskMembers,

        @WhenUnknown("the disciplines of {kind} `{id}` are not known") @Nullable
        Set<Discipline> disciplines,

        @WhenUnknown("whether changes in practice go through {kind} `{id}` is not known") @Nullable
        Boolean overseesPracticeChanges,

        @WhenUnknown("when {kind} `{id}` last met is not known") @Past @Nullable
        LocalDate lastMet)
        implements PartnerFact {

    /** What a committee is for. */
    public enum Kind {
        JOINT_OPERATING_COMMITTEE,
        ONCOLOGY_PHYSICIAN_ADVISORY_COUNCIL,
        CANCER_COMMITTEE,
        BREAST_PROGRAM_LEADERSHIP,
        RECTAL_PROGRAM_TEAM,
        QUALITY,
        RESEARCH
    }

    public Committee {
        disciplines = disciplines == null ? null : Set.copyOf(disciplines);
    }

    @Override
    public Subject subject() {
        return site == null ? Subject.system(Partner.ID) : Subject.site(site);
    }
}
