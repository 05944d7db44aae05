package care.concordance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.facts.PartnerBuilder;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Site;
import care.concordance.facts.TumorBoard;
import care.concordance.facts.TumorBoardBuilder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactHistoryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 28);

    private final FactHistory history = new FactHistory(
            "Example",
            true,
            List.of(
                    known(PartnerBuilder.builder().name("Example").build(), null),
                    known(new Site("a", "A", null, null, Site.Scope.IN_SCOPE, null), null),
                    known(board(14), DAY),
                    known(board(30), DAY.minusYears(1))));

    @Test
    void aLaterFormTakesThePlaceOfAnEarlierOneFromItsDayOn() {
        assertThat(cadence(DAY)).containsExactly(14);
        assertThat(cadence(DAY.minusDays(1))).containsExactly(30);
        assertThat(cadence(DAY.minusYears(1))).containsExactly(30);
        assertThat(cadence(DAY.minusYears(1).minusDays(1))).isEmpty();
    }

    @Test
    void theDayAssessedNeedNotBeTheDayOfKnowing() {
        PartnerSnapshot snapshot = history.knownOn(DAY.minusDays(1), DAY.plusDays(5));
        assertThat(snapshot.asOf()).isEqualTo(DAY.plusDays(5));
        assertThat(snapshot.synthetic()).isTrue();
        assertThat(snapshot.facts(TumorBoard.class)).containsExactly(board(30));
    }

    @Test
    void twoFormsOfOneDayAreAProblem() {
        FactHistory twice = new FactHistory(
                "Example", false, List.of(known(board(14), DAY), known(board(30), DAY), known(board(7), DAY)));
        assertThatThrownBy(() -> twice.knownOn(DAY, DAY))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("TumorBoard t: is given twice");
    }

    private List<@Nullable Integer> cadence(LocalDate known) {
        return history.knownOn(known, DAY).facts(TumorBoard.class).stream()
                .map(TumorBoard::daysBetweenMeetings)
                .toList();
    }

    private static TumorBoard board(int days) {
        return TumorBoardBuilder.builder()
                .id("t")
                .name("thoracic")
                .site("a")
                .daysBetweenMeetings(days)
                .build();
    }

    private static FactHistory.Entry known(PartnerFact fact, @Nullable LocalDate from) {
        return new FactHistory.Entry(fact, from);
    }
}
