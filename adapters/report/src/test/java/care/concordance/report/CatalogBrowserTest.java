package care.concordance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalog as a reader has it: in a browser, from disk. What it looks like lies in {@code target/catalog-screens}. */
class CatalogBrowserTest {

    private static final String SHOWN =
            "Array.from(document.querySelectorAll('.standards li')).filter(l => !l.hidden && l.offsetHeight > 0)";
    private static final String SEARCH = """
        var field = document.getElementById('search').elements[arguments[0]];
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        """;

    private static @Nullable Browser started;

    @BeforeAll
    static void start() throws IOException {
        started = Browser.startOrSkip(Path.of("target/catalog-screens"));
        for (Map.Entry<String, String> page : Sites.Shipped.FILES.entrySet()) {
            Files.writeString(browser().folder().resolve(page.getKey()), page.getValue());
        }
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

    private static void open(String name, String fragment) throws IOException {
        browser().look(1280, 1000, "light", "screen");
        browser().open(name, Objects.requireNonNull(Sites.Shipped.FILES.get(name)), fragment);
    }

    @Test
    void hindersNobodyByDayAndByNightAndOnAPhone() throws IOException {
        for (String name : new String[] {"index.html", "TB-06.html", "TB-05a.html"}) {
            open(name, "");
            if (name.equals("index.html")) {
                // The same line some hundred times.
                browser()
                        .run("document.querySelectorAll('.domain').forEach((d, i) => { if (i > 5) { d.remove(); }"
                                + " });document.querySelectorAll('.jump li').forEach((d, i) => { if (i > 5) {"
                                + " d.remove(); } });");
            }
            browser().run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
            assertThat(browser().barriers()).as(name).isEmpty();
            browser().look(1280, 1000, "dark", "screen");
            assertThat(browser().barriers("color-contrast")).as(name).isEmpty();
            browser().screenshot("dark-" + name + ".png");
            browser().look(390, 844, "light", "screen");
            assertThat(browser().barriers("target-size", "scrollable-region-focusable", "meta-viewport"))
                    .as(name)
                    .isEmpty();
            assertThat(browser().number("document.documentElement.scrollWidth"))
                    .as("nothing is wider than the phone: " + name)
                    .isLessThanOrEqualTo(390);
            assertThat(browser().complaints()).isEmpty();
            browser().screenshot("phone-" + name + ".png");
        }
    }

    @Test
    void findsByWordsAndPutsThemIntoTheAddress() throws IOException {
        open("index.html", "");
        long all = browser().number(SHOWN + ".length");
        browser().run(SEARCH, "q", "tumor 14");
        assertThat(browser().text(SHOWN + ".map(l => l.querySelector('code').textContent).join()"))
                .contains("TB-01")
                .doesNotContain("ACC-01");
        assertThat(browser().text("document.getElementById('found').textContent"))
                .isEqualTo(browser().number(SHOWN + ".length") + " of " + all + " standards");
        assertThat(browser().text("location.hash")).isEqualTo("#q=tumor+14");
        browser().run(SEARCH, "q", "no such words");
        assertThat(browser().number(SHOWN + ".length")).isZero();
        assertThat(browser().text("document.getElementById('found').textContent"))
                .isEqualTo("0 of " + all + " standards");
        browser().run("document.querySelector('#search [type=reset]').click()");
        assertThat(browser().text("new Promise(done => setTimeout(() => done(" + SHOWN + ".length), 50))"))
                .isEqualTo(String.valueOf(all));
        assertThat(browser().text("location.hash")).isEmpty();
    }

    @Test
    void aLinkOpensASearchAndAStandardLeadsBackToItsDomain() throws IOException {
        open("index.html", "#q=biopsy&level=SITE");
        assertThat(browser().text("document.getElementById('search').elements.q.value"))
                .isEqualTo("biopsy");
        assertThat(browser().number(SHOWN + ".length")).isPositive().isLessThan(40);
        browser().run("document.querySelector('.standards li:not([hidden]) a').click()");
        assertThat(browser().text("document.querySelectorAll('.prose h2').length"))
                .isEqualTo("4");
        browser().run("document.querySelectorAll('.kind a')[1].click()");
        assertThat(browser().text("document.querySelector(':target').tagName")).isEqualTo("H3");
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void printsWhatItAsksWithItsExamples() throws IOException {
        open("TB-01.html", "");
        try (PDDocument pdf = Loader.loadPDF(browser().print("TB-01.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("not official", "Requirement", "every 15 days")
                    .doesNotContain("Particulars\nExamples\nHistory");
            assertThat(pdf.getNumberOfPages()).isBetween(1, 5);
        }
    }

    @Test
    void hostileTextRunsNothing() throws IOException {
        browser().look(390, 844, "light", "screen");
        for (Map.Entry<String, String> page : HtmlReport.files(Sites.hostile()).entrySet()) {
            browser().open("hostile-" + page.getKey(), page.getValue(), "");
            assertThat(browser().number("document.images.length")).isZero();
            assertThat(browser().number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
            assertThat(browser().complaints()).isEmpty();
        }
    }
}
