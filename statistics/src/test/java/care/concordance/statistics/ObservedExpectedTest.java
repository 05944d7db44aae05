package care.concordance.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import care.concordance.facts.Disease;
import care.concordance.facts.RiskAdjustedOutcome;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservedExpectedTest {

    /** The standard table of exact 95 % limits of a Poisson count (Garwood, Biometrika 28:437, 1936). */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 3.689",
        "1, 0.0253, 5.572",
        "2, 0.2422, 7.225",
        "5, 1.623, 11.668",
        "10, 4.795, 18.390",
        "20, 12.217, 30.888",
        "100, 81.364, 121.627"
    })
    void limitsAreThosePublished(int observed, double lower, double upper) {
        Limits limits = new ObservedExpected(observed, 1).limits();
        assertThat(limits.lower()).isCloseTo(lower, within(0.00051));
        assertThat(limits.upper()).isCloseTo(upper, within(0.00051));
    }

    @Test
    void limitsAreThoseOfTheirDefinition() {
        Limits before = new Limits(-1, -1);
        for (int observed = 0; observed <= 150; observed++) {
            Limits limits = new ObservedExpected(observed, 1).limits();
            Limits expected = Brute.poisson(observed);
            assertThat(limits.lower()).isCloseTo(expected.lower(), within(1e-7)).isGreaterThan(before.lower());
            assertThat(limits.upper()).isCloseTo(expected.upper(), within(1e-7)).isGreaterThan(before.upper());
            assertThat(limits.contains(observed)).isTrue();
            before = limits;
        }
    }

    @Test
    void everythingIsOverTheExpectedCount() {
        ObservedExpected half = new ObservedExpected(5, 10);
        assertThat(half.ratio()).isEqualTo(0.5);
        assertThat(half.limits().lower()).isCloseTo(0.1623, within(0.0001));
        assertThat(half.limits().upper()).isCloseTo(1.1668, within(0.0001));
    }

    /** 5 events: 1.623 to 11.668 of those expected. */
    @ParameterizedTest
    @CsvSource({"1.61, 1.01", "1.62, 1.0", "10, 0.16"})
    void givesAnOutcomeRulesRead(double expected, double lower) {
        RiskAdjustedOutcome fact = new ObservedExpected(5, expected)
                .outcome("main", Disease.LUNG, RiskAdjustedOutcome.Event.OPERATIVE_MORTALITY, 2025);
        assertThat(fact.ratioLower()).isEqualTo(lower);
    }

    @Test
    void risksAddUp() {
        assertThat(ObservedExpected.of(1, List.of(0.25, 0.5, 0.25))).contains(new ObservedExpected(1, 1));
        assertThat(ObservedExpected.of(0, List.of())).isEmpty();
        assertThat(ObservedExpected.of(0, Collections.nCopies(9, 0.0))).isEmpty();
        assertThatThrownBy(() -> ObservedExpected.of(1, List.of(1.5))).hasMessage("a risk is 0 to 1, not 1.5");
        assertThatThrownBy(() -> ObservedExpected.of(1, List.of(Double.NaN))).hasMessageContaining("NaN");
        assertThatThrownBy(() -> ObservedExpected.of(3, List.of(0.5, 0.5))).hasMessage("3 events in 2 patients");
    }

    @Test
    void refusesWhatIsNoCount() {
        assertThatThrownBy(() -> new ObservedExpected(-1, 1)).hasMessageContaining("not -1 and 1.0");
        assertThatThrownBy(() -> new ObservedExpected(1, 0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new ObservedExpected(1, Double.POSITIVE_INFINITY))
                .hasMessageContaining("Infinity");
    }
}
