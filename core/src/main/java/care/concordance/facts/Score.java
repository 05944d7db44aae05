package care.concordance.facts;

/**
 * One scorer's score of one standard for one subject.
 *
 * @param standard the standard's id
 * @param about who was scored
 * @param by who scored
 * @param points 0 not met, 1 partly, 2 largely, 3 fully met
 */
public record Score(
        String standard,
        Subject about,
        Scorer by,
        @Range(min = 0, max = 3) int points) implements PartnerFact {

    /** The two sides that score. */
    public enum Scorer {
        PARTNER,
        MSK
    }

    @Override
    public String id() {
        return standard + "/" + about + "/" + by.name();
    }

    @Override
    public Subject subject() {
        return about;
    }
}
