package care.concordance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.Assessment;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final Document RIVERBEND = Jsoup.parse(Pages.Riverbend.PAGE);

    @Test
    void spellsOutEveryVerdictOnce() {
        Assessment assessment = Pages.Riverbend.ASSESSMENT;
        assertThat(RIVERBEND.select("details.v")).hasSize(assessment.verdicts().size());
        for (Outcome outcome : Outcome.values()) {
            assertThat(RIVERBEND.select("details.v[data-o=" + Marks.css(outcome) + "]"))
                    .as(outcome.name())
                    .hasSize((int) assessment.verdicts().stream()
                            .filter(verdict -> verdict.outcome() == outcome)
                            .count());
        }
        assertThat(Pages.Riverbend.PAGE.length()).isLessThan(5_000_000);
    }

    @Test
    void saysWhyWhyNotWhoAndByWhenOfAGap() {
        Element gap = RIVERBEND.expectFirst("[id=v-SV-04.site.ashford]");
        assertThat(gap.select("summary").text()).contains("gap", "Ashford Hospital", "by 31 Aug 2026");
        assertThat(gap.select(".why li")).isNotEmpty();
        assertThat(gap.select(".why code").text()).contains("SiteVisit ashford-visit");
        assertThat(gap.select(".close").text()).contains("Close the open findings of the visit", "Site director");
        assertThat(gap.select(".not").text()).contains("not met", "in the way: SiteVisit ashford-visit-latest");
        assertThat(RIVERBEND.select("#s-SV-04 .source").text()).isNotEmpty();
    }

    @Test
    void everyLinkLeadsSomewhereAndNothingLeadsOut() {
        Set<String> ids = new HashSet<>();
        RIVERBEND
                .select("[id]")
                .forEach(element ->
                        assertThat(ids.add(element.id())).as(element.id()).isTrue());
        RIVERBEND.select("[href]").forEach(link -> {
            assertThat(link.attr("href")).startsWith("#");
            // What closed since may be a standard that is retired, or a program that is gone.
            if (link.closest("#years") == null && !link.attr("href").startsWith("#site=")) {
                assertThat(ids).contains(link.attr("href").substring(1));
            }
        });
        assertThat(RIVERBEND.select("[src], link, iframe, object, [style], [onclick]"))
                .isEmpty();
    }

    @Test
    void runsItsOwnScriptAndStyleAndNothingElse() throws Exception {
        String policy =
                RIVERBEND.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy).contains("default-src 'none'");
        assertThat(RIVERBEND.select("script")).hasSize(1);
        assertThat(RIVERBEND.select("style")).hasSize(1);
        for (Element own : RIVERBEND.select("script, style")) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(own.data().getBytes(StandardCharsets.UTF_8));
            assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
    }

    @Test
    void saysWhatItIsNot() {
        assertThat(RIVERBEND.select(".top .notice").text())
                .contains("Synthetic data: every name and figure on this page is made up.", Provenance.NOT_OFFICIAL);
        assertThat(Jsoup.parse(Pages.Hostile.PAGE).select(".top .notice").text())
                .contains(Provenance.NOT_OFFICIAL)
                .doesNotContain("Synthetic");
    }

    @Test
    void tellsGapsOfSitesNotYetIncludedApart() {
        assertThat(RIVERBEND.select(".tile").eachText())
                .contains("0gaps in required standards and 48 at sites not yet included");
    }

    @Test
    void mapsStandardsBySite() {
        Element map = RIVERBEND.expectFirst("#map");
        assertThat(map.expectFirst("table.hm").select("thead th")).hasSize(1 + 9);
        Element row = map.expectFirst("tr[data-s=s-TB-09]");
        assertThat(row.select("td").eachText()).containsExactly("?", "✓", "✓", "✓", "✓", "?", "✓", "✓", "✓");
        assertThat(row.expectFirst("td a").attr("aria-label")).isEqualTo("unproven");
    }

    @Test
    void drawsTheFunnelOfEachMeasureThatIsHeldToABenchmark() {
        Element rates = RIVERBEND.expectFirst("#outcomes");
        assertThat(rates.select("figure")).hasSize(9);
        Element act = rates.expectFirst("figure:has(h3:contains(ACT))");
        assertThat(act.select("figcaption a").attr("href")).isEqualTo("#s-QM-02");
        assertThat(act.expectFirst("svg title").text()).contains("Funnel plot of ACT: 9 sites around 90 percent");
        assertThat(act.select("svg .hit title").eachText())
                .hasSize(9)
                .anyMatch(words -> words.startsWith("Ashford Hospital: 2 of 3, 66.7 %"));
        assertThat(act.select("tbody tr")).hasSize(9);
        // Every ink is a class; a color of its own would not change with the page's.
        assertThat(act.select("svg").outerHtml()).doesNotContain("rgb(1,2,");
        assertThat(rates.select("figure:has(h3:contains(HT)) svg")).isEmpty();
    }

    @Test
    void showsOutcomesBesideWhatTheyAreHeldTo() {
        Element survival = RIVERBEND.expectFirst("#outcomes-of-care figure:has(h3:contains(Survival))");
        assertThat(survival.expectFirst("tbody tr").text())
                .isEqualTo("Ashford Hospital, breast 2025 80 77 to 83 88 not as good");
        assertThat(survival.select("svg .hit title").eachText())
                .anyMatch(words ->
                        words.equals("Ashford Hospital, breast, 2025: 80 (95 % interval 77 to 83), held to 88"));
    }

    @Test
    void plansWithCriticalPathAndPredictedDays() {
        Element plan = RIVERBEND.expectFirst("#plan");
        assertThat(plan.select("table.actions tbody tr"))
                .hasSize(Pages.Riverbend.ASSESSMENT.alignmentPlan().actions().size());
        assertThat(plan.select("tr.critical"))
                .hasSize(Pages.Riverbend.ASSESSMENT
                        .alignmentPlan()
                        .criticalPath()
                        .size());
        assertThat(plan.expectFirst("figure svg title").text()).startsWith("Timeline of the plan");
        assertThat(plan.select("tr[data-p=0]").text()).contains("Riverbend Health", "concordant");
    }

    @Test
    void makesNoPlanUpOfWhatIsUnknown() {
        Assessment assessment = Pages.assess("hartford-public-record.json");
        assertThat(assessment.isPlannable()).isFalse();
        Document page = Jsoup.parse(Pages.page(assessment));
        assertThat(page.expectFirst("#plan").text()).contains(Assessment.NO_PLAN);
        assertThat(page.select("#plan table, #plan svg, [data-d], input[name=due]"))
                .isEmpty();
        assertThat(page.select("#overview h3").eachText()).doesNotContain("Due next");
    }

    @Test
    void putsYearsSideBySide() {
        Element years = RIVERBEND.expectFirst("#years");
        assertThat(years.select("thead th").eachText()).containsExactly("Where", "30 Jun 2025", "30 Jun 2026");
        assertThat(years.select("tr:contains(Sites concordant) td").eachText()).containsExactly("2 of 7", "7 of 7");
        assertThat(years.select("summary").eachText()).contains("Closed: 269");
    }

    @Test
    void refusesToCompareWhatCannotBe() {
        Assessment assessment = Pages.Riverbend.ASSESSMENT;
        assertThatThrownBy(() -> Pages.page(assessment, Pages.Hostile.ASSESSMENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another partner");
        assertThatThrownBy(() -> Pages.page(assessment, assessment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not earlier");
    }

    @Test
    void hostileTextStaysText() {
        String text = Pages.Hostile.PAGE;
        Document page = Jsoup.parse(text);
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("img, b[onerror], [onerror]")).isEmpty();
        assertThat(page.select("h1").text()).isEqualTo(Pages.MARKUP);
        assertThat(page.select("#designation th bdi").eachText())
                .contains(Pages.ATTRIBUTE, Pages.MARKUP, Pages.LONG.strip(), Pages.RIGHT_TO_LEFT);
    }

    @Test
    void ofAThousandSitesSpellsOutTheOpenOnesFirstAndSaysSo() {
        Document page = Jsoup.parse(Pages.Wide.PAGE);
        assertThat(page.select("details.v")).hasSize(SpelledOut.MOST);
        assertThat(page.select("details.v[data-o=ok]")).isEmpty();
        assertThat(page.expectFirst("#verdicts").text())
                .contains("There are " + Pages.Wide.ASSESSMENT.verdicts().size() + " verdicts");
        assertThat(page.expectFirst("table.hm").select("thead th").size()).isBetween(20, 23);
        assertThat(Pages.Wide.PAGE.length()).isLessThan(25_000_000);
        // No verdict vanishes: what is not spelled out is counted with its standard.
        Element standard = page.expectFirst("details.s");
        assertThat(standard.select("> summary .counts").text()).contains("concordant");
        int counted = standard.select("> summary .c").eachText().stream()
                .mapToInt(words -> Integer.parseInt(words.replaceAll("\\D", "")))
                .sum();
        assertThat(counted).isEqualTo(Pages.Wide.SITES);
    }

    @Test
    void keysOfLongAndOddIdsAreShortAndApart() {
        String one = Marks.key("X", Subject.site(Pages.LONG + "a"));
        String other = Marks.key("X", Subject.site(Pages.LONG + "b"));
        assertThat(List.of(one, other)).allMatch(key -> key.length() < 130).doesNotHaveDuplicates();
        assertThat(Marks.key("X", Subject.site("a b\"<"))).matches("[\\w.%-]+");
    }

    @Test
    void showsMeasuresWithIntervalsAndTheWorklistWithWhy() {
        String text = HtmlReport.text(Pages.CASES);
        Document page = Jsoup.parse(text);
        assertThat(page.select("#measures tbody tr").eachText())
                .containsExactly("LCT asks " + Pages.ATTRIBUTE + " 8 10 80 49 to 94.3 2 1", "ACT asks 0 0 – – 0 4");
        assertThat(page.select("#measures svg .hit title").eachText())
                .containsExactly("LCT: 8 of 10, 80 % (95 % limits 49 to 94.3)");
        assertThat(page.select("#worklist tbody tr").eachText())
                .containsExactly(
                        "✕gap main 12/1 LCT no surgery", "?unproven " + Pages.MARKUP + " 13/1 ACT a date is missing");
        assertThat(page.select("#missing li").eachText()).containsExactly("ER status unknown in 14 % of 200");
        assertThat(page.select("#read li").eachText())
                .containsExactly("abc\\u202Edef\\u0007 \u05E9\u05DC\u05D5\u05DD: 20 cases");
        assertThat(text).doesNotContain("\u202E").doesNotContain("\u0007");
        assertThat(page.select(".notice").text()).contains("About.", Provenance.NOT_OFFICIAL);
        assertThat(page.select("script")).hasSize(1);
    }
}
