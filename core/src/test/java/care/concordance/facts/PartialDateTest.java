package care.concordance.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartialDateTest {

    private static final LocalDate LEAP = LocalDate.of(2024, 2, 29);

    @Test
    void aMonthHasItsDaysAlsoInLeapYears() {
        assertThat(PartialDate.of(YearMonth.of(2024, 2)).latest()).isEqualTo(LEAP);
        assertThat(PartialDate.of(YearMonth.of(2023, 2)).latest()).isEqualTo(LocalDate.of(2023, 2, 28));
        assertThat(PartialDate.of(YearMonth.of(2100, 2)).latest()).isEqualTo(LocalDate.of(2100, 2, 28));
        assertThat(PartialDate.ofYear(2024).latestDay()
                        - PartialDate.ofYear(2024).earliestDay())
                .isEqualTo(365);
    }

    @Test
    void countsDaysThroughLeapDays() {
        PartialDate diagnosis = PartialDate.of(LocalDate.of(2023, 3, 1));
        assertThat(PartialDate.of(LocalDate.of(2024, 2, 29)).daysSince(diagnosis))
                .isEqualTo(Between.exactly(365));
        assertThat(PartialDate.of(LocalDate.of(2024, 3, 1)).daysSince(diagnosis))
                .isEqualTo(Between.exactly(366));
        assertThat(PartialDate.of(LocalDate.of(2025, 3, 1)).daysSince(PartialDate.of(LocalDate.of(2024, 3, 1))))
                .isEqualTo(Between.exactly(365));
    }

    @Test
    void countsTheDaysBeforeAnotherDateAndNoneFromItOn() {
        PartialDate march = PartialDate.of(YearMonth.of(2024, 3));
        assertThat(march.daysBefore(PartialDate.of(LocalDate.of(2024, 3, 15)))).isEqualTo(new Between(0, 14));
        assertThat(march.daysBefore(PartialDate.of(LocalDate.of(2024, 4, 1)))).isEqualTo(new Between(1, 31));
        assertThat(march.daysBefore(PartialDate.of(LEAP))).isEqualTo(Between.exactly(0));
        assertThat(PartialDate.of(LEAP).daysBefore(march)).isEqualTo(new Between(1, 31));
        assertThat(march.daysBefore(PartialDate.UNKNOWN)).isEqualTo(Between.UNKNOWN);
    }

    @Test
    void anUnknownDateLeavesAllOpen() {
        PartialDate day = PartialDate.of(LEAP);
        assertThat(PartialDate.UNKNOWN.daysSince(day)).isEqualTo(Between.UNKNOWN);
        assertThat(day.daysSince(PartialDate.UNKNOWN)).isEqualTo(Between.UNKNOWN);
        assertThat(day.daysUntil(PartialDate.UNKNOWN)).isEqualTo(Between.UNKNOWN);
    }

    @Test
    void anEventBeforeTheDiagnosisContradictsIt() {
        assertThat(PartialDate.of(LEAP.minusDays(1)).daysSince(PartialDate.of(LEAP)))
                .isEqualTo(Between.UNKNOWN);
        assertThat(PartialDate.of(YearMonth.of(2024, 2)).daysSince(PartialDate.of(LEAP)))
                .isEqualTo(Between.exactly(0));
    }

    @Test
    void whatNeedNotFollowNeverDid() {
        assertThat(PartialDate.of(LEAP).daysUntil(PartialDate.of(LEAP.minusDays(1))))
                .isEqualTo(Between.NEVER);
        assertThat(PartialDate.of(LEAP).daysUntil(PartialDate.of(LEAP))).isEqualTo(Between.exactly(0));
        assertThat(PartialDate.of(LEAP).daysUntil(PartialDate.of(YearMonth.of(2024, 2))))
                .isEqualTo(Between.UNKNOWN);
    }

    @Test
    void theBoundsAreThoseOfEveryPairOfDays() {
        Random random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            PartialDate first = some(random);
            PartialDate second = some(random);
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            for (LocalDate a = first.earliest(); !a.isAfter(first.latest()); a = a.plusDays(1)) {
                long from = ChronoUnit.DAYS.between(a, second.earliest());
                long to = ChronoUnit.DAYS.between(a, second.latest());
                least = Math.min(least, from);
                most = Math.max(most, to);
            }
            Between since = second.daysSince(first);
            Between until = first.daysUntil(second);
            if (most < 0) {
                assertThat(since).isEqualTo(Between.UNKNOWN);
                assertThat(until).isEqualTo(Between.NEVER);
            } else {
                assertThat(since).isEqualTo(new Between((int) Math.max(0, least), (int) most));
                assertThat(until).isEqualTo(least < 0 ? Between.UNKNOWN : new Between((int) least, (int) most));
            }
        }
    }

    private static PartialDate some(Random random) {
        LocalDate day = LocalDate.of(2023, 11, 1).plusDays(random.nextInt(200));
        return switch (random.nextInt(3)) {
            case 0 -> PartialDate.of(day);
            case 1 -> PartialDate.of(YearMonth.from(day));
            default -> PartialDate.ofYear(day.getYear());
        };
    }

    @Test
    void boundsThatHoldNothingAreRefused() {
        assertThatThrownBy(() -> new PartialDate(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Between(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Between(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
