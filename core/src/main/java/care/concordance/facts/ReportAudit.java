package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * An audit of operative or pathology reports against a published reporting standard.
 *
 * @param site the site's id
 * @param topic what was audited
 * @param year the year audited
 * @param reviewed reports reviewed; null when unknown
 * @param compliant of these, reports that met the standard; null when unknown
 * @param eligible reports of the year the standard applies to, reviewed or not; null when unknown
 */
public record ReportAudit(
        String site,
        Topic topic,
        @Range(min = 2015, max = 2100) @Past int year,

        @WhenUnknown("how many reports the audit of {year} reviewed is not known")
        @AtMost("eligible")
        @Range(max = 10_000)
        @Nullable
        Integer reviewed,

        @AtMost("reviewed") @Range(max = 10_000) @Nullable Integer compliant,

        @WhenUnknown("how many reports were eligible for the audit of {year} is not known")
        @Range(max = 10_000)
        @Nullable
        Integer eligible)
        implements PartnerFact, OfSite {

    /** Reporting standards that rules tell apart. */
    public enum Topic {
        SYNOPTIC_PATHOLOGY,
        BREAST_SENTINEL_NODES,
        BREAST_AXILLARY_DISSECTION,
        MELANOMA_EXCISION,
        COLON_RESECTION,
        RECTAL_MESORECTAL_EXCISION,
        LUNG_NODAL_STATIONS
    }

    @Override
    public String id() {
        return site + "/" + topic.name() + "/" + year;
    }

    /** Compliant reports, in percent of those reviewed; null when unknown or none was reviewed. */
    @WhenUnknown(
            "how many reports the audit of {year} reviewed or found to meet the standard is not known, or it reviewed"
                    + " none")
    @Range(max = 100)
    public @Nullable Double percentCompliant() {
        return Percent.of(compliant, reviewed);
    }

    /** Whether every eligible report was reviewed; null when either count is unknown. */
    @WhenUnknown("the audit of {year} reviewed {reviewed} reports, and how many were eligible is not known")
    public @Nullable Boolean allEligibleReviewed() {
        return (reviewed == null || eligible == null) ? null : Boolean.valueOf(reviewed >= eligible);
    }
}
