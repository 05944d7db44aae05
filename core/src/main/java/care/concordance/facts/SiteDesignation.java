package care.concordance.facts;

import java.time.LocalDate;

/**
 * A site that completed the process and was aligned, as MSK recorded it.
 *
 * @param site the site's id
 * @param on the day it was recorded
 */
public record SiteDesignation(String site, @Past LocalDate on) implements PartnerFact, OfSite {

    @Override
    public String id() {
        return site + "/" + on;
    }
}
