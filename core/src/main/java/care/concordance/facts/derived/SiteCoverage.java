package care.concordance.facts.derived;

import care.concordance.facts.OfSite;

/**
 * How the scope of a site agrees with the latest designation on record; derived, and only where one is on record.
 *
 * @param site the site's id
 * @param notYetIncluded whether the site's own scope says it is not yet included
 * @param namedNotYetIncluded whether the designation names it as not yet included
 */
public record SiteCoverage(String site, boolean notYetIncluded, boolean namedNotYetIncluded) implements OfSite {

    @Override
    public String id() {
        return site;
    }

    /** True when both say the same. */
    public boolean agrees() {
        return notYetIncluded == namedNotYetIncluded;
    }
}
