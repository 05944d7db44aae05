package care.concordance.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Accreditation;
import care.concordance.facts.Agreement;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.SiteVisit;
import care.concordance.facts.Subject;
import care.concordance.facts.TrialAccrual;
import care.concordance.pack.Finding;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any window is a literal: so many days, months or years before or after a date, at both of its sides. */
class WindowsTest {

    private static final Subject MAIN = Subject.site("main");

    private static final String VISITED = """
        rule "WIN-01 observed: a visit is on record"
        when
          $visit : SiteVisit( )
        then
          verdicts.observed($visit, "visited on {}", $visit.on());
        end

        rule "WIN-01 met: visited in the window"
        when
          $site : Site( )
          $asOf : AsOf( )
          exists SiteVisit( site == $site.id, on >= %s )
        then
          verdicts.met($site);
        end
        """;

    private static final String RENEWED = VISITED.replace("SiteVisit( )", "Accreditation( )")
            .replace("SiteVisit( site == $site.id, on", "Accreditation( site == $site.id, expires")
            .replace("$visit.on()", "$visit.expires()");

    @ParameterizedTest
    @CsvSource({
        // the last day outside, the first inside
        "$asOf.day.minusMonths(18), 2026-06-30, 2024-12-29, 2024-12-30",
        "$asOf.day.minusDays(90), 2026-06-30, 2026-03-31, 2026-04-01",
        "$asOf.day.minusYears(4), 2026-06-30, 2022-06-29, 2022-06-30",
        // Half a year before the end of August is the end of February.
        "$asOf.day.minusMonths(6), 2026-08-31, 2026-02-27, 2026-02-28",
        "$asOf.day.minusMonths(6), 2026-08-28, 2026-02-27, 2026-02-28",
        "$asOf.day.minusMonths(6), 2028-08-31, 2028-02-28, 2028-02-29",
        "$asOf.day.minusMonths(6), 2028-08-28, 2028-02-27, 2028-02-28",
        // On and about 29 February.
        "$asOf.day.minusYears(1), 2028-02-29, 2027-02-27, 2027-02-28",
        "$asOf.day.minusYears(1), 2029-02-28, 2028-02-27, 2028-02-28",
        "$asOf.day.minusYears(1), 2029-03-01, 2028-02-29, 2028-03-01",
        "$asOf.day.minusYears(4), 2028-02-29, 2024-02-28, 2024-02-29",
        "$asOf.day.minusMonths(12), 2028-02-29, 2027-02-27, 2027-02-28",
        "$asOf.day.minusDays(366), 2028-02-29, 2027-02-27, 2027-02-28",
    })
    void withinSoLong(String window, LocalDate day, LocalDate outside, LocalDate inside) {
        assertThat(outcome(VISITED, window, day, visit(outside))).isEqualTo(Outcome.GAP);
        assertThat(outcome(VISITED, window, day, visit(inside))).isEqualTo(Outcome.CONCORDANT);
        assertThat(outcome(VISITED, window, day, visit(null))).isEqualTo(Outcome.UNPROVEN);
    }

    @ParameterizedTest
    @CsvSource({
        "$asOf.day.plusDays(90), 2026-06-30, 2026-09-27, 2026-09-28",
        "$asOf.day.plusMonths(6), 2026-08-31, 2027-02-27, 2027-02-28",
        "$asOf.day.plusMonths(6), 2027-08-31, 2028-02-28, 2028-02-29",
        "$asOf.day.plusYears(1), 2028-02-29, 2029-02-27, 2029-02-28",
    })
    void forSoLongFromNow(String window, LocalDate day, LocalDate outside, LocalDate inside) {
        assertThat(outcome(RENEWED, window, day, valid(outside))).isEqualTo(Outcome.GAP);
        assertThat(outcome(RENEWED, window, day, valid(inside))).isEqualTo(Outcome.CONCORDANT);
        assertThat(outcome(RENEWED, window, day, valid(null))).isEqualTo(Outcome.UNPROVEN);
    }

    @Test
    void aWindowMayStartAtAnyDateThatMayBeUnknown() {
        String rules = """
            rule "WIN-01 observed: an agreement"
            when
              $site : Site( )
              $agreement : Agreement( )
            then
              verdicts.observed($site, "signed on {}", $agreement.signed());
            end

            rule "WIN-01 met: visited within 6 months of the agreement"
            when
              $site : Site( )
              $agreement : Agreement( )
              exists SiteVisit( site == $site.id, on <= $agreement.signed.plusMonths(6) )
            then
              verdicts.met($site);
            end
            """;
        LocalDate day = LocalDate.of(2028, 6, 30);
        Agreement signed = new Agreement(LocalDate.of(2027, 8, 31), null, null, null);
        assertThat(outcome(rules, "", day, signed, visit(LocalDate.of(2028, 2, 29))))
                .isEqualTo(Outcome.CONCORDANT);
        assertThat(outcome(rules, "", day, signed, visit(LocalDate.of(2028, 3, 1))))
                .isEqualTo(Outcome.GAP);
        Verdict open = verdict(rules, "", day, new Agreement(null, null, null, null), visit(LocalDate.of(2028, 3, 1)));
        assertThat(open.outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(open.reasons())
                .extracting(reason -> reason.sentence())
                .contains("when the agreement was signed is not known");
    }

    @Test
    void aYearIsComparedWithTheYearOfADay() {
        String rules = VISITED.replace("SiteVisit( )", "TrialAccrual( )")
                .replace("SiteVisit( site == $site.id, on >=", "TrialAccrual( site == $site.id, year >=")
                .replace("$visit.on()", "$visit.year()");
        String window = "$asOf.day.minusYears(2).year";
        for (LocalDate day : List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))) {
            assertThat(outcome(rules, window, day, accrual(2023))).isEqualTo(Outcome.GAP);
            assertThat(outcome(rules, window, day, accrual(2024))).isEqualTo(Outcome.CONCORDANT);
        }
        assertThat(outcome(rules, "$asOf.day.year", LocalDate.of(2026, 1, 1), accrual(2025)))
                .isEqualTo(Outcome.GAP);
    }

    @Test
    void explainsItAndFindsTheSmallestChange() {
        ConcordanceEngine engine = engine(VISITED.formatted("$asOf.day.minusMonths(18)"));
        LocalDate day = LocalDate.of(2026, 8, 31);
        var explained = engine.explain(engine.assess(snapshot(day, visit(LocalDate.of(2025, 2, 27)))));
        assertThat(explained.whyNot("WIN-01", MAIN).decisive().get(0).inShort())
                .isEqualTo("SiteVisit v: visited on 2025-02-27; the rule needs no earlier than 2025-02-28, 18 months"
                        + " before");
        assertThat(explained.smallestChange("WIN-01", MAIN).text()).contains("2026-08-31");
        assertThat(engine.assess(snapshot(day)).verdicts().get(0).standard().thresholds())
                .containsExactly("SiteVisit: on >= $asOf.day.minusMonths(18)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$asOf.day.minusWeeks(2) | write one of minusDays",
                "$asOf.day.minusMonth(2) | write one of minusDays",
                "$asOf.monthsAgo(18) | a window is $asOf.day.minusMonths(18)",
                "$asOf.day.minusMonths(0) | write a whole number from 1 to 1200",
                "$asOf.day.minusMonths(-3) | the other way is plusMonths",
                "$asOf.day.minusMonths(1.5) | write a whole number from 1 to 1200",
                "$asOf.day.minusYears(101) | write a whole number from 1 to 100",
                "$asOf.day.minusMonths($site.id) | write it as in $asOf.day.minusMonths(18)",
                "$asOf.day.minusMonths(1).minusDays(3) | a window is $asOf.day.minusMonths(18)",
                "$asOf.day.minusMonths(1).month | a window is $asOf.day.minusMonths(18)",
                "$asOf.day - 18 | a window is $asOf.day.minusMonths(18)",
                "$asOf.dya.minusMonths(18) | the day of assessment is $asOf.day",
                "$site.name.minusMonths(18) | a window starts at a date",
                "$asOf.day.minusMonths(18).year | join properties of the same type",
            })
    void saysWhatIsNoWindow(String window, String remedy) {
        RulePackException refused =
                catchThrowableOfType(RulePackException.class, () -> engine(VISITED.formatted(window)));
        assertThat(refused.findings()).extracting(Finding::remedy).anyMatch(each -> each.contains(remedy));
        assertThat(refused.findings()).allMatch(finding -> finding.line() == 21);
    }

    @Test
    void aWindowMayStandInARow() {
        Map<String, String> files =
                files(VISITED.formatted("$asOf.day.minusMonths(Row.MONTHS)").replace("WIN-01", "Row.ID"));
        files.computeIfPresent(
                "small/WIN-01-x.md",
                (file, page) -> page.replace("id: WIN-01", "id: {id}")
                        .replace("called WIN-01", "of {months}")
                        .replace("## Requirement", """
                            ## Rows

                            | id | months |
                            | --- | --- |
                            | WIN-01 | 18 |
                            | WIN-02 | 6 |

                            ## Requirement\
                            """));
        ConcordanceEngine engine = ConcordanceEngine.load(RulePack.of("small", "1", files));
        var verdicts = engine.assess(snapshot(LocalDate.of(2026, 6, 30), visit(LocalDate.of(2025, 6, 30))))
                .verdicts();
        assertThat(verdicts.stream().filter(verdict -> verdict.subject().equals(MAIN)))
                .extracting(verdict -> verdict.standard().id() + " " + verdict.outcome())
                .containsExactly("WIN-01 CONCORDANT", "WIN-02 GAP");
    }

    private static SiteVisit visit(@Nullable LocalDate on) {
        return new SiteVisit("v", "main", on, null, null, null);
    }

    private static Accreditation valid(@Nullable LocalDate until) {
        return new Accreditation("main", Accreditation.Body.COC, true, until);
    }

    private static TrialAccrual accrual(int year) {
        return new TrialAccrual("main", year, null, null, null);
    }

    private static Outcome outcome(String rules, String window, LocalDate day, PartnerFact... facts) {
        return verdict(rules, window, day, facts).outcome();
    }

    private static Verdict verdict(String rules, String window, LocalDate day, PartnerFact... facts) {
        return engine(rules.formatted(window)).assess(snapshot(day, facts)).verdicts().stream()
                .filter(verdict -> verdict.subject().equals(MAIN))
                .findFirst()
                .orElseThrow();
    }

    private static PartnerSnapshot snapshot(LocalDate day, PartnerFact... facts) {
        List<PartnerFact> all = new ArrayList<>(List.of(SmallPack.site("main")));
        all.addAll(List.of(facts));
        return PartnerSnapshot.real("Example", day, all);
    }

    private static ConcordanceEngine engine(String rules) {
        return ConcordanceEngine.load(RulePack.of("small", "1", files(rules)));
    }

    private static Map<String, String> files(String rules) {
        String head = """
            package example.windows;

            import care.concordance.facts.Accreditation;
            import care.concordance.facts.Agreement;
            import care.concordance.facts.AsOf;
            import care.concordance.facts.Site;
            import care.concordance.facts.SiteVisit;
            import care.concordance.facts.TrialAccrual;
            global care.concordance.evaluate.Verdicts verdicts;
            """;
        return new TreeMap<>(
                Map.of("small/WIN-01-x.drl", head + rules, "small/WIN-01-x.md", SmallPack.page("WIN-01", "site")));
    }
}
