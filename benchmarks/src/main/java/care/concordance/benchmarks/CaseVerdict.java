package care.concordance.benchmarks;

import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verb;

/**
 * What a contestant says of one standard: how it turned out and which rules said so, from which the sentences can be made.
 *
 * @param standard its id
 * @param said the verbs, as bits
 */
public record CaseVerdict(String standard, Outcome outcome, int said) {

    /** The bit of a verb. */
    static int bit(Verb verb) {
        return switch (verb) {
            case OBSERVED -> 1;
            case MET -> 2;
            case EXCLUDED -> 4;
            case EXCEPTED -> 8;
            case UNPROVEN -> 16;
        };
    }

    /** The verdict that follows from what rules said: the rows of the outcome table these rules can reach. */
    static CaseVerdict of(String standard, int said) {
        Outcome outcome = (said & bit(Verb.MET)) != 0
                ? Outcome.CONCORDANT
                : (said & bit(Verb.UNPROVEN)) != 0 ? Outcome.UNPROVEN : Outcome.GAP;
        return new CaseVerdict(standard, outcome, said);
    }
}
