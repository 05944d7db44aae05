package care.concordance.facts;

import java.time.LocalDate;

/**
 * A site that completed the process and was aligned, as MSK recorded it.
 *
 * @param site the site's id
 * @param on the day it was recorded
 */
@About(Subject.Kind.SITE)
public record SiteDesignation(String site, @Past LocalDate on) implements PartnerFact {

    @Override
    public String id() {
        return site + "/" + on;
    }

    @Override
    public Subject subject() {
        return Subject.site(site);
    }
}
