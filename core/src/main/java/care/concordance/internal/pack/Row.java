package care.concordance.internal.pack;

import care.concordance.internal.pack.RuleText.Position;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table under a page's heading {@code ## Rows}: a standard of its own, made of the page and the rules beside
 * it with the row's cells in the places that name their columns. In a rule {@code Row.PERCENT} is the cell of the column
 * {@code percent}, one literal; in sentences and on the page it is {@code {percent}}, and {@code {Reports}} is the cell of
 * {@code reports} as a sentence begins.
 *
 * @param id the standard's id: the cell of the first column
 * @param page the page it stands on
 * @param at where it stands there
 * @param cells the cells by column
 */
record Row(String id, String page, Position at, Map<String, Cell> cells) {

    /** Where a rule's name and annotation have the id of a row. */
    static final String ID = "Row.ID";

    private static final String HEADING = "## Rows";
    private static final String FIRST = "id";
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9 ]*");
    private static final Pattern HOLE = Pattern.compile("\\{([^{}\\n]+)}");

    /** A cell and where it stands. */
    record Cell(String text, Position at) {}

    Row {
        cells = Map.copyOf(cells);
    }

    /** A finding that names the row it is about, and where that stands; as it is when it is about none. */
    static Finding about(@Nullable Row row, Finding finding) {
        return row == null
                ? finding
                : new Finding(
                        finding.kind(),
                        finding.file(),
                        finding.line(),
                        finding.column(),
                        finding.problem() + " (row " + row.id() + ", " + row.page() + ":"
                                + row.at().line() + ")",
                        finding.remedy(),
                        finding.excerpt());
    }

    /** What is wrong, and what to do. */
    interface Note extends BiConsumer<String, String> {}

    /** Whether a page has a table of rows. */
    static boolean isIn(Source page) {
        return page.lines().contains(HEADING);
    }

    /** The page's rows; none when it has no table. What cannot be read is noted. */
    static List<Row> of(Source page, List<Finding> findings) {
        List<Row> rows = new ArrayList<>();
        int line = page.lines().indexOf(HEADING) + 1;
        List<String> columns = List.of();
        for (; line > 0 && line < page.lines().size() && !page.lines().get(line).startsWith("#"); line++) {
            String text = page.lines().get(line);
            if (!text.startsWith("|")) {
                continue;
            }
            List<Cell> cells = cells(text, line + 1);
            if (columns.isEmpty()) {
                columns = columns(page, cells, findings);
            } else if (cells.stream().anyMatch(cell -> !cell.text().matches(":?-+:?"))) {
                row(page, columns, cells, rows, findings);
            }
        }
        if (line > 0 && rows.isEmpty() && findings.isEmpty()) {
            findings.add(page.finding(
                    Kind.ROWS,
                    new Position(page.lines().indexOf(HEADING) + 1, 1),
                    "the page has a heading for rows and no row",
                    "write a table below it: | id | … |, a line of dashes, then one line for each standard"));
        }
        return rows;
    }

    private static List<String> columns(Source page, List<Cell> cells, List<Finding> findings) {
        List<String> columns = new ArrayList<>();
        for (Cell cell : cells) {
            if (!COLUMN.matcher(cell.text()).matches() || columns.contains(cell.text())) {
                findings.add(page.finding(
                        Kind.ROWS,
                        cell.at(),
                        "\"" + cell.text() + "\" is not a column, or is one already",
                        "name a column in small letters, once"));
            }
            columns.add(cell.text());
        }
        if (!columns.isEmpty() && !columns.get(0).equals(FIRST)) {
            findings.add(page.finding(
                    Kind.ROWS, cells.get(0).at(), "the first column is not id", "name it id: it names the standard"));
        }
        return columns;
    }

    private static void row(
            Source page, List<String> columns, List<Cell> cells, List<Row> rows, List<Finding> findings) {
        Cell first = cells.get(0);
        if (cells.size() != columns.size()) {
            findings.add(page.finding(
                    Kind.ROWS,
                    first.at(),
                    "the row has " + cells.size() + " cells, the table " + columns.size() + " columns",
                    "give one cell for each column"));
            return;
        }
        Map<String, Cell> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (cell.text().indexOf('{') >= 0 || cell.text().indexOf('\\') >= 0) {
                findings.add(
                        page.finding(Kind.ROWS, cell.at(), "a brace or backslash in a cell", "write the value itself"));
            }
            byColumn.put(columns.get(i), cell);
        }
        rows.add(new Row(first.text(), page.file(), first.at(), byColumn));
    }

    private static List<Cell> cells(String line, int number) {
        List<Cell> cells = new ArrayList<>();
        int start = 1;
        for (int i = 1; i < line.length(); i++) {
            if (line.charAt(i) == '|') {
                String cell = line.substring(start, i);
                int indent = cell.length() - cell.stripLeading().length();
                cells.add(new Cell(cell.strip(), new Position(number, start + indent + 1)));
                start = i + 1;
            }
        }
        return cells;
    }

    /** The cell {@code Row.NAME} stands for; null when there is no such column, which is noted. */
    @Nullable
    String cell(String name, Note note) {
        String column = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        Cell cell = cells.get(column);
        if (cell == null) {
            note.accept(
                    "there is no column " + column + " on " + page,
                    Vocabulary.suggestion(column, cells.keySet(), "its columns are " + String.join(", ", sorted())));
            return null;
        }
        return cell.text();
    }

    /** A text of a rule with the cells its braces name, and the row's id for {@code Row.ID}: no cell may end the text. */
    String filled(String text, Note note) {
        return filled(text, note, true);
    }

    private String filled(String text, Note note, boolean quoted) {
        Matcher holes = HOLE.matcher(text.replace(ID, id));
        StringBuilder filled = new StringBuilder();
        while (holes.find()) {
            String name = holes.group(1);
            String cell = cell(name, note);
            String value = cell == null ? "" : Character.isUpperCase(name.charAt(0)) ? capitalized(cell) : cell;
            if (quoted && value.indexOf('"') >= 0) {
                note.accept("the cell of " + holes.group(1) + " has a quote", "it stands in a text: write it without");
            }
            holes.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return holes.appendTail(filled).toString();
    }

    private static String capitalized(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private List<String> sorted() {
        return Arrays.stream(cells.keySet().toArray(String[]::new)).sorted().toList();
    }

    /** The page for this row: every line in its place, the table gone. */
    Source filled(Source source, List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        boolean table = false;
        for (int i = 0; i < source.lines().size(); i++) {
            String line = source.lines().get(i);
            table = line.equals(HEADING) || (table && !line.startsWith("#"));
            Position at = new Position(i + 1, 1);
            lines.add(
                    table
                            ? ""
                            : filled(
                                    line,
                                    (problem, remedy) -> findings.add(source.finding(Kind.ROWS, at, problem, remedy)),
                                    false));
        }
        return Source.of(source.file(), String.join("\n", lines));
    }
}
