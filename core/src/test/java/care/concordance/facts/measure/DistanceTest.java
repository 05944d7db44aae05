package care.concordance.facts.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 2026-03-31, 0",
        "2026-03-31, 2026-04-01, 1",
        "2026-03-31, 2026-04-30, 1",
        "2026-03-31, 2026-05-01, 2",
        "2026-03-31, 2026-06-30, 3",
        "2026-03-31, 2026-07-01, 4",
        "2026-03-31, 2026-03-30, -1",
        "2026-03-31, 2026-02-28, -1",
        "2026-03-31, 2026-02-27, -2",
        "2026-03-10, 2025-09-10, -6",
        "2026-03-10, 2025-09-09, -7",
        "2026-03-10, 2026-09-10, 6",
        "2026-03-10, 2026-09-11, 7",
        "2024-02-29, 2022-02-28, -24",
        "2024-02-29, 2022-02-27, -25",
        "2026-01-01, 2025-10-01, -3",
        "2026-01-01, 2025-09-30, -4"
    })
    void monthsAreRoundedUp(LocalDate from, LocalDate to, int months) {
        assertThat(Distance.months(from, to)).isEqualTo(months);
    }

    @Test
    void everyDayLiesWithinItsMonths() {
        LocalDate from = LocalDate.of(2026, 1, 31);
        for (int days = -800; days <= 800; days++) {
            LocalDate to = from.plusDays(days);
            int months = Distance.months(from, to);
            if (days > 0) {
                assertThat(to).isBeforeOrEqualTo(from.plusMonths(months)).isAfter(from.plusMonths(months - 1L));
            } else if (days < 0) {
                assertThat(to).isAfterOrEqualTo(from.minusMonths(-months)).isBefore(from.minusMonths(-months - 1L));
            }
        }
    }

    @Test
    void momentsCount() {
        LocalDateTime from = LocalDateTime.of(2026, 3, 10, 10, 0);
        assertThat(Distance.months(from, from.minusMonths(6))).isEqualTo(-6);
        assertThat(Distance.months(from, from.minusMonths(6).minusSeconds(1))).isEqualTo(-7);
        assertThat(Distance.months(from, from.minusSeconds(1))).isEqualTo(-1);
        assertThat(Distance.months(from, from.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    void aDayThatNeverComesIsFar() {
        assertThat(Distance.days(LocalDate.of(2026, 1, 1), LocalDate.MAX)).isEqualTo(Integer.MAX_VALUE);
    }
}
