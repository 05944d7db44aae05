package care.concordance.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes a workbook row by row. */
final class XlsxWriter {

    /** What a request asks in words. */
    static final String QUESTIONS = "Questions";

    private static final String READ_ME = "Read me";
    private static final String CHOICES = "choices";

    static final int LAST_ROW = 1_048_575;
    static final int LONGEST_TEXT = 32_767;
    private static final int ROWS_IN_MEMORY = 100;

    /** Spreadsheets agree on days from here on. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    final Looks looks = new Looks(workbook);
    /** Where the choices of a column stand, by the choices. */
    private final Map<List<String>, String> ranges = new LinkedHashMap<>();

    XlsxWriter() {}

    /** True of a sheet that is written for people and says nothing. */
    static boolean isForReaders(String sheet) {
        return sheet.equals(READ_ME) || sheet.equals(CHOICES) || sheet.equals(QUESTIONS);
    }

    static void write(Rows rows, OutputStream to) throws IOException {
        rows.check("a workbook", XlsxWriter::holds);
        XlsxWriter writer = new XlsxWriter();
        try (SXSSFWorkbook workbook = writer.workbook) {
            writer.readMe(rows);
            Map<SheetLayout, Sheet> sheets = new LinkedHashMap<>();
            SheetLayout.ALL.forEach(kind -> sheets.put(kind, workbook.createSheet(kind.name())));
            writer.choices(SheetLayout.ALL);
            sheets.forEach((kind, sheet) -> writer.table(kind, sheet, rows.of(kind)));
            writer.end(to);
        }
    }

    /** Whether a cell can hold a text. */
    static boolean holds(String text) {
        return Rows.isWellFormed(text) && Escapes.write(text).length() <= LONGEST_TEXT;
    }

    void end(OutputStream to) throws IOException {
        workbook.getXSSFWorkbook().getProperties().getCoreProperties().setCreator("Concordance");
        workbook.write(to);
    }

    private void readMe(Rows rows) {
        Sheet sheet = workbook.createSheet(READ_ME);
        sheet.setDisplayGridlines(false);
        sheet.setColumnWidth(0, 28 * 256);
        sheet.setColumnWidth(1, 110 * 256);
        int at = 0;
        for (String line : ReadMe.lines(rows, "FACTS.xlsx", "sheet")) {
            Cell cell = sheet.createRow(at).createCell(0);
            cell.setCellStyle(at == 0 ? looks.title : looks.plain);
            cell.setCellValue(Escapes.write(line));
            at++;
        }
        at++;
        Row head = sheet.createRow(at);
        header(head, 0, "sheet", true);
        header(head, 1, "holds", true);
        for (SheetLayout kind : SheetLayout.ALL) {
            at++;
            Row row = sheet.createRow(at);
            row.createCell(0).setCellValue(kind.name());
            row.createCell(1).setCellValue(kind.description());
        }
    }

    /** The choices of all columns, for drop-downs: a list of more than 255 characters cannot stand in one itself. */
    void choices(Collection<SheetLayout> kinds) {
        Sheet sheet = workbook.createSheet(CHOICES);
        Map<List<String>, String> names = new LinkedHashMap<>();
        for (SheetLayout kind : kinds) {
            kind.columns().stream()
                    .filter(column -> !column.choices().isEmpty())
                    .forEach(column -> names.putIfAbsent(column.choices(), kind.name() + " " + column.name()));
        }
        int longest = names.keySet().stream().mapToInt(List::size).max().orElse(0);
        for (int row = 0; row <= longest; row++) {
            Row written = sheet.createRow(row);
            int column = 0;
            for (Map.Entry<List<String>, String> each : names.entrySet()) {
                List<String> choices = each.getKey();
                if (row == 0) {
                    header(written, column, each.getValue(), false);
                    sheet.setColumnWidth(column, 30 * 256);
                    String letter = CellReference.convertNumToColString(column);
                    ranges.put(choices, CHOICES + "!$" + letter + "$2:$" + letter + "$" + (choices.size() + 1));
                } else if (row <= choices.size()) {
                    written.createCell(column).setCellValue(choices.get(row - 1));
                }
                column++;
            }
        }
        sheet.createFreezePane(0, 1);
    }

    private void table(SheetLayout kind, Sheet sheet, List<JsonNode> rows) {
        sheet.createFreezePane(0, 1);
        columns(kind.columns(), sheet, looks::of);
        for (int i = 0; i < rows.size(); i++) {
            Row row = sheet.createRow(i + 1);
            for (int j = 0; j < kind.columns().size(); j++) {
                Column column = kind.columns().get(j);
                Object value = Rows.value(rows.get(i), column);
                if (value != null) {
                    fill(row.createCell(j), column, value);
                }
            }
        }
    }

    /** Writes the headers with their notes and drop-downs, and how the cells below look. */
    void columns(List<Column> columns, Sheet sheet, Function<Column, CellStyle> look) {
        Row head = sheet.createRow(0);
        Drawing<?> notes = sheet.createDrawingPatriarch();
        DataValidationHelper helper = sheet.getDataValidationHelper();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            note(notes, header(head, i, column.name(), column.required()), column.note());
            sheet.setColumnWidth(i, width(column) * 256);
            sheet.setDefaultColumnStyle(i, look.apply(column));
            DataValidationConstraint constraint = constraint(column, helper);
            if (constraint != null) {
                sheet.addValidationData(validation(helper, constraint, column, i));
            }
        }
    }

    private void fill(Cell cell, Column column, Object value) {
        cell.setCellStyle(looks.of(column));
        write(cell, column, value);
    }

    /** Writes a value as {@link Rows#value} gives it; how the cell looks stays as it is. */
    static void write(Cell cell, Column column, Object value) {
        if (value instanceof Double number) {
            cell.setCellValue(number);
        } else if (column.form() == Column.Form.DAY
                && !LocalDate.parse(value.toString()).isBefore(FIRST_DAY)) {
            cell.setCellValue(LocalDate.parse(value.toString()));
        } else {
            cell.setCellValue(Escapes.write(value.toString()));
        }
    }

    private static int width(Column column) {
        int values = column.list()
                ? 40
                : column.choices().stream().mapToInt(String::length).max().orElse(10);
        return Math.min(60, Math.max(column.name().length(), values) + 4);
    }

    Cell header(Row row, int column, String name, boolean required) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(required ? looks.required : looks.optional);
        cell.setCellValue(name);
        return cell;
    }

    private void note(Drawing<?> notes, Cell cell, String text) {
        ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setCol2(cell.getColumnIndex() + 4);
        anchor.setRow1(0);
        anchor.setRow2(4 + text.length() / 40);
        Comment note = notes.createCellComment(anchor);
        note.setString(workbook.getCreationHelper().createRichTextString(text));
        note.setAuthor("Concordance");
        // Else it belongs to the cell its box begins at.
        note.setAddress(cell.getAddress());
    }

    private @Nullable DataValidationConstraint constraint(Column column, DataValidationHelper helper) {
        if (column.list()) {
            return null;
        }
        return switch (column.form()) {
            case CHOICE -> helper.createFormulaListConstraint(ranges.get(column.choices()));
            case YES_OR_NO -> helper.createExplicitListConstraint(new String[] {Column.YES, Column.NO});
            case WHOLE_NUMBER -> number(column, helper, ValidationType.INTEGER);
            case NUMBER -> number(column, helper, ValidationType.DECIMAL);
            case TEXT, DAY -> null;
        };
    }

    private static @Nullable DataValidationConstraint number(Column column, DataValidationHelper helper, int type) {
        return column.least() == null || column.greatest() == null
                ? null
                : helper.createNumericConstraint(
                        type,
                        OperatorType.BETWEEN,
                        column.least().toString(),
                        column.greatest().toString());
    }

    private static DataValidation validation(
            DataValidationHelper helper, DataValidationConstraint constraint, Column column, int at) {
        DataValidation validation = helper.createValidation(constraint, new CellRangeAddressList(1, LAST_ROW, at, at));
        validation.setEmptyCellAllowed(true);
        validation.setSuppressDropDownArrow(true);
        validation.setShowErrorBox(true);
        String expected = column.form() == Column.Form.CHOICE ? "Choose one from the list." : column.expected();
        validation.createErrorBox(column.name(), expected);
        return validation;
    }
}
