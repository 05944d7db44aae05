package care.concordance.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Tables as the sheets of a workbook. */
final class XlsxTables implements TableWriter {

    private static final int ROWS_IN_MEMORY = 100;
    private static final int NARROWEST = 8;
    private static final int WIDEST = 80;

    private final OutputStream to;
    private final int most;
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final Looks looks = new Looks(workbook);
    private String name = "";
    private List<String> head = List.of();
    private int part;
    private @Nullable Sheet sheet;

    /** @param most the rows of a sheet below its head */
    XlsxTables(OutputStream to, int most) {
        this.to = to;
        this.most = most;
    }

    @Override
    public void begin(String title, List<String> columns) {
        name = title;
        head = List.copyOf(columns);
        part = 1;
        sheet = next();
    }

    private Sheet next() {
        Sheet next = workbook.createSheet(part == 1 ? name : name + " " + part);
        next.createFreezePane(0, 1);
        Row row = next.createRow(0);
        for (int i = 0; i < head.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellStyle(looks.required);
            cell.setCellValue(head.get(i));
        }
        return next;
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
        if (sheet == null) {
            throw new IllegalStateException("begin a table first");
        }
        if (sheet.getLastRowNum() == most) {
            part++;
            sheet = next();
        }
        Row row = sheet.createRow(sheet.getLastRowNum() + 1);
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                fill(row.createCell(i), value);
                widen(sheet, i, value.toString().length());
            }
        }
    }

    private void fill(Cell cell, Object value) {
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDate day) {
            cell.setCellStyle(looks.day);
            cell.setCellValue(day);
        } else {
            String text = Escapes.write(value.toString());
            cell.setCellStyle(looks.text);
            cell.setCellValue(
                    text.length() <= XlsxWriter.LONGEST_TEXT
                            ? text
                            : text.substring(0, XlsxWriter.LONGEST_TEXT - 1) + "…");
        }
    }

    private static void widen(Sheet sheet, int column, int characters) {
        int width = 256 * Math.min(WIDEST, Math.max(NARROWEST, characters + 2));
        if (sheet.getColumnWidth(column) < width) {
            sheet.setColumnWidth(column, width);
        }
    }

    @Override
    public void close() {
        try (workbook) {
            workbook.getXSSFWorkbook().getProperties().getCoreProperties().setCreator("Concordance");
            workbook.write(to);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the workbook", e);
        }
    }
}
