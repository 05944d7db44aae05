package care.concordance.facts.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which days a measure may be about. */
class MeasurementPeriodTest {

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -5, 0, 999, 10_000, Integer.MAX_VALUE})
    void aYearHasFourDigits(int year) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasurementPeriod.year(year))
                .withMessageContaining("a year has four digits");
    }

    @Test
    void theFirstAndTheLastYear() {
        assertThat(MeasurementPeriod.year(1000).first()).isEqualTo(LocalDate.of(1000, 1, 1));
        assertThat(MeasurementPeriod.year(9999).last()).isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @Test
    void itDoesNotEndBeforeItStarts() {
        LocalDate day = LocalDate.of(2026, 1, 2);
        assertThat(new MeasurementPeriod(day, day).first()).isEqualTo(day);
        assertThatIllegalArgumentException().isThrownBy(() -> new MeasurementPeriod(day, day.minusDays(1)));
    }
}
