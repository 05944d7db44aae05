package care.concordance.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import care.concordance.facts.Score;
import care.concordance.facts.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoringTest {

    /** Worked by hand: 10 subjects, 7 alike; observed disagreement 4, expected 13.2, so kappa = 1 - 4/13.2. */
    @Test
    void agreementAndWeightedKappa() {
        Scoring scoring = Scoring.of(scores(
                new Integer[][] {{3, 3}, {3, 3}, {3, 3}, {2, 2}, {2, 2}, {1, 1}, {0, 0}, {3, 2}, {2, 1}, {3, 1}}));
        assertThat(scoring.percentAgreement()).isEqualTo(70.0);
        // Partner 0,1,2,3 = 1,1,3,5; MSK = 1,3,3,3. Expected = sum of |i-j| p(i) m(j) over 10.
        double expected = (0 * 1
                        + 1 * (1 * 3 + 1 * 1)
                        + 2 * (1 * 3)
                        + 3 * (1 * 3)
                        + 1 * (1 * 3 + 3 * 3)
                        + 2 * (1 * 3 + 3 * 1)
                        + 1 * (3 * 3 + 5 * 3)
                        + 2 * (5 * 3)
                        + 3 * (5 * 1))
                / 10.0;
        assertThat(scoring.weightedKappa()).isCloseTo(1 - 4 / expected, within(1e-12));
        assertThat(scoring.toReconcile()).hasSize(3);
    }

    @Test
    void fullAgreementHasKappaOne() {
        assertThat(Scoring.of(scores(new Integer[][] {{3, 3}, {0, 0}})).weightedKappa())
                .isEqualTo(1.0);
    }

    @Test
    void kappaIsUndefinedWhenChanceAloneAgrees() {
        Scoring scoring = Scoring.of(scores(new Integer[][] {{3, 3}, {3, 3}}));
        assertThat(scoring.weightedKappa()).isNull();
        assertThat(scoring.percentAgreement()).isEqualTo(100.0);
    }

    @Test
    void aScoreOfOneSideOnlyIsToBeReconciled() {
        Scoring scoring = Scoring.of(scores(new @Nullable Integer[][] {{3, null}, {null, 2}}));
        assertThat(scoring.percentAgreement()).isNull();
        assertThat(scoring.weightedKappa()).isNull();
        assertThat(scoring.toReconcile()).hasSize(2);
    }

    @Test
    void noScoresNoStatistics() {
        assertThat(Scoring.of(List.of()).pairs()).isEmpty();
    }

    private static List<Score> scores(@Nullable Integer[][] pairs) {
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < pairs.length; i++) {
            Subject about = Subject.site("site-" + i);
            Integer partner = pairs[i][0];
            Integer msk = pairs[i][1];
            if (partner != null) {
                scores.add(new Score("TB-01", about, Score.Scorer.PARTNER, partner));
            }
            if (msk != null) {
                scores.add(new Score("TB-01", about, Score.Scorer.MSK, msk));
            }
        }
        return scores;
    }
}
