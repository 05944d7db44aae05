package care.concordance.facts;

/** A fact about the health system as a whole. */
@About(Subject.Kind.SYSTEM)
public interface OfSystem extends Fact {

    @Override
    default Subject subject() {
        return Subject.system(Partner.ID);
    }
}
