package care.concordance.followup;

import static care.concordance.followup.Samples.DAY;
import static care.concordance.followup.Samples.standard;
import static care.concordance.followup.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.facts.Subject;
import care.concordance.followup.Tracking.Reported;
import care.concordance.followup.Tracking.State;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackingTest {

    private static final Subject A = Subject.site("a");
    private static final Standard ONE = standard("ONE-01", Subject.Kind.SITE);
    private static final Verdict.Key ITEM = new Verdict.Key("ONE-01", A);
    private static final AlignmentPlan PLAN = AlignmentPlan.of(List.of(verdict(ONE, A, Outcome.GAP)), DAY);
    private static final LocalDate DUE = PLAN.actions().get(0).due();

    @Test
    void anActionIsPlannedThenStartedThenDone() {
        Reported report = new Reported(ITEM, DAY.plusDays(3), DAY.plusDays(9));
        assertThat(state(report, DAY.plusDays(2))).isEqualTo(State.PLANNED);
        assertThat(state(report, DAY.plusDays(3))).isEqualTo(State.STARTED);
        assertThat(state(report, DAY.plusDays(9))).isEqualTo(State.DONE);
        assertThat(state(report, DUE.plusDays(1))).isEqualTo(State.DONE);
    }

    @Test
    void itIsOverdueTheDayAfterItIsDue() {
        Reported started = new Reported(ITEM, DAY, null);
        assertThat(state(started, DUE)).isEqualTo(State.STARTED);
        assertThat(state(started, DUE.plusDays(1))).isEqualTo(State.OVERDUE);
    }

    @Test
    void onlyAnAssessmentVerifies() {
        Reported done = new Reported(ITEM, DAY, DAY.plusDays(1));
        assertThat(assessed(done, Outcome.CONCORDANT, DAY.plusDays(2))).isEqualTo(State.VERIFIED);
        assertThat(assessed(done, Outcome.WAIVED, DUE.plusDays(2))).isEqualTo(State.WAIVED);
        assertThat(assessed(done, Outcome.NOT_APPLICABLE, DUE.plusDays(2))).isEqualTo(State.NO_LONGER_ASKED);
        assertThat(assessed(done, Outcome.GAP, DUE)).isEqualTo(State.STARTED);
        assertThat(assessed(done, Outcome.UNPROVEN, DUE.plusDays(1))).isEqualTo(State.OVERDUE);
        assertThat(Tracking.of(PLAN, List.of(), List.of(), DAY).actions().get(0).state())
                .isEqualTo(State.NO_LONGER_ASKED);
    }

    @Test
    void aReportAboutNoActionIsAnError() {
        Reported other = new Reported(new Verdict.Key("TWO-01", A), DAY, null);
        assertThatThrownBy(() -> Tracking.of(PLAN, List.of(other), DAY))
                .hasMessageContaining("no action TWO-01 site a");
    }

    private static State state(Reported report, LocalDate day) {
        return Tracking.of(PLAN, List.of(report), day).actions().get(0).state();
    }

    private static State assessed(Reported report, Outcome outcome, LocalDate day) {
        return Tracking.of(PLAN, List.of(report), List.of(verdict(ONE, A, outcome)), day)
                .actions()
                .get(0)
                .state();
    }
}
