package care.concordance.facts;

/** A fact about a site, which its component {@code site} names. */
@About(Subject.Kind.SITE)
public interface OfSite extends Fact {

    /** The id of the site. */
    String site();

    @Override
    default Subject subject() {
        return Subject.site(site());
    }
}
