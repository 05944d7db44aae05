package care.concordance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.derived.DerivedFacts;
import care.concordance.facts.derived.SiteCoverage;
import care.concordance.facts.derived.SiteMeasures;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PropertiesOfProcessFactsTest {

    @Test
    void complexCasesNotPresented() {
        assertThat(new ComplexCaseReview("main", 40, 38).notPresented()).isEqualTo(2);
        assertThat(new ComplexCaseReview("main", 40, 40).notPresented()).isZero();
        assertThat(new ComplexCaseReview("main", null, 40).notPresented()).isNull();
        assertThat(new ComplexCaseReview("main", 40, null).notPresented()).isNull();
    }

    @Test
    void theLastDayWithinAYearIsTheLastOnWhichAYearAgoIsNotAfterTheEvent() {
        LocalDate leapYear = LocalDate.of(2027, 12, 1);
        for (LocalDate event = leapYear; event.isBefore(leapYear.plusYears(2)); event = event.plusDays(1)) {
            LocalDate last = AsOf.lastDayWithinYear(event);
            assertThat(last.minusYears(1)).isBeforeOrEqualTo(event);
            assertThat(last.plusDays(1).minusYears(1)).isAfter(event);
        }
        assertThat(AsOf.lastDayWithinYear(LocalDate.of(2026, 1, 28))).isEqualTo("2027-01-28");
        assertThat(AsOf.lastDayWithinYear(LocalDate.of(2027, 2, 28))).isEqualTo("2028-02-29");
        assertThat(AsOf.lastDayWithinYear(LocalDate.of(2028, 2, 29))).isEqualTo("2029-02-28");
    }

    @Test
    void anUpperLimitAgreesWithTheWilsonInterval() {
        // Newcombe, Statistics in Medicine 1998;17:857-872, table I, method 3.
        assertThat(rate(81, 263, 0).upperLimit95()).isEqualTo(36.6);
        assertThat(rate(15, 148, 0).upperLimit95()).isEqualTo(16.0);
        assertThat(rate(0, 20, 0).upperLimit95()).isEqualTo(16.1);
        assertThat(rate(1, 29, 0).upperLimit95()).isEqualTo(17.2);
        assertThat(rate(10, 10, 0).upperLimit95()).isEqualTo(100.0);
        assertThat(rate(0, 0, 0).upperLimit95()).isNull();
        assertThat(rate(null, 10, 0).upperLimit95()).isNull();
        assertThat(rate(1, null, 0).upperLimit95()).isNull();
    }

    @Test
    void anUpperLimitNeverLiesBelowItsRateAndRisesWithIt() {
        for (int n = 1; n <= 60; n++) {
            double before = -1;
            for (int k = 0; k <= n; k++) {
                MeasureRate rate = rate(k, n, 0);
                assertThat(rate.upperLimit95()).isBetween(rate.percent(), 100.0).isGreaterThan(before);
                before = Objects.requireNonNull(rate.upperLimit95());
            }
        }
    }

    @Test
    void ratesOfDifferentSitesAndMeasuresHaveDifferentIds() {
        assertThat(Stream.of(of("a/b", "c"), of("a", "b/c"), of("a", "b%2Fc"), of("a/b%2F", "c"))
                        .map(MeasureRate::id))
                .doesNotHaveDuplicates();
    }

    private static MeasureRate of(String site, String measure) {
        return new MeasureRate(site, measure, 2025, 9, 10, 0, null);
    }

    @Test
    void aShareOfProvenCasesNeedsBothCounts() {
        assertThat(rate(null, 90, 10).percentProven()).isEqualTo(90.0);
        assertThat(rate(null, 0, 0).percentProven()).isNull();
        assertThat(rate(null, 90, null).percentProven()).isNull();
        assertThat(rate(null, null, 10).percentProven()).isNull();
    }

    @Test
    void aTrialIsAnOpenMskTrialOnlyWhenBothAreKnown() {
        assertThat(trial(true, Trial.Status.OPEN).mskOpen()).isTrue();
        assertThat(trial(false, null).mskOpen()).isFalse();
        assertThat(trial(null, Trial.Status.CLOSED).mskOpen()).isFalse();
        assertThat(trial(true, Trial.Status.PLANNED).mskOpen()).isFalse();
        assertThat(trial(null, Trial.Status.OPEN).mskOpen()).isNull();
        assertThat(trial(true, null).mskOpen()).isNull();
    }

    @Test
    void daysOfAVisitAndOfAnAssessment() {
        LocalDate march = LocalDate.of(2026, 3, 1);
        assertThat(new SiteVisit("v", "main", march, null, null, march.plusDays(30)).daysToReport())
                .isEqualTo(30);
        assertThat(SiteVisitBuilder.builder()
                        .id("v")
                        .site("main")
                        .on(march)
                        .build()
                        .daysToReport())
                .isNull();
        assertThat(ConcordanceAssessmentBuilder.builder()
                        .started(march)
                        .completed(march.plusDays(180))
                        .build()
                        .daysTaken())
                .isEqualTo(180);
        assertThat(ConcordanceAssessmentBuilder.builder().started(march).build().daysTaken())
                .isNull();
    }

    @Test
    void theLatestYearOfASiteDecidesItsCompleteness() {
        assertThat(DerivedFacts.of(List.of(
                        rate("ACT", 2023, 1, 1),
                        rate("ACT", 2024, 90, 10),
                        rate("LCT", 2024, 70, 30),
                        rate("HT", 2024, 0, 0))))
                .containsExactly(new SiteMeasures("main", 2024, 3, 70.0));
        assertThat(DerivedFacts.of(List.of(rate("ACT", 2024, 90, 10), rate("LCT", 2024, 70, null))))
                .containsExactly(new SiteMeasures("main", 2024, 2, null));
        assertThat(DerivedFacts.of(List.of(rate("ACT", 2024, 0, 0))))
                .containsExactly(new SiteMeasures("main", 2024, 1, null));
    }

    @Test
    void theLatestDesignationDecidesWhatIsCovered() {
        List<Fact> facts = List.of(
                new Site("a", "A", null, null, Site.Scope.IN_SCOPE, null),
                new Site("b", "B", null, null, Site.Scope.NOT_YET_INCLUDED, null),
                new RecordedDesignation(LocalDate.of(2025, 1, 1), "letter", Set.of("a")),
                new RecordedDesignation(LocalDate.of(2026, 1, 1), "letter", Set.of()));

        assertThat(DerivedFacts.of(facts))
                .containsExactly(new SiteCoverage("a", false, false), new SiteCoverage("b", true, false));
        assertThat(new SiteCoverage("a", false, false).agrees()).isTrue();
        assertThat(new SiteCoverage("b", true, false).agrees()).isFalse();
        assertThat(DerivedFacts.of(facts.subList(0, 2))).isEmpty();
    }

    private static MeasureRate rate(
            @Nullable Integer numerator, @Nullable Integer denominator, @Nullable Integer unproven) {
        return new MeasureRate("main", "ACT", 2024, numerator, denominator, unproven, null);
    }

    private static MeasureRate rate(
            String measure, int year, @Nullable Integer denominator, @Nullable Integer unproven) {
        return new MeasureRate("main", measure, year, null, denominator, unproven, null);
    }

    private static Trial trial(@Nullable Boolean msk, Trial.@Nullable Status status) {
        return new Trial("t", "main", null, msk, status);
    }
}
