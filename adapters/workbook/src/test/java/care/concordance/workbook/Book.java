package care.concordance.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A small workbook without mistakes, for tests to make some in. */
final class Book {

    final XSSFWorkbook workbook = new XSSFWorkbook();

    Book() {
        rows("assessment", List.of("asOf", "synthetic"), List.of("2026-06-30", "yes"));
        rows("partner", List.of("name", "memberSinceYear"), List.of("Example", 2022));
        rows(
                "sites",
                List.of("id", "name", "scope", "analyticCases"),
                List.of("main", "Main Hospital", "IN_SCOPE", 900),
                List.of("north", "North Hospital", "IN_SCOPE", 120));
        rows("regions", List.of("id", "name", "knownFrom"));
        rows("agreement", List.of("signed", "termsMutual", "milestones"));
    }

    @SafeVarargs
    final XSSFSheet rows(String name, List<Object>... rows) {
        XSSFSheet sheet = workbook.createSheet(name);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].size(); j++) {
                set(sheet, i, j, rows[i].get(j));
            }
        }
        return sheet;
    }

    XSSFSheet sheet(String name) {
        return Objects.requireNonNull(workbook.getSheet(name));
    }

    Cell cell(String sheet, int row, int column) {
        return cell(sheet(sheet), row, column);
    }

    /** Writes a cell; rows and columns are 0-based. */
    Book set(String sheet, int row, int column, Object value) {
        set(sheet(sheet), row, column, value);
        return this;
    }

    private static void set(XSSFSheet sheet, int row, int column, Object value) {
        Cell cell = cell(sheet, row, column);
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            cell.setCellValue(truth);
        } else {
            cell.setCellValue(value.toString());
        }
    }

    private static Cell cell(XSSFSheet sheet, int row, int column) {
        return (sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row)).createCell(column);
    }

    Book format(String sheet, int row, int column, String format) {
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        sheet(sheet).getRow(row).getCell(column).setCellStyle(style);
        return this;
    }

    void write(Path file) {
        try (OutputStream to = Files.newOutputStream(file)) {
            workbook.write(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
