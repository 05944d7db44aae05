package care.concordance.facts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A multidisciplinary conference that reviews cases, for one cancer or for all.
 *
 * @param id its id
 * @param name its name
 * @param site the id of the site that holds it
 * @param disease the one cancer it reviews; null when it is for all cancers
 * @param daysBetweenMeetings days from one meeting to the next; null when unknown
 * @param disciplines the disciplines that attend regularly; null when unknown
 * @param mskDisciplines the MSK disciplines that take part, empty when none does; null when unknown
 * @param casesPresented cases presented in the last full year; null when unknown
 * @param casesPresentedProspectively of these, cases presented before or early in treatment; null when unknown
 * @param recordsStage whether stage is recorded for the cases presented; null when unknown
 * @param recordsTrialOptions whether trial options are discussed and recorded; null when unknown
 * @param followsUpRecommendations whether treatment given is compared with what the board recommended; null when unknown
 */
public record TumorBoard(
        String id,
        String name,
        String site,
        @NullMeans("all cancers") @Nullable Disease disease,

        @WhenUnknown("how often `{name}` meets is not known") @Range(min = 1, max = 366) @Nullable
        Integer daysBetweenMeetings,

        @WhenUnknown("who attends `{name}` is not known") @Nullable
        Set<Discipline> disciplines,

        @WhenUnknown("which MSK disciplines take part in `{name}` is not known") @Nullable
        Set<Discipline> mskDisciplines,

        @Range(max = 50_000) @Nullable Integer casesPresented,

        @AtMost("casesPresented") @Range(max = 50_000) @Nullable
        Integer casesPresentedProspectively,

        @WhenUnknown("whether `{name}` records stage is not known") @Nullable
        Boolean recordsStage,

        @WhenUnknown("whether `{name}` records trial options is not known") @Nullable
        Boolean recordsTrialOptions,

        @WhenUnknown("whether `{name}` follows up on its recommendations is not known") @Nullable
        Boolean followsUpRecommendations)
        implements PartnerFact, OfSite {

    public TumorBoard {
        disciplines = disciplines == null ? null : Set.copyOf(disciplines);
        mskDisciplines = mskDisciplines == null ? null : Set.copyOf(mskDisciplines);
    }

    /** Cases presented prospectively, in percent of those presented; null when unknown or none was presented. */
    @Range(max = 100)
    public @Nullable Double percentProspective() {
        return Percent.of(casesPresentedProspectively, casesPresented);
    }

    /** False when it reviews only lymphoma, leukemia or myeloma; true for any other cancer and for a board for all. */
    public boolean reviewsSolidTumors() {
        return disease == null || disease.isSolid();
    }
}
