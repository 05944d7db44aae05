package care.concordance.facts;

/**
 * A region of the system, made of sites.
 *
 * @param id its id
 * @param name its name
 */
@About(Subject.Kind.REGION)
public record Region(String id, String name) implements PartnerFact {

    @Override
    public Subject subject() {
        return Subject.region(id);
    }
}
