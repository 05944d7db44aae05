package care.concordance.facts.derived;

import care.concordance.facts.OfSite;
import care.concordance.facts.Percent;
import care.concordance.facts.Range;
import care.concordance.facts.WhenUnknown;
import org.jspecify.annotations.Nullable;

/**
 * What all tumor boards of a site review together; derived, and only where the site has tumor boards on record.
 *
 * @param site the site's id
 * @param boards its tumor boards
 * @param casesPresented cases presented in the last full year; null when one board's count is unknown
 * @param casesPresentedProspectively of these, cases presented before or early in treatment; null when one board's count
 *     is unknown
 * @param analyticCases analytic cases of the site in the last full year; null when unknown
 */
public record SiteConferences(
        String site,
        int boards,
        @Nullable Integer casesPresented,
        @Nullable Integer casesPresentedProspectively,
        @Nullable Integer analyticCases)
        implements OfSite {

    @Override
    public String id() {
        return site;
    }

    /** Cases presented prospectively, in percent of those presented; null when unknown or none was presented. */
    @WhenUnknown(
            "for {site}, the cases presented in the last full year, or how many of them prospectively, are not known"
                    + " of every tumor board, or none was presented")
    @Range(max = 100)
    public @Nullable Double percentProspective() {
        return Percent.of(casesPresentedProspectively, casesPresented);
    }

    /** Cases presented, in percent of analytic cases; null when unknown or there was no case. */
    @WhenUnknown(
            "for {site}, the cases presented at every tumor board or the analytic cases of the last full year are not"
                    + " known, or there was no analytic case")
    public @Nullable Double percentPresented() {
        return Percent.of(casesPresented, analyticCases);
    }
}
