package care.concordance.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import care.concordance.facts.Disease;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.OutcomeMeasure;
import care.concordance.verdict.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RateTest {

    /** Newcombe, Statistics in Medicine 17:857 (1998), table I, methods 3 and 5. */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 25.53, 36.62, 25.27, 36.76",
        "15, 148, 6.24, 16.05, 5.78, 16.17",
        "0, 20, 0, 16.11, 0, 16.84",
        "1, 29, 0.61, 17.18, 0.09, 17.76"
    })
    void limitsAreThosePublished(
            int numerator, int denominator, double wilsonLow, double wilsonHigh, double exactLow, double exactHigh) {
        Rate rate = new Rate(numerator, denominator);
        assertNear(rate.limits(IntervalMethod.WILSON), new Limits(wilsonLow, wilsonHigh), 0.0051);
        assertNear(rate.limits(IntervalMethod.EXACT), new Limits(exactLow, exactHigh), 0.0051);
    }

    @Test
    void limitsAreThoseOfTheirDefinitions() {
        for (int cases : List.of(1, 2, 3, 7, 10, 19, 50, 120)) {
            for (int events = 0; events <= cases; events++) {
                Rate rate = new Rate(events, cases);
                assertNear(rate.limits(IntervalMethod.WILSON), percent(Brute.wilson(events, cases)), 1e-6);
                assertNear(rate.limits(IntervalMethod.EXACT), percent(Brute.exact(events, cases)), 1e-6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void limitsMoveWithTheRateMirrorEachOtherAndHoldIt(IntervalMethod method) {
        for (int cases = 1; cases <= 80; cases++) {
            Limits before = new Limits(-1, -1);
            for (int events = 0; events <= cases; events++) {
                Rate rate = new Rate(events, cases);
                Limits limits = rate.limits(method);
                assertThat(limits.lower()).isGreaterThan(before.lower()).isBetween(0.0, 100.0);
                assertThat(limits.upper()).isGreaterThan(before.upper()).isBetween(0.0, 100.0);
                assertThat(limits.contains(requireNonNull(rate.percent()))).isTrue();
                Limits mirrored = new Rate(cases - events, cases).limits(method);
                assertNear(limits, new Limits(100 - mirrored.upper(), 100 - mirrored.lower()), 1e-9);
                Limits ofTwice = new Rate(2 * events, 2 * cases).limits(method);
                assertThat(ofTwice.lower()).isGreaterThanOrEqualTo(limits.lower());
                assertThat(ofTwice.upper()).isLessThanOrEqualTo(limits.upper());
                before = limits;
            }
        }
    }

    /** What makes them exact: whatever the true rate, at most one interval in twenty misses it. */
    @Test
    void exactLimitsCoverEveryTrueRate() {
        for (int cases : List.of(1, 5, 20, 60)) {
            List<Limits> limits = IntStream.rangeClosed(0, cases)
                    .mapToObj(events -> new Rate(events, cases).limits(IntervalMethod.EXACT))
                    .toList();
            for (int permille = 1; permille < 1000; permille++) {
                double truth = permille / 1000.0;
                double[] probabilities = Brute.binomial(cases, truth);
                double covered = IntStream.rangeClosed(0, cases)
                        .filter(events -> limits.get(events).contains(100 * truth))
                        .mapToDouble(events -> probabilities[events])
                        .sum();
                assertThat(covered).isGreaterThanOrEqualTo(0.95);
            }
        }
    }

    /** Rules read the property, reports may print the module's limit: they are one figure. */
    @Test
    void coreReadsTheSameUpperLimit() {
        for (int cases = 1; cases <= 1000; cases++) {
            for (int events = 0; events <= cases; events++) {
                assertSameUpperLimit(events, cases);
            }
        }
        for (int cases : List.of(5000, 99_991, 1_000_000)) {
            for (int events = 0; events <= cases; events += cases / 1000) {
                assertSameUpperLimit(events, cases);
            }
            assertSameUpperLimit(cases - 1, cases);
            assertSameUpperLimit(cases, cases);
        }
    }

    private static void assertSameUpperLimit(int events, int cases) {
        Double core = new MeasureRate("main", "C12RLN", 2025, events, cases, 0, null).upperLimit95();
        Double here =
                new Rate(events, cases).limits(IntervalMethod.WILSON).toTenths().upper();
        if (!here.equals(core)) {
            throw new AssertionError(events + " of " + cases + ": core " + core + ", here " + here);
        }
    }

    @Test
    void comparesExactly() {
        assertThat(new Rate(17, 20).compareTo(new BigDecimal("85"))).isZero();
        assertThat(new Rate(849_999, 1_000_000).compareTo(new BigDecimal("85"))).isNegative();
        assertThat(new Rate(850_001, 1_000_000).compareTo(new BigDecimal("85"))).isPositive();
        assertThat(new Rate(1, 3).compareTo(new BigDecimal("33.3333333333333333")))
                .isPositive();
        assertThatThrownBy(() -> new Rate(0, 0).compareTo(BigDecimal.TEN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without a case");
    }

    @Test
    void refusesWhatIsNoRate() {
        assertThatThrownBy(() -> new Rate(3, 2)).hasMessage("3 of 2 is no rate");
        assertThatThrownBy(() -> new Rate(-1, 2)).hasMessage("-1 of 2 is no rate");
    }

    @Test
    void noCaseSaysNothing() {
        Rate none = new Rate(0, 0);
        assertThat(none.percent()).isNull();
        assertThat(none.limits(IntervalMethod.WILSON)).isEqualTo(new Limits(0, 100));
        OutcomeMeasure fact = none.outcomeMeasure(
                "main", Disease.LUNG, OutcomeMeasure.Dimension.SURVIVAL, 2025, IntervalMethod.EXACT, 80.0);
        assertThat(fact.value()).isNull();
        assertThat(fact.atBenchmark()).isNull();
    }

    @Test
    void givesAnOutcomeRulesRead() {
        OutcomeMeasure fact = new Rate(81, 263)
                .outcomeMeasure(
                        "main", Disease.LUNG, OutcomeMeasure.Dimension.SURVIVAL, 2025, IntervalMethod.WILSON, 36.6);
        assertThat(fact.value()).isEqualTo(100.0 * 81 / 263);
        assertThat(fact.lower()).isEqualTo(25.5);
        assertThat(fact.upper()).isEqualTo(36.6);
        assertThat(fact.atBenchmark()).isTrue();
    }

    @Test
    void aCaseReviewIsCounted() {
        CaseTally tally = CaseTally.of(List.of(
                Outcome.CONCORDANT,
                Outcome.GAP,
                Outcome.CONCORDANT,
                Outcome.UNPROVEN,
                Outcome.NOT_APPLICABLE,
                Outcome.WAIVED));
        assertThat(tally).isEqualTo(new CaseTally(2, 2, 1));
        MeasureRate fact = tally.measureRate("main", "ACT", 2025, true);
        assertThat(fact).isEqualTo(new MeasureRate("main", "ACT", 2025, 2, 4, 1, true));
        assertThat(Rate.of(fact)).contains(tally.rate());
        assertThat(Rate.of(new MeasureRate("main", "ACT", 2025, null, 4, 1, true)))
                .isEmpty();
        assertThatThrownBy(() -> new CaseTally(1, -1, 0)).hasMessageContaining("negative");
    }

    private static Limits percent(Limits proportions) {
        return new Limits(100 * proportions.lower(), 100 * proportions.upper());
    }

    private static void assertNear(Limits limits, Limits expected, double by) {
        assertThat(limits.lower()).isCloseTo(expected.lower(), within(by));
        assertThat(limits.upper()).isCloseTo(expected.upper(), within(by));
    }
}
