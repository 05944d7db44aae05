package care.concordance.followup;

import static care.concordance.followup.Samples.DAY;
import static care.concordance.followup.Samples.standard;
import static care.concordance.followup.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import care.concordance.verdict.VerdictChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Subject A = Subject.site("a");
    private static final Standard CLOSED = standard("S-01", Subject.Kind.SITE);
    private static final Standard OPENED = standard("S-02", Subject.Kind.SITE);
    private static final Standard STILL = standard("S-03", Subject.Kind.SITE);
    private static final Standard RETIRED = standard("S-04", Subject.Kind.SITE);
    private static final Standard ADDED = standard("S-05", Subject.Kind.SITE);

    private final List<Verdict> before = List.of(
            verdict(CLOSED, A, Outcome.GAP),
            verdict(OPENED, A, Outcome.CONCORDANT),
            verdict(STILL, A, Outcome.UNPROVEN),
            verdict(RETIRED, A, Outcome.CONCORDANT));
    private final List<Verdict> after = List.of(
            verdict(CLOSED, A, Outcome.CONCORDANT),
            verdict(OPENED, A, Outcome.GAP),
            verdict(STILL, A, Outcome.GAP),
            verdict(ADDED, A, Outcome.UNPROVEN));

    @Test
    void tellsWhatOpenedClosedAndStayed() {
        Changes changes = Changes.between(before, AlignmentPlan.of(before, DAY), DAY, after, DAY.plusYears(1));
        assertThat(changes.opened()).extracting(VerdictChange::standard).containsExactly("S-02", "S-05");
        assertThat(changes.closed()).extracting(VerdictChange::standard).containsExactly("S-01");
        assertThat(changes.stillOpen()).extracting(VerdictChange::standard).containsExactly("S-03");
        assertThat(changes.newlyInForce()).containsExactly("S-05");
        assertThat(changes.retired()).containsExactly("S-04");
    }

    @Test
    void whatWasDueAndIsOpenIsOverdueFromTheDayAfter() {
        AlignmentPlan plan = AlignmentPlan.of(before, DAY);
        assertThat(Changes.between(before, plan, DAY, after, DAY.plusDays(30)).overdue())
                .isEmpty();
        assertThat(Changes.between(before, plan, DAY, after, DAY.plusDays(31)).overdue())
                .extracting(VerdictChange::standard)
                .containsExactly("S-03");
    }

    @Test
    void impactListsOnlyVerdictsThatDiffer() {
        List<Impact.Change> changes = Impact.changes("Example", DAY, before, after);
        assertThat(changes)
                .extracting(change -> change.standard() + " " + change.from() + " " + change.to())
                .containsExactly(
                        "S-01 GAP CONCORDANT",
                        "S-02 CONCORDANT GAP",
                        "S-03 UNPROVEN GAP",
                        "S-04 CONCORDANT null",
                        "S-05 null UNPROVEN");
        assertThat(changes).allMatch(change -> change.asOf().equals(DAY));
        Impact impact = Impact.of(
                DAY,
                DAY.plusYears(1),
                List.of(CLOSED, OPENED, RETIRED),
                List.of(
                        CLOSED,
                        standard(
                                "S-02",
                                Subject.Kind.SITE,
                                Standard.Component.PROCESS,
                                Standard.Requirement.REQUIRED,
                                30),
                        ADDED),
                changes);
        assertThat(impact.added()).containsExactly("S-05");
        assertThat(impact.changed()).containsExactly("S-02");
        assertThat(impact.retired()).containsExactly("S-04");
    }
}
