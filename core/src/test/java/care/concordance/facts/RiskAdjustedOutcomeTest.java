package care.concordance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RiskAdjustedOutcomeTest {

    @Test
    void ratioIsPrintedToAHundredth() {
        assertThat(outcome(5, 3.0, 0.5, 3.9).ratio()).isEqualTo(1.67);
        assertThat(outcome(0, 3.0, 0.0, 1.2).ratio()).isEqualTo(0.0);
        assertThat(outcome(null, 3.0, 0.5, 3.9).ratio()).isNull();
        assertThat(outcome(5, null, 0.5, 3.9).ratio()).isNull();
        assertThat(outcome(5, 0.0, 0.5, 3.9).ratio()).isNull();
    }

    @Test
    void theRatiosLimitIsKnownWhereTheRatioIs() {
        assertThat(outcome(5, 3.0, 0.5, null).ratioLower()).isEqualTo(0.5);
        assertThat(outcome(5, 3.0, null, 3.9).ratioLower()).isNull();
        assertThat(outcome(5, 0.0, 0.5, 3.9).ratioLower()).isNull();
        assertThat(outcome(null, 3.0, 0.5, 3.9).ratioLower()).isNull();
    }

    @Test
    void isKnownByProgramEventAndYear() {
        assertThat(outcome(5, 3.0, 0.5, 3.9).id()).isEqualTo("main/LUNG/OPERATIVE_MORTALITY/2025");
        assertThat(outcome(5, 3.0, 0.5, 3.9).subject()).isEqualTo(Subject.program("main", Disease.LUNG));
    }

    private static RiskAdjustedOutcome outcome(
            @Nullable Integer observed, @Nullable Double expected, @Nullable Double lower, @Nullable Double upper) {
        return new RiskAdjustedOutcome(
                "main",
                Disease.LUNG,
                RiskAdjustedOutcome.Event.OPERATIVE_MORTALITY,
                2025,
                observed,
                expected,
                lower,
                upper);
    }
}
