package care.concordance.facts;

/** A fact about the care of one cancer at one site. */
@About(Subject.Kind.PROGRAM)
public interface OfProgram extends Fact {

    /** The id of the site. */
    String site();

    /** The cancer. */
    Disease disease();

    @Override
    default Subject subject() {
        return Subject.program(site(), disease());
    }
}
