package care.concordance.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.statistics.RateRule.FurtherCases;
import care.concordance.statistics.RateRule.Judgement;
import care.concordance.verdict.Outcome;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RateRuleTest {

    /** Both sides of every policy's threshold; limits by hand from Wilson's formula. */
    @ParameterizedTest
    @CsvSource({
        // 85 of 100: 76.7 to 90.7
        "AT_OR_ABOVE, 85, 85, 100, CONCORDANT",
        "AT_OR_ABOVE, 85, 84, 100, GAP",
        "AT_OR_ABOVE_OR_UPPER_LIMIT_CROSSES, 90.7, 85, 100, CONCORDANT",
        "AT_OR_ABOVE_OR_UPPER_LIMIT_CROSSES, 90.8, 85, 100, GAP",
        "LOWER_LIMIT_AT_OR_ABOVE, 76.7, 85, 100, CONCORDANT",
        "LOWER_LIMIT_AT_OR_ABOVE, 76.8, 85, 100, GAP",
        // 15 of 100: 9.3 to 23.3
        "AT_OR_BELOW, 15, 15, 100, CONCORDANT",
        "AT_OR_BELOW, 15, 16, 100, GAP",
        "AT_OR_BELOW_OR_LOWER_LIMIT_CROSSES, 9.3, 15, 100, CONCORDANT",
        "AT_OR_BELOW_OR_LOWER_LIMIT_CROSSES, 9.2, 15, 100, GAP",
        "UPPER_LIMIT_AT_OR_BELOW, 23.3, 15, 100, CONCORDANT",
        "UPPER_LIMIT_AT_OR_BELOW, 23.2, 15, 100, GAP"
    })
    void decidesOnBothSides(RatePolicy policy, BigDecimal benchmark, int numerator, int denominator, Outcome outcome) {
        RateRule rule = new RateRule(policy, benchmark, IntervalMethod.WILSON, 10);
        Judgement judgement = rule.judge(new Rate(numerator, denominator));
        assertThat(judgement.outcome()).isEqualTo(outcome);
        assertThat(judgement.further()).isNull();
    }

    @Test
    void theExactIntervalIsTheWiderOne() {
        // 84 of 100: Wilson to 89.9, exact to 90.6
        Rate rate = new Rate(84, 100);
        RatePolicy policy = RatePolicy.AT_OR_ABOVE_OR_UPPER_LIMIT_CROSSES;
        assertThat(new RateRule(policy, new BigDecimal("90"), IntervalMethod.WILSON, 10)
                        .judge(rate)
                        .outcome())
                .isEqualTo(Outcome.GAP);
        assertThat(new RateRule(policy, new BigDecimal("90"), IntervalMethod.EXACT, 10)
                        .judge(rate)
                        .outcome())
                .isEqualTo(Outcome.CONCORDANT);
    }

    /** With fewer than 10 cases only a rate that chance does not explain is decided. */
    @ParameterizedTest
    @CsvSource({
        "8, 9, UNPROVEN, 1, 1",
        "8, 10, GAP, ,",
        "9, 10, CONCORDANT, ,",
        // no case: 0 of 1 has the upper limit 79.3, below 85
        "0, 0, UNPROVEN, 10, 1",
        // 1 of 3: to 79.2; 1 of 2: to 90.5, and one more that is not concordant decides
        "1, 3, GAP, ,",
        "1, 2, UNPROVEN, 8, 1",
        // 9 of 9 reaches down to 70.1 only
        "9, 9, UNPROVEN, 1, 1"
    })
    void fewCasesAreUnproven(int numerator, int denominator, Outcome outcome, Integer ifConcordant, Integer ifNot) {
        RateRule rule = new RateRule(RatePolicy.AT_OR_ABOVE, new BigDecimal("85"), IntervalMethod.WILSON, 10);
        Judgement judgement = rule.judge(new Rate(numerator, denominator));
        assertThat(judgement.outcome()).isEqualTo(outcome);
        if (outcome == Outcome.UNPROVEN) {
            FurtherCases further = requireNonNull(judgement.further());
            assertThat(further.ifConcordant()).isEqualTo(ifConcordant);
            assertThat(further.ifNot()).isEqualTo(ifNot);
            assertThat(further.fewest()).isEqualTo(Math.min(ifConcordant, ifNot));
        } else {
            assertThat(judgement.further()).isNull();
        }
    }

    /** The strict policy cannot be satisfied by fewer than 22 cases at 85 percent: n / (n + z squared) is below it. */
    @Test
    void asFewCasesAsCannotSatisfyThePolicyAreUnproven() {
        RateRule rule =
                new RateRule(RatePolicy.LOWER_LIMIT_AT_OR_ABOVE, new BigDecimal("85"), IntervalMethod.WILSON, 10);
        Judgement perfect = rule.judge(new Rate(21, 21));
        assertThat(perfect.outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(requireNonNull(perfect.further()).ifConcordant()).isEqualTo(1);
        assertThat(rule.judge(new Rate(22, 22)).outcome()).isEqualTo(Outcome.CONCORDANT);
    }

    /** A rate of harm: no event in 20 does not show that fewer than 2 percent are harmed. */
    @Test
    void whereFewerIsBetterConcordantCasesAreThoseNotCounted() {
        RateRule rule =
                new RateRule(RatePolicy.UPPER_LIMIT_AT_OR_BELOW, new BigDecimal("2"), IntervalMethod.WILSON, 10);
        Judgement judgement = rule.judge(new Rate(0, 20));
        assertThat(judgement.outcome()).isEqualTo(Outcome.UNPROVEN);
        // z squared / (n + z squared) rounds to 2.0 percent from 184 cases on: 2.0448 percent
        assertThat(requireNonNull(judgement.further()).ifConcordant()).isEqualTo(184 - 20);
        assertThat(rule.judge(new Rate(0, 184)).outcome()).isEqualTo(Outcome.CONCORDANT);
        assertThat(rule.judge(new Rate(0, 183)).outcome()).isEqualTo(Outcome.UNPROVEN);
        // 2 of 22 lie between 2.5 and 27.8 percent, 1 of 21 reaches down to 0.8
        assertThat(requireNonNull(judgement.further()).ifNot()).isEqualTo(2);
    }

    /** The number of further cases is what it says: with one fewer the verdict is open, with as many it is not. */
    @ParameterizedTest
    @EnumSource
    void furtherCasesDecideAndNoFewerDo(RatePolicy policy) {
        for (IntervalMethod method : IntervalMethod.values()) {
            RateRule rule = new RateRule(policy, new BigDecimal(policy.moreIsBetter() ? "80" : "20"), method, 12);
            for (int cases = 0; cases <= 30; cases++) {
                for (int events = 0; events <= cases; events++) {
                    FurtherCases further = rule.judge(new Rate(events, cases)).further();
                    if (further != null) {
                        int good = requireNonNull(further.ifConcordant());
                        int bad = requireNonNull(further.ifNot());
                        assertThat(after(rule, events, cases, good, true).outcome())
                                .isEqualTo(outcome(rule, events, cases, good));
                        assertThat(after(rule, events, cases, good, true).outcome())
                                .isNotEqualTo(Outcome.UNPROVEN);
                        assertThat(after(rule, events, cases, bad, false).outcome())
                                .isNotEqualTo(Outcome.UNPROVEN);
                        assertThat(after(rule, events, cases, good - 1, true).outcome())
                                .isEqualTo(Outcome.UNPROVEN);
                        assertThat(after(rule, events, cases, bad - 1, false).outcome())
                                .isEqualTo(Outcome.UNPROVEN);
                    }
                }
            }
        }
    }

    private static Outcome outcome(RateRule rule, int events, int cases, int good) {
        Rate rate = with(rule, events, cases, good, true);
        return rule.policy().accepts(rate, rule.benchmark(), rule.method()) ? Outcome.CONCORDANT : Outcome.GAP;
    }

    private static Judgement after(RateRule rule, int events, int cases, int further, boolean good) {
        return rule.judge(with(rule, events, cases, further, good));
    }

    private static Rate with(RateRule rule, int events, int cases, int further, boolean good) {
        return new Rate(good == rule.policy().moreIsBetter() ? events + further : events, cases + further);
    }

    /** Strict implies plain implies lenient; one more good case never turns concordance into a gap. */
    @Test
    void policiesAreNestedAndMonotone() {
        List<List<RatePolicy>> strictFirst = List.of(
                List.of(
                        RatePolicy.LOWER_LIMIT_AT_OR_ABOVE,
                        RatePolicy.AT_OR_ABOVE,
                        RatePolicy.AT_OR_ABOVE_OR_UPPER_LIMIT_CROSSES),
                List.of(
                        RatePolicy.UPPER_LIMIT_AT_OR_BELOW,
                        RatePolicy.AT_OR_BELOW,
                        RatePolicy.AT_OR_BELOW_OR_LOWER_LIMIT_CROSSES));
        BigDecimal benchmark = new BigDecimal("62.5");
        for (List<RatePolicy> policies : strictFirst) {
            for (int cases = 1; cases <= 60; cases++) {
                for (int events = 0; events <= cases; events++) {
                    Rate rate = new Rate(events, cases);
                    for (int i = 1; i < policies.size(); i++) {
                        if (policies.get(i - 1).accepts(rate, benchmark, IntervalMethod.WILSON)) {
                            assertThat(policies.get(i).accepts(rate, benchmark, IntervalMethod.WILSON))
                                    .isTrue();
                        }
                    }
                    for (RatePolicy policy : policies) {
                        Rate better =
                                policy.moreIsBetter() ? new Rate(events + 1, cases + 1) : new Rate(events, cases + 1);
                        if (policy.accepts(rate, benchmark, IntervalMethod.EXACT)) {
                            assertThat(policy.accepts(better, benchmark, IntervalMethod.EXACT))
                                    .isTrue();
                        }
                    }
                }
            }
        }
    }

    @Test
    void refusesABenchmarkOfAllOrNothing() {
        for (String benchmark : List.of("0", "100", "-1", "101")) {
            assertThatThrownBy(() ->
                            new RateRule(RatePolicy.AT_OR_ABOVE, new BigDecimal(benchmark), IntervalMethod.WILSON, 10))
                    .hasMessageContaining("above 0 and below 100 percent");
        }
        assertThatThrownBy(() -> new RateRule(RatePolicy.AT_OR_ABOVE, new BigDecimal("85"), IntervalMethod.WILSON, 0))
                .hasMessageContaining("1 to 100000");
    }
}
