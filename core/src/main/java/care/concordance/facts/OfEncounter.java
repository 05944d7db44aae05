package care.concordance.facts;

/** A fact about an encounter, which its component {@code encounter} names. */
@About(Subject.Kind.ENCOUNTER)
public interface OfEncounter extends Fact {

    /** The id of the encounter. */
    String encounter();

    @Override
    default Subject subject() {
        return Subject.encounter(encounter());
    }
}
