package care.concordance.report;

import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The verdicts a page spells out. A browser stays quick with some thousands; of a larger system the open ones go first, and
 * the page says what it leaves out.
 *
 * @param all whether it is all of them
 */
record SpelledOut(Set<Verdict.Key> keys, boolean all) {

    static final int MOST = 5_000;

    private static final List<Outcome> ORDER =
            List.of(Outcome.GAP, Outcome.UNPROVEN, Outcome.WAIVED, Outcome.CONCORDANT, Outcome.NOT_APPLICABLE);

    static SpelledOut of(Collection<Verdict> verdicts) {
        return new SpelledOut(
                verdicts.stream()
                        .sorted(Comparator.comparingInt(SpelledOut::rank)
                                .thenComparing(verdict -> order(verdict.outcome())))
                        .limit(MOST)
                        .map(Verdict::key)
                        .collect(Collectors.toSet()),
                verdicts.size() <= MOST);
    }

    private static int rank(Verdict verdict) {
        return !verdict.outcome().isOpen() ? 2 : verdict.isRequired() ? 0 : 1;
    }

    /** What calls for something first. */
    static int order(Outcome outcome) {
        return ORDER.indexOf(outcome);
    }

    /** The outcome that calls for most. */
    static Outcome worst(Collection<Outcome> outcomes) {
        return outcomes.stream().min(Comparator.comparingInt(SpelledOut::order)).orElseThrow();
    }

    boolean has(Verdict.Key item) {
        return all || keys.contains(item);
    }
}
