package care.concordance.report;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A standard's page, which is Markdown, as HTML: markup in it stays text, and an address that could run something is left out. */
final class Markdown {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private Markdown() {}

    static String html(String text) {
        return RENDERER.render(PARSER.parse(text));
    }
}
