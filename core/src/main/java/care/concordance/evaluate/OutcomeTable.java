package care.concordance.evaluate;

import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verb;
import java.util.Optional;
import java.util.Set;

/** What the rules of one standard said about one subject, turned into an outcome. First row that fits. */
final class OutcomeTable {

    private OutcomeTable() {}

    /** Empty when the rules said met without having observed anything, which is a mistake in the rules. */
    static Optional<Outcome> decide(Set<Verb> said, Subject.Kind kind) {
        boolean observed = said.contains(Verb.OBSERVED);
        boolean met = said.contains(Verb.MET);
        if (met && !observed) {
            return Optional.empty();
        }
        if (said.contains(Verb.EXCLUDED)) {
            return Optional.of(Outcome.NOT_APPLICABLE);
        }
        if (observed && met) {
            return Optional.of(Outcome.CONCORDANT);
        }
        if (said.contains(Verb.EXCEPTED)) {
            return Optional.of(Outcome.NOT_APPLICABLE);
        }
        if (said.contains(Verb.UNPROVEN)) {
            return Optional.of(Outcome.UNPROVEN);
        }
        if (observed) {
            return Optional.of(Outcome.GAP);
        }
        return Optional.of(kind.isListed() ? Outcome.UNPROVEN : Outcome.NOT_APPLICABLE);
    }
}
