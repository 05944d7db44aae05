package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * The oncology nurses of a site.
 *
 * @param site the site's id
 * @param nurses nurses who give direct oncology care; null when unknown
 * @param certified of these, nurses with an oncology certification; null when unknown
 * @param onPath of these, nurses not certified but working toward certification or continuing development; null when unknown
 */
public record NursingStaff(
        String site,

        @WhenUnknown("how many oncology nurses {site} has is not known") @Range(max = 20_000) @Nullable
        Integer nurses,

        @AtMost("nurses") @Range(max = 20_000) @Nullable Integer certified,
        @AtMost("nurses") @Range(max = 20_000) @Nullable Integer onPath)
        implements PartnerFact, OfSite {

    @Override
    public String id() {
        return site;
    }

    /** Whether the certified and those on a path are together no more than all nurses; null when a count is unknown. */
    @WhenUnknown("how many oncology nurses {site} has, how many are certified or how many are on a path is not known")
    public @Nullable Boolean countsAgree() {
        Integer without = withoutPath();
        return without == null ? null : Boolean.valueOf(without >= 0);
    }

    /** Nurses neither certified nor on a path to it; null when a count is unknown. */
    @WhenUnknown("how many oncology nurses {site} has, how many are certified or how many are on a path is not known")
    public @Nullable Integer withoutPath() {
        return nurses == null || certified == null || onPath == null ? null : nurses - certified - onPath;
    }

    /** Certified nurses, in percent of nurses; null when unknown or there is no nurse. */
    @WhenUnknown("how many oncology nurses of {site} are certified is not known")
    @Range(max = 100)
    public @Nullable Double percentCertified() {
        return Percent.of(certified, nurses);
    }
}
