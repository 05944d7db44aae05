package care.concordance.evaluate;

import care.concordance.facts.Fact;
import java.util.Collection;
import java.util.List;

/** Rules that stay on the facts and look only at what changed. Not thread-safe; of no use after anything was thrown. */
sealed interface Live extends AutoCloseable permits LiveSession, LiveWalk {

    /** Statements taken back, and statements made. */
    record Difference(List<Statement> gone, List<Statement> come) {}

    /**
     * Takes facts out, others in, and lets the rules speak.
     *
     * @param before facts given earlier: the very ones
     * @throws RuntimeException whatever a rule threw
     */
    Difference replace(Collection<? extends Fact> before, Collection<? extends Fact> after);

    @Override
    void close();
}
