package care.concordance.report;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page as a reader has it: in a browser. What it looks like lies in {@code target/report-screens} afterwards. */
class BrowserTest {

    private static final String FILTER = """
        var form = document.getElementById('filters');
        form.elements[arguments[0]].value = arguments[1];
        form.elements[arguments[0]].dispatchEvent(new Event('change', { bubbles: true }));
        """;
    private static final String SHOWN = "Array.from(document.querySelectorAll('details.v')).filter(v => !v.hidden &&"
            + " !v.parentElement.hidden).length";

    /** What stands on the page many times is looked at a few times, opened: all of it takes a minute. */
    private static final String A_SAMPLE = """
        document.querySelectorAll('details.s').forEach((s, i) => {
          if (i % 20 !== 0) { s.remove(); return; }
          s.open = true;
          s.querySelectorAll('details.v').forEach((v, j) => { if (j > 1) { v.remove(); } else { v.open = true; } });
        });
        document.querySelectorAll('tbody').forEach(body => Array.from(body.rows).slice(4).forEach(row => row.remove()));
        document.querySelectorAll('.tiles').forEach(all => Array.from(all.children).slice(4).forEach(tile => tile.remove()));
        document.querySelectorAll('.charts details').forEach(table => { table.open = true; });
        """;

    private static @Nullable Browser started;

    @BeforeAll
    static void start() throws IOException {
        started = Browser.startOrSkip(Path.of("target/report-screens"));
    }

    @AfterAll
    static void end() {
        if (started != null) {
            started.close();
        }
    }

    private static Browser browser() {
        return Objects.requireNonNull(started);
    }

    private static void riverbend(String fragment) throws IOException {
        browser().look(1280, 1000, "light", "screen");
        browser().open("riverbend.html", Pages.Riverbend.PAGE, fragment);
    }

    @Test
    void hindersNobodyByDayAndByNightAndOnAPhone() throws IOException {
        riverbend("");
        browser().run(A_SAMPLE);
        assertThat(browser().barriers()).isEmpty();
        browser().look(1280, 1000, "dark", "screen");
        assertThat(browser().barriers("color-contrast")).isEmpty();
        browser().look(390, 844, "light", "screen");
        assertThat(browser().barriers("target-size", "scrollable-region-focusable", "meta-viewport"))
                .isEmpty();
        assertThat(browser().number("document.documentElement.scrollWidth"))
                .as("nothing is wider than the phone")
                .isLessThanOrEqualTo(390);
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void filtersByEverythingAtOnceAndPutsItIntoTheAddress() throws IOException {
        riverbend("");
        long all = Pages.Riverbend.ASSESSMENT.verdicts().size();
        browser().run(FILTER, "site", "site ashford");
        browser().run(FILTER, "outcome", "gap");
        long gaps = Pages.Riverbend.ASSESSMENT.gaps().stream()
                .filter(verdict -> "ashford".equals(verdict.subject().site()))
                .count();
        assertThat(browser().number(SHOWN)).isEqualTo(gaps).isPositive();
        assertThat(browser().text("document.getElementById('shown').textContent"))
                .isEqualTo(gaps + " of " + all + " verdicts shown");
        assertThat(browser().text("location.hash")).isEqualTo("#site=site+ashford&outcome=gap");
        assertThat(browser()
                        .number("Array.from(document.querySelectorAll('table.actions tbody tr')).filter(r =>"
                                + " !r.hidden).length"))
                .isEqualTo(gaps);
        assertThat(browser()
                        .number("Array.from(document.querySelector('table.hm').tHead.rows[0].cells).filter(c"
                                + " => !c.hidden).length"))
                .isEqualTo(2);
        browser().run(FILTER, "due", "2026-08-31");
        assertThat(browser().number(SHOWN)).isEqualTo(1);
        browser().run("document.querySelector('#filters button[type=reset]').click()");
        browser().run(FILTER, "q", "open findings");
        assertThat(browser().number(SHOWN)).isBetween(2L, 40L);
        browser().run(FILTER, "q", "");
        assertThat(browser().number(SHOWN)).isEqualTo(all);
    }

    @Test
    void aLinkOpensWhatItLeadsTo() throws IOException {
        riverbend("#v-SV-04.site.ashford");
        assertThat(browser()
                        .text("document.getElementById('v-SV-04.site.ashford').open + ' ' +"
                                + " document.getElementById('s-SV-04').open + ' ' +"
                                + " document.activeElement.parentElement.id"))
                .isEqualTo("true true v-SV-04.site.ashford");
        browser().run("document.querySelector('#designation a[href=\"#site=site+ashford\"]').click()");
        assertThat(browser()
                        .text("new Promise(done => setTimeout(() => done("
                                + "document.getElementById('filters').elements.site.value), 100))"))
                .isEqualTo("site ashford");
        riverbend("#site=site+larkspur&owner=Site+director&at=v-SV-04.site.larkspur");
        assertThat(browser().text("document.getElementById('v-SV-04.site.larkspur').open"))
                .isEqualTo("true");
        assertThat(browser().text("document.getElementById('v-SV-04.site.ashford').hidden"))
                .isEqualTo("true");
        assertThat(browser().text("document.getElementById('filters').elements.owner.value"))
                .isEqualTo("Site director");
    }

    @Test
    void isReadByKeyboard() throws IOException {
        riverbend("");
        browser().run("document.querySelector('table.hm tbody a[tabindex=\"0\"]').focus()");
        String first = browser().text("document.activeElement.closest('tr').dataset.s");
        browser().press(Keys.ARROW_DOWN, Keys.ARROW_RIGHT);
        assertThat(browser().text("document.activeElement.closest('tr').dataset.s"))
                .isNotEqualTo(first)
                .startsWith("s-");
        assertThat(browser().text("document.activeElement.closest('td').cellIndex"))
                .isEqualTo("2");
        browser().press(Keys.ENTER);
        assertThat(browser().text("document.activeElement.tagName + document.activeElement.parentElement.open"))
                .isEqualTo("SUMMARYtrue");
    }

    @Test
    void downloadsWhatIsShown() throws Exception {
        riverbend("#site=site+ashford&outcome=gap");
        Path file = browser().folder().resolve("concordance.csv");
        Files.deleteIfExists(file);
        browser().run("document.getElementById('csv').click()");
        for (int i = 0; i < 100 && !Files.exists(file); i++) {
            Thread.sleep(50);
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize((int) browser().number(SHOWN) + 1).hasSizeGreaterThan(1);
        assertThat(lines.get(0))
                .endsWith(
                        "\"standard\",\"title\",\"requirement\",\"outcome\",\"subject\",\"owner\",\"due\",\"why\",\"to"
                                + " close\",\"source\"");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("\"SV-04\"")
                        && line.contains("\"gap\",\"Ashford Hospital\",\"Site director\",\"2026-08-31\""));
    }

    @Test
    void printsInAReasonableNumberOfSheets() throws IOException {
        riverbend("");
        try (PDDocument pdf = Loader.loadPDF(browser().print("riverbend.pdf").toFile())) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("Riverbend Health", "not official");
            assertThat(pdf.getNumberOfPages()).as(text).isBetween(5, 60);
        }
    }

    @Test
    void hostileTextRunsNothing() throws IOException {
        browser().look(1280, 1000, "light", "screen");
        browser().open("hostile.html", Pages.Hostile.PAGE, "");
        assertThat(browser().text("document.querySelector('h1').textContent")).isEqualTo(Pages.MARKUP);
        assertThat(browser().number("document.images.length")).isZero();
        assertThat(browser().number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(1280);
        browser().run(FILTER, "site", "site " + Pages.ATTRIBUTE);
        assertThat(browser().text("document.getElementById('shown').textContent"))
                .contains("verdicts shown");
        assertThat(browser().complaints()).isEmpty();
        browser().screenshot("hostile.png");
        browser().run(A_SAMPLE);
        assertThat(browser().barriers()).isEmpty();
    }

    @Test
    void aWorklistIsNarrowedAndHindersNobody() throws IOException {
        browser().look(1280, 1000, "light", "screen");
        browser().open("cases.html", HtmlReport.text(Pages.CASES), "");
        assertThat(browser().barriers()).isEmpty();
        browser().run("""
            var form = document.getElementById('find');
            form.elements.measure.value = 'ACT';
            form.dispatchEvent(new Event('change'));
            """);
        assertThat(browser()
                        .text("Array.from(document.querySelectorAll('#worklist tbody tr')).filter(r => !r.hidden)"
                                + ".map(r => r.cells[2].textContent).join()"))
                .isEqualTo("13/1");
        assertThat(browser().text("document.getElementById('found').textContent"))
                .isEqualTo("1 of 2 shown");
        assertThat(browser().complaints()).isEmpty();
        browser().screenshot("cases.png");
    }

    @Test
    void measuresOfPatientsFitAPhone() throws IOException {
        List<CasesReport.Work> work = List.of(new CasesReport.Work(
                Outcome.GAP, null, "patient 06934496-0ea0", "CMS130-1", "has a visit in the period"));
        List<CasesReport.Measure> measures = List.of(
                new CasesReport.Measure("CMS130-1", "Patients are screened for colorectal cancer", 4, 19, 11, 0),
                new CasesReport.Measure(
                        "CMS130-1, aged 46 to 49", "Patients are screened for colorectal cancer", 0, 2, 1, null));
        browser().look(420, 900, "dark", "screen");
        browser()
                .open(
                        "measures.html",
                        HtmlReport.text(new CasesReport(
                                "Measures of 32 patients", List.of(), List.of(), measures, work, List.of())),
                        "");
        assertThat(browser().text("String(document.documentElement.scrollWidth <= 420)"))
                .isEqualTo("true");
        assertThat(browser()
                        .text("Array.from(document.querySelectorAll('#worklist th')).filter(h => !h.hidden)"
                                + ".map(h => h.textContent).join()"))
                .isEqualTo("What,Case or patient,Measure,Why");
        assertThat(browser()
                        .text("document.querySelector('#measures tbody td').offsetWidth >= 200 ? 'wide' : 'narrow'"))
                .isEqualTo("wide");
        assertThat(browser().text("document.querySelector('[name=measure]').textContent.replace(/\\s+/g, ' ')"))
                .contains("CMS130-1")
                .doesNotContain("aged");
        assertThat(browser().barriers()).isEmpty();
        assertThat(browser().complaints()).isEmpty();
        browser().screenshot("measures-phone.png");
    }

    @Test
    void aThousandSitesStillAnswer() throws IOException {
        browser().look(1280, 1000, "light", "screen");
        String page = Pages.Wide.PAGE;
        long opened = System.nanoTime();
        browser().open("wide.html", page, "");
        long filtered = System.nanoTime();
        browser().run(FILTER, "site", "site s7");
        assertThat(browser().number(SHOWN)).isPositive().isLessThan(SpelledOut.MOST);
        long done = System.nanoTime();
        Files.write(
                browser().folder().resolve("times.txt"),
                Stream.of(
                                "1,000 sites: opened in " + (filtered - opened) / 1_000_000 + " ms",
                                "1,000 sites: filtered in " + (done - filtered) / 1_000_000 + " ms")
                        .toList());
        browser().screenshot("wide.png");
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void looksAsItLooks() throws IOException {
        riverbend("");
        screens("light", 1280, 1600, "light", "screen");
        screens("dark", 1280, 1600, "dark", "screen");
        screens("phone", 390, 844, "light", "screen");
        screens("print", 800, 1130, "light", "print");
        assertThat(browser().folder()).isDirectoryContaining("glob:**phone-plan.png");
    }

    private static void screens(String name, int width, int height, String scheme, String media) throws IOException {
        browser().look(width, height, scheme, media);
        for (String section : List.of("overview", "map", "plan", "outcomes", "verdicts")) {
            browser()
                    .run(
                            section.equals("overview")
                                    ? "scrollTo(0, 0)"
                                    : "document.getElementById(arguments[0]).scrollIntoView()",
                            section);
            browser().screenshot(name + "-" + section + ".png");
        }
    }
}
