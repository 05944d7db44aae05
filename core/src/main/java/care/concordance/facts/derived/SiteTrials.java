package care.concordance.facts.derived;

import care.concordance.facts.Between;
import care.concordance.facts.OfSite;
import care.concordance.facts.WhenUnknown;

/**
 * How many trials are open at a site; derived, and only where trials are recorded at all.
 *
 * @param site the site's id
 * @param open trials open to accrual: at least those known to be open, at most those not known not to be
 * @param openMsk of these, MSK trials, within bounds alike
 */
public record SiteTrials(
        String site,

        @WhenUnknown("how many trials are open at {site} is not known: {open}")
        Between open,

        @WhenUnknown("how many MSK trials are open at {site} is not known: {openMsk}")
        Between openMsk)
        implements OfSite {

    @Override
    public String id() {
        return site;
    }
}
