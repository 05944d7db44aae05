package care.concordance.followup;

import care.concordance.facts.Fact;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.facts.derived.ScorePair;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the partner's and MSK's scores agree. In the 2025-26 assessment both sides scored (public interview with Dr. P. Yu,
 * Hartford HealthCare); how they were reconciled is not public, so the statistics and the rule "unproven until
 * reconciled" are this library's.
 *
 * @param pairs every standard and subject that at least one side scored, sorted
 * @param percentAgreement pairs scored alike by both, in percent of those both scored; null when there is none
 * @param weightedKappa Cohen's kappa with linear weights over the points 0 to 3; null when there is no pair, or when
 *     chance alone would give full agreement
 */
public record Scoring(
        List<ScorePair> pairs,
        @Nullable Double percentAgreement,
        @Nullable Double weightedKappa) {

    /** Points run from 0 to 3. */
    private static final int CATEGORIES = 4;

    public Scoring {
        pairs = List.copyOf(pairs);
    }

    /** The pairs that remain to be reconciled. */
    public List<ScorePair> toReconcile() {
        return pairs.stream().filter(pair -> !pair.isReconciled()).toList();
    }

    /** Computes it from the scores among the facts. */
    public static Scoring of(Collection<? extends Fact> facts) {
        List<ScorePair> pairs = Fact.select(DerivedFacts.of(facts), ScorePair.class);
        return new Scoring(pairs, agreement(pairs), kappa(pairs));
    }

    private static @Nullable Double agreement(List<ScorePair> pairs) {
        long both = pairs.stream()
                .filter(pair -> pair.partner() != null && pair.msk() != null)
                .count();
        return both == 0
                ? null
                : 100.0 * pairs.stream().filter(ScorePair::isReconciled).count() / both;
    }

    /** 1 - (observed disagreement / disagreement expected by chance), each weighted by its distance. */
    private static @Nullable Double kappa(List<ScorePair> pairs) {
        int[][] table = new int[CATEGORIES][CATEGORIES];
        int[] partners = new int[CATEGORIES];
        int[] msks = new int[CATEGORIES];
        long count = 0;
        for (ScorePair pair : pairs) {
            Integer partner = pair.partner();
            Integer msk = pair.msk();
            if (partner != null && msk != null) {
                table[partner][msk]++;
                partners[partner]++;
                msks[msk]++;
                count++;
            }
        }
        long observed = 0;
        long expected = 0;
        for (int i = 0; i < CATEGORIES; i++) {
            for (int j = 0; j < CATEGORIES; j++) {
                observed += (long) Math.abs(i - j) * table[i][j];
                expected += (long) Math.abs(i - j) * partners[i] * msks[j];
            }
        }
        return expected == 0 ? null : 1.0 - (double) observed * count / expected;
    }
}
