package care.concordance.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A physician of the cancer program. Physicians are never rated; rules only read credentials and roles.
 *
 * @param id the physician's id
 * @param site the id of the main site
 * @param specialty the specialty practiced
 * @param focus the cancer the physician focuses on, if one; null when unknown
 * @param fullTime whether the appointment to the cancer program is full time; null when unknown
 * @param boardCertified whether board certification is current; null when unknown
 * @param mskAdjunct whether the physician holds an adjunct appointment at MSK; null when unknown
 * @param lastObservership the last observership at MSK; null when unknown
 * @param generalist whether the physician treats all cancers of the specialty instead of focusing on one; never true of
 *     one who focuses on a cancer, whatever is said; null when unknown
 */
public record Physician(
        String id,
        String site,
        Specialty specialty,

        @WhenUnknown("the focus of `{id}` is not known") @Nullable
        Disease focus,

        @WhenUnknown("whether `{id}` is full time is not known") @Nullable
        Boolean fullTime,

        @WhenUnknown("whether `{id}` is board certified is not known") @Nullable
        Boolean boardCertified,

        @WhenUnknown("whether `{id}` holds an adjunct appointment at MSK is not known") @Nullable
        Boolean mskAdjunct,

        @WhenUnknown("when `{id}` was last an observer at MSK is not known") @Past @Nullable
        LocalDate lastObservership,

        @WhenUnknown("whether `{id}` is a generalist is not known") @Nullable
        Boolean generalist)
        implements PartnerFact, OfSite {

    /** Physician specialties that rules tell apart. */
    public enum Specialty {
        SURGERY,
        MEDICAL_ONCOLOGY,
        RADIATION_ONCOLOGY,
        PATHOLOGY,
        RADIOLOGY,
        GENETICS,
        PALLIATIVE_CARE,
        OTHER
    }

    public Physician {
        generalist = focus == null ? generalist : Boolean.FALSE;
    }

    /** False when the physician focuses on a named cancer or is a generalist; true when neither is on record. */
    public boolean focusUnknown() {
        return focus == null && !Boolean.TRUE.equals(generalist);
    }
}
