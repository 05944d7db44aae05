package care.concordance.report;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.standards.CarePartnerStandards;
import care.concordance.standards.CmsOncologyMeasures;
import care.concordance.verdict.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class CatalogSiteTest {

    private static final Map<String, Document> SHIPPED = parsed(Sites.Shipped.FILES);
    private static final Map<String, Document> HOSTILE = parsed(HtmlReport.files(Sites.hostile()));

    private static Map<String, Document> parsed(Map<String, String> files) {
        Map<String, Document> parsed = new TreeMap<>();
        files.forEach((name, page) -> parsed.put(name, Jsoup.parse(page)));
        return parsed;
    }

    private static Document page(String name) {
        return Objects.requireNonNull(SHIPPED.get(name), name);
    }

    private static Document hostile(String name) {
        return Objects.requireNonNull(HOSTILE.get(name), name);
    }

    @Test
    void everyStandardHasAPageAndALineOnTheIndex() {
        List<String> ids = Sites.Shipped.SITE.texts().stream()
                .map(text -> text.standard().id())
                .distinct()
                .sorted()
                .toList();
        assertThat(page("index.html").select(".standards li code").eachText()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(SHIPPED).hasSize(ids.size() + 1).containsKeys("TB-01.html", "TB-05a.html");
    }

    @Test
    void everyPageSaysThatItIsNotOfficialAndLoadsNothing() {
        SHIPPED.forEach((name, page) -> {
            assertThat(page.select(".notice").text()).as(name).contains(Provenance.NOT_OFFICIAL);
            assertThat(page.select("link,img,iframe,script[src]")).as(name).isEmpty();
        });
    }

    @Test
    void everyLinkLeadsSomewhere() {
        SHIPPED.forEach((name, page) -> page.select("a[href]").forEach(link -> {
            String href = link.attr("href");
            if (href.startsWith("http")) {
                assertThat(link.attr("rel")).as(href).isEqualTo("noreferrer");
                return;
            }
            int hash = href.indexOf('#');
            String file = hash < 0 ? href : href.substring(0, hash);
            Document target = file.isEmpty() ? page : page(file);
            if (hash >= 0) {
                assertThat(target.getElementById(href.substring(hash + 1)))
                        .as(name + " " + href)
                        .isNotNull();
            }
        }));
        assertThat(page("TB-06.html").select("#particulars a[href=TB-01.html]")).hasSize(1);
        assertThat(page("TB-01.html").select("#particulars a[href=TB-06.html]")).hasSize(1);
    }

    @Test
    void saysWhatAStandardAsksAndComparesInWordsAndAsWritten() {
        Document page = page("TB-01.html");
        assertThat(page.select(".prose h2").eachText())
                .containsExactly("Requirement", "Why", "Met, gap, not applicable", "Not covered");
        assertThat(page.select("#particulars li").eachText())
                .contains("tumor board: days between meetings at most 14 TumorBoard: daysBetweenMeetings <= 14");
        assertThat(page.select("#rules pre").text()).contains("daysBetweenMeetings <= 14");
    }

    @Test
    void showsEveryScenarioWithItsFactsInWordsAndItsVerdict() {
        assertThat(page("TB-01.html").select(".example")).hasSize((int) Sites.Shipped.SITE.examples().stream()
                .filter(example -> example.standard().equals("TB-01"))
                .count());
        assertThat(page("TB-01.html").select(".example").eachText())
                .anyMatch(text -> text.startsWith("every 15 days ✕gap for site main on 30 Jun 2026")
                        && text.contains("`thoracic` meets every 15 days")
                        && text.endsWith("tumor board a – name: thoracic; site: main; days between meetings: 15"));
        assertThat(Sites.Shipped.SITE.examples()).allMatch(CatalogSite.Example::holds);
        assertThat(page("ACC-01.html").select("#examples").text()).contains("No scenario is written");
    }

    @Test
    void anExampleOfACaseOrAPatientSaysWhatItChanges() {
        CatalogSite site = Sites.of(
                List.of(CarePartnerStandards.caseMeasures(), CmsOncologyMeasures.rulePack()),
                "case-scenarios/prostate",
                "measure-scenarios/cms129");
        assertThat(site.examples()).allMatch(CatalogSite.Example::holds);
        SortedMap<String, String> files = HtmlReport.files(site);
        Document ofCases = Jsoup.parse(Objects.requireNonNull(files.get("PROSTATE-01.html")));
        assertThat(ofCases.select("#examples > .facts").text())
                .startsWith("tumor case – site: main; primary site: C619; diagnosis: 2020-03-01;")
                .contains("clinical: T2A N0 M0 IIA;")
                .doesNotContain("unknown", "pathologic");
        assertThat(ofCases.select(".example").eachText())
                .anyMatch(text -> text.startsWith("hormone therapy given ✓")
                        && text.endsWith("tumor case – hormone therapy: given; hormone therapy date: 2020-04-20"));
        Document ofPatients = Jsoup.parse(Objects.requireNonNull(files.get("CMS129-1.html")));
        assertThat(ofPatients.select("#examples > .facts li")).hasSizeGreaterThan(5);
        assertThat(ofPatients.select(".example").eachText())
                .anyMatch(text -> text.startsWith("no bone scan ✓")
                        && text.endsWith("without staging bone scan StagingBoneScan 1"));
    }

    @Test
    void aFamilyIsLinkedAndTheStandardItselfMarked() {
        Document page = page("TB-05b.html");
        assertThat(page.select("#particulars li a code").eachText()).contains("TB-05a", "TB-05c");
        assertThat(page.select("[aria-current=page] code").eachText()).containsExactly("TB-05b");
    }

    @Test
    void historyHasEveryEditionAndWhatChanged() {
        Document page = page("TB-06.html");
        assertThat(page.select("h1").text()).contains("15 %");
        assertThat(page.select(".edition h3").eachText())
                .containsExactly("From 1 Jan 2026 shown above", "From 1 Jan 2025 to 31 Dec 2025");
        assertThat(page.select(".edition tbody tr").eachText())
                .contains("thresholds SiteConferences: percentPresented >= 10 SiteConferences: percentPresented >= 15");
        assertThat(page.select(".edition .prose").text()).contains("at least 10 %");
    }

    @Test
    void aTextThatReplacesAnotherSaysSoAndSoDoesOneThatIsNotInForce() {
        Document page = hostile("T-01.html");
        assertThat(page.select(".notice").text()).contains("Of rule pack own: it stands in the place of that of one.");
        assertThat(page.select(".edition tbody tr").eachText())
                .contains("thresholds TumorBoard: daysBetweenMeetings <= 14 TumorBoard: daysBetweenMeetings <= 30");
        assertThat(hostile("T-02.html").select(".notice").text()).contains("Not in force yet on 30 Jun 2026");
        assertThat(hostile("index.html")
                        .select(".standards li:has(a[href=T-02.html])")
                        .text())
                .contains("not in force");
    }

    @Test
    void aScenarioThatFailsIsSaidToFail() {
        assertThat(hostile("T-01.html").select(".example").text())
                .contains("gap for site main", "wrote down concordant: the scenario fails");
    }

    @Test
    void whatIsWrittenInAPackIsTextOnThePage() {
        HOSTILE.forEach((name, page) -> {
            assertThat(page.select("script")).as(name).hasSize(name.equals("index.html") ? 1 : 0);
            assertThat(page.select("img,b:has(*),[onerror]")).as(name).isEmpty();
            assertThat(page.select("[href^=javascript]")).as(name).isEmpty();
            assertThat(page.outerHtml()).as(name).doesNotContain("\u202E", "\u0007");
        });
        assertThat(hostile("T-01.html").select(".prose").text()).contains("<img src=x onerror=alert(1)>");
    }

    @Test
    void addressesEndBeforeTheSentenceDoes() {
        assertThat(Addresses.in("see (https://a.org/b.html), and http://c.org."))
                .containsExactly(
                        new Addresses.Piece("see (", false),
                        new Addresses.Piece("https://a.org/b.html", true),
                        new Addresses.Piece("), and ", false),
                        new Addresses.Piece("http://c.org", true),
                        new Addresses.Piece(".", false));
        assertThat(Addresses.in("none")).containsExactly(new Addresses.Piece("none", false));
    }
}
