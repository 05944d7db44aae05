package care.concordance.authoring;

import java.util.List;

/** What scenarios try, as one page of HTML that opens from disk: the table, what is not tried, and the figures. */
final class CoverageHtml {

    private static final String HEAD = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%1$s</title>
        <style>
        :root { color-scheme: light dark; }
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
        div { overflow-x: auto; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: .2rem .8rem; text-align: right; border-bottom: 1px solid #8884; }
        th:first-child, td:first-child, th:nth-child(2), td:nth-child(2) { text-align: left; }
        tr.part td, tr.part th { background: #e8a00033; }
        </style>
        </head>
        <body>
        <main>
        <h1>%1$s</h1>
        <p>%2$s</p>
        """;

    private CoverageHtml() {}

    /**
     * The page.
     *
     * @param title its heading
     * @param notice what stands below it
     * @param head the names of the columns
     * @param rows the cells of each text, the first its id
     * @param untried what is not tried, each with its place
     * @param sum the figures, lines
     */
    static String page(
            String title, String notice, List<String> head, List<List<String>> rows, List<String> untried, String sum) {
        StringBuilder page = new StringBuilder(HEAD.formatted(escaped(title), escaped(notice)));
        page.append("<pre>").append(escaped(sum)).append("</pre>\n");
        if (!untried.isEmpty()) {
            page.append("<h2>Not tried</h2>\n<ul>\n");
            untried.forEach(each -> page.append("<li>").append(escaped(each)).append("</li>\n"));
            page.append("</ul>\n");
        }
        page.append("<h2>By text</h2>\n<div><table>\n<thead><tr>");
        head.forEach(
                name -> page.append("<th scope=\"col\">").append(escaped(name)).append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            boolean part = row.stream().anyMatch(CoverageHtml::isPart);
            page.append(part ? "<tr class=\"part\">" : "<tr>");
            for (int i = 0; i < row.size(); i++) {
                page.append(i == 0 ? "<th scope=\"row\">" : "<td>")
                        .append(escaped(row.get(i)))
                        .append(i == 0 ? "</th>" : "</td>");
            }
            page.append("</tr>\n");
        }
        return page.append("</tbody>\n</table></div>\n</main>\n</body>\n</html>\n")
                .toString();
    }

    /** Whether a cell says that less than all is tried. */
    private static boolean isPart(String cell) {
        String[] parts = cell.split("/");
        return parts.length == 2 && !parts[0].equals(parts[1]);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
