package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * The complex cases of a site in the last full year, by the site's own written rule of which cases are complex.
 *
 * @param site the site's id
 * @param cases cases that were complex; null when unknown, also when the site has no such rule
 * @param presented of these, cases presented at a tumor board; null when unknown
 */
public record ComplexCaseReview(
        String site,

        @WhenUnknown("how many complex cases {site} had is not known") @Range(max = 50_000) @Nullable
        Integer cases,

        @AtMost("cases") @Range(max = 50_000) @Nullable Integer presented)
        implements PartnerFact, OfSite {

    @Override
    public String id() {
        return site;
    }

    /** Complex cases that no tumor board reviewed; null when a count is unknown. */
    @WhenUnknown("how many complex cases {site} had, or how many were presented, is not known")
    public @Nullable Integer notPresented() {
        return cases == null || presented == null ? null : cases - presented;
    }
}
