package care.concordance.workbook;

import care.concordance.explain.EvidenceRequest.Question;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.jspecify.annotations.Nullable;

/** Writes a request as a workbook: the questions in words, then the tables with what is to be filled in. */
final class RequestSheets {

    private static final List<String> HEADERS =
            List.of("no.", "whose", "about", "what to bring", "where", "what it decides", "also asked of");
    private static final int[] WIDTHS = {6, 30, 44, 60, 30, 80, 30};
    private static final int WHERE = 4;
    private static final int LONGEST = 30_000;
    private static final float POINTS = 15;
    private static final float MOST_POINTS = 409;

    private final RequestDocument document;
    private final RequestRows rows;
    private final XlsxWriter writer = new XlsxWriter();
    private final RequestLooks looks = new RequestLooks(writer.workbook, writer.looks);

    private RequestSheets(RequestDocument document) {
        this.document = document;
        this.rows = RequestRows.of(document);
    }

    static void write(RequestDocument document, OutputStream to) throws IOException {
        RequestSheets sheets = new RequestSheets(document);
        try (var workbook = sheets.writer.workbook) {
            sheets.refuseWhatNoCellHolds();
            SXSSFSheet questions = workbook.createSheet(XlsxWriter.QUESTIONS);
            SXSSFSheet assessment = workbook.createSheet(SheetLayout.ASSESSMENT.name());
            Map<SheetLayout, SXSSFSheet> tables = new LinkedHashMap<>();
            SheetLayout.ALL.stream()
                    .filter(sheets.rows.kinds()::contains)
                    .forEach(kind -> tables.put(kind, workbook.createSheet(kind.name())));
            sheets.writer.choices(tables.keySet());
            sheets.questions(questions);
            sheets.assessment(assessment);
            tables.forEach(sheets::table);
            sheets.writer.end(to);
        }
    }

    private void refuseWhatNoCellHolds() {
        List<WorkbookException.Problem> problems = new ArrayList<>();
        for (SheetLayout kind : rows.kinds()) {
            for (RequestRows.Asked row : rows.of(kind)) {
                row.known().forEach((name, value) -> {
                    if (value instanceof String text && !XlsxWriter.holds(text)) {
                        problems.add(new WorkbookException.Problem(
                                kind.name() + ", " + name,
                                "is too long, or holds a character a workbook cannot hold",
                                "shorten it or write it otherwise"));
                    }
                });
            }
        }
        if (!problems.isEmpty()) {
            throw new WorkbookException("the facts", problems);
        }
    }

    // ---- the questions in words

    private void questions(SXSSFSheet sheet) {
        sheet.setDisplayGridlines(false);
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * 256);
        }
        int at = 0;
        for (String line : lines()) {
            text(sheet.createRow(at), 0, line, at == 0 ? looks.title : looks.plain);
            at++;
        }
        at++;
        Row head = sheet.createRow(at);
        for (int i = 0; i < HEADERS.size(); i++) {
            writer.header(head, i, HEADERS.get(i), true);
        }
        sheet.createFreezePane(0, at + 1);
        List<Question> questions = document.request().questions();
        for (int i = 0; i < questions.size(); i++) {
            at++;
            question(sheet.createRow(at), i + 1, questions.get(i));
        }
        unasked(sheet, at + 2);
        protect(sheet);
        landscape(sheet);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(document.title());
        lines.add(Provenance.NOT_OFFICIAL);
        if (document.snapshot().synthetic()) {
            lines.add(ReadMe.SYNTHETIC);
        }
        lines.add(document.count());
        lines.add("");
        lines.add(
                "Fill in the yellow cells of the sheets that follow; nothing else can be written into. The note of a column's header says what it means.");
        lines.add("A cell left blank stays unknown. It never says no, none or 0: write no, none or 0.");
        lines.add(
                "A row of a fact that may not be on record: fill it in when there is one, add further rows below when there are more, leave it as it is when there is none.");
        lines.add("Then send the file back. " + RequestText.ROUNDS);
        return lines;
    }

    private void question(Row row, int number, Question question) {
        number(row, number);
        text(row, 1, rows.site(question.site()) + "\n" + document.owner(question), looks.wrapped);
        text(
                row,
                2,
                RequestRows.about(question)
                        + (question.isOfNewFact()
                                ? "\n" + SheetLayout.of(question.kind()).description()
                                : ""),
                looks.wrapped);
        text(
                row,
                3,
                question.properties().stream()
                        .map(property -> property + ": "
                                + RequestRows.column(question, property).meaning())
                        .collect(Collectors.joining("\n")),
                looks.wrapped);
        where(row, question);
        text(
                row,
                5,
                RequestRows.decides(question).entrySet().stream()
                        .map(each -> each.getKey() + "  " + each.getValue())
                        .collect(Collectors.joining("\n")),
                looks.wrapped);
        text(row, 6, document.others(question), looks.wrapped);
        row.setHeightInPoints(Math.min(MOST_POINTS, POINTS * lines(row)));
    }

    /** How many lines the fullest cell of a row takes, more or less: not every program makes room by itself. */
    private static int lines(Row row) {
        int most = 1;
        for (Cell cell : row) {
            if (cell.getCellType() == CellType.STRING) {
                int width = WIDTHS[cell.getColumnIndex()];
                int lines = cell.getStringCellValue()
                        .lines()
                        .mapToInt(line -> 1 + line.length() / width)
                        .sum();
                most = Math.max(most, lines);
            }
        }
        return most;
    }

    /** A link to the first cell to be filled in. */
    private void where(Row row, Question question) {
        SheetLayout kind = SheetLayout.of(question.kind());
        List<Column> columns = rows.columns(kind);
        int at = columns.indexOf(
                RequestRows.column(question, question.properties().get(0)));
        String cell = CellReference.convertNumToColString(at) + (rows.place(question) + 2);
        Cell written = text(row, WHERE, kind.name() + "!" + cell, looks.link);
        Hyperlink link = writer.workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + kind.name() + "'!" + cell);
        written.setHyperlink(link);
    }

    private void unasked(Sheet sheet, int from) {
        List<Verdict> verdicts = document.request().unasked();
        if (verdicts.isEmpty()) {
            return;
        }
        int at = from;
        text(sheet.createRow(at), 0, RequestText.UNASKED, looks.plain);
        for (Verdict verdict : verdicts) {
            at++;
            text(
                    sheet.createRow(at),
                    0,
                    verdict.standard().id() + " " + verdict.standard().title() + " (" + verdict.subject() + ", "
                            + verdict.standard().owner() + "): " + String.join("; ", RequestText.reasons(verdict)),
                    looks.plain);
        }
    }

    // ---- the tables

    private void assessment(SXSSFSheet sheet) {
        writer.columns(SheetLayout.ASSESSMENT.columns(), sheet, looks::locked);
        Row row = sheet.createRow(1);
        for (int i = 0; i < SheetLayout.ASSESSMENT.columns().size(); i++) {
            Column column = SheetLayout.ASSESSMENT.columns().get(i);
            Object value = column.form() == Column.Form.DAY
                    ? document.snapshot().asOf()
                    : (Object) document.snapshot().synthetic();
            cell(row, i, column, RequestRows.cell(value), looks.locked(column));
        }
        sheet.createFreezePane(0, 1);
        protect(sheet);
    }

    private void table(SheetLayout kind, SXSSFSheet sheet) {
        List<Column> columns = rows.columns(kind);
        List<RequestRows.Asked> asked = rows.of(kind);
        boolean more = !kind.single() && asked.stream().anyMatch(row -> row.fact() == null);
        writer.columns(columns, sheet, column -> more ? looks.open(column) : looks.locked(column));
        for (int i = 0; i < asked.size(); i++) {
            RequestRows.Asked from = asked.get(i);
            Row row = sheet.createRow(i + 1);
            for (int j = 0; j < columns.size(); j++) {
                Column column = columns.get(j);
                boolean toFill = from.asked().contains(column.name());
                Object value = (toFill ? from.proposed() : from.known()).get(column.name());
                cell(row, j, column, value, toFill ? looks.asked(column) : looks.given(column));
            }
        }
        sheet.createFreezePane(0, 1);
        protect(sheet);
        landscape(sheet);
    }

    private static void cell(Row row, int at, Column column, @Nullable Object value, CellStyle look) {
        Cell cell = row.createCell(at);
        cell.setCellStyle(look);
        if (value != null) {
            XlsxWriter.write(cell, column, value);
        }
    }

    private void number(Row row, int number) {
        Cell cell = row.createCell(0);
        cell.setCellStyle(looks.wrapped);
        cell.setCellValue(number);
    }

    private static Cell text(Row row, int at, String text, CellStyle look) {
        Cell cell = row.createCell(at);
        cell.setCellStyle(look);
        cell.setCellValue(Escapes.write(cut(text)));
        return cell;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Without a password: it keeps from slips, not from intent. */
    private static void protect(SXSSFSheet sheet) {
        sheet.enableLocking();
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        sheet.lockSort(false);
        sheet.lockAutoFilter(false);
    }

    private static void landscape(Sheet sheet) {
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }
}
