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
@About(Subject.Kind.SITE)
public record Physician(
        String id,
        String site,
        Specialty specialty,
        @Nullable Disease focus,
        @Nullable Boolean fullTime,
        @Nullable Boolean boardCertified,
        @Nullable Boolean mskAdjunct,
        @Past @Nullable LocalDate lastObservership,
        @Nullable Boolean generalist)
        implements PartnerFact {

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
        generalist = (focus != null && Boolean.TRUE.equals(generalist)) ? Boolean.FALSE : generalist;
    }

    @Override
    public Subject subject() {
        return Subject.site(site);
    }

    /** False when the physician focuses on a named cancer or is a generalist; true when neither is on record. */
    public boolean focusUnknown() {
        return focus == null && !Boolean.TRUE.equals(generalist);
    }
}
