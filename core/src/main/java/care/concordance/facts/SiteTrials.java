package care.concordance.facts;

/**
 * How many trials are open at a site; derived, and only where trials are recorded at all.
 *
 * @param site the site's id
 * @param open trials open to accrual
 * @param openMsk of these, MSK trials
 * @param mayBeOpenMsk further trials that may be open MSK trials: their status or whether they are MSK's is unknown, and
 *     what is known does not rule it out
 * @param statusUnknown trials of unknown status
 */
@About(Subject.Kind.SITE)
public record SiteTrials(String site, int open, int openMsk, int mayBeOpenMsk, int statusUnknown) implements Fact {

    @Override
    public String id() {
        return site;
    }

    @Override
    public Subject subject() {
        return Subject.site(site);
    }
}
