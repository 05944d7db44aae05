package care.concordance.facts;

/**
 * How many trials are open at a site; derived, and only where trials are recorded at all.
 *
 * @param site the site's id
 * @param open trials open to accrual
 * @param openMsk of these, MSK trials
 */
@About(Subject.Kind.SITE)
public record SiteTrials(String site, int open, int openMsk) implements Fact {

    @Override
    public String id() {
        return site;
    }

    @Override
    public Subject subject() {
        return Subject.site(site);
    }
}
