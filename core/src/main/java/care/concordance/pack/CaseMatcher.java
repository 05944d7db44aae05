package care.concordance.pack;

import care.concordance.facts.TumorCase;
import java.util.List;

/**
 * Finds the rules that match a case without a session. Written when a pack is built, for its rules that each ask for one
 * case and nothing else: it calls the predicates Drools compiled those rules to, in their order, and holds no condition of
 * its own. Implementations are immutable and thread-safe.
 */
public interface CaseMatcher {

    /** The names of the compiled rules it covers; a rule's number is its place here. */
    List<String> rules();

    /**
     * Finds the rules that match.
     *
     * @param matched receives the number of each rule that matches, from index 0, in no particular order; at least as long
     *     as {@link #rules}
     * @return how many match
     * @throws Exception whatever a predicate threw; what {@code matched} holds then means nothing
     */
    int match(TumorCase tumorCase, int[] matched) throws Exception;
}
