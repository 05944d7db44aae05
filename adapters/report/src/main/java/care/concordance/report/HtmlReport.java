package care.concordance.report;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was assessed as one HTML file, for a person: it opens from disk, asks no network, and works without its script
 * but for filters, search and download. Text from facts stays text, whatever it holds. Thread-safe.
 */
public final class HtmlReport {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, HtmlReport.class.getPackageName());

    /** The page a site begins with. */
    static final String INDEX = "index.html";

    private HtmlReport() {}

    /**
     * An assessment as a page: designation, standards by sites, every verdict with why and why not, the plan and what comes
     * of it, rates and outcomes beside what they are held to, and what it takes to reach the same verdicts again. Of a
     * partner with more than some thousand verdicts those that are open are spelled out and the others counted, which the
     * page says. Trying a plan of hundreds of actions takes some seconds.
     *
     * @param engine one with the rules the assessment was made by
     * @param earlier assessments of the same partner on earlier days, to be shown beside it; none when empty
     * @return the page, to be written in UTF-8
     * @throws IllegalArgumentException when the assessment was made by other rules, or an earlier one is of another partner
     *     or not of an earlier day
     */
    public static String text(ConcordanceEngine engine, Assessment assessment, List<Assessment> earlier) {
        for (Assessment other : earlier) {
            if (!other.snapshot().name().equals(assessment.snapshot().name())) {
                throw new IllegalArgumentException("the earlier assessment of "
                        + other.snapshot().asOf() + " is of another partner: "
                        + other.snapshot().name() + ", and not "
                        + assessment.snapshot().name());
            }
            if (!other.snapshot().asOf().isBefore(assessment.snapshot().asOf())) {
                throw new IllegalArgumentException(
                        "an assessment of " + other.snapshot().asOf() + " is not earlier than this one of "
                                + assessment.snapshot().asOf());
            }
        }
        return render("assessment.jte", AssessmentPage.of(engine, assessment, earlier));
    }

    /**
     * Cases or patients judged one by one as a page: measures with their intervals, the worklist with why, and what is
     * missing. Of a worklist of more than some thousand lines the first are shown, and the page says how many there are.
     *
     * @return the page, to be written in UTF-8
     */
    public static String text(CasesReport report) {
        return render("cases.jte", CasesPage.of(report));
    }

    /**
     * Standards as a site: {@code index.html}, found by domain and by words, and {@code <ID>.html} for each. The pages link
     * to one another by name, so they stay in one folder.
     *
     * @return the pages by their names, to be written in UTF-8
     */
    public static SortedMap<String, String> files(CatalogSite site) {
        List<StandardPage> pages = StandardPage.of(site);
        SortedMap<String, String> files = new TreeMap<>();
        files.put(INDEX, render("catalog.jte", CatalogIndex.of(site, pages)));
        pages.forEach(page -> files.put(page.file(), render("catalogentry.jte", page)));
        return files;
    }

    private static String render(String template, Object page) {
        StringBuilder text = new StringBuilder(1 << 20);
        TEMPLATES.render(template, page, new VisibleOutput(text));
        return text.toString();
    }
}
