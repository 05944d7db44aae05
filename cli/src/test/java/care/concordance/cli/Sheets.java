package care.concordance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;

/** Fills in workbooks as a person would. */
final class Sheets {

    private Sheets() {}

    /** Says what to write into a cell that is to be filled in; null to leave it blank. */
    interface Filling {
        @Nullable
        Object value(String sheet, Map<String, String> row, String column);
    }

    /** Fills in the yellow cells; returns how many it wrote. */
    static int fill(Path file, Filling filling) {
        int[] written = new int[1];
        change(file, workbook -> {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    Map<String, String> known = new LinkedHashMap<>();
                    row.forEach(cell -> known.put(header(sheet, cell), text(cell)));
                    for (Cell cell : row) {
                        Object value =
                                isYellow(cell) ? filling.value(sheet.getSheetName(), known, header(sheet, cell)) : null;
                        if (value != null) {
                            set(cell, value);
                            written[0]++;
                        }
                    }
                }
            }
        });
        return written[0];
    }

    static boolean isYellow(Cell cell) {
        return cell.getCellStyle().getFillForegroundColor() == IndexedColors.LIGHT_YELLOW.getIndex();
    }

    private static String header(Sheet sheet, Cell cell) {
        Cell header = sheet.getRow(0).getCell(cell.getColumnIndex());
        return header == null ? "" : header.toString();
    }

    static String text(Cell cell) {
        if (cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
            return cell.getLocalDateTimeCellValue().toLocalDate().toString();
        }
        return cell.getCellType() == CellType.NUMERIC
                ? String.valueOf((long) cell.getNumericCellValue())
                : cell.toString();
    }

    static void set(Cell before, Object value) {
        // Else a text that stood there stays beside the new one.
        Cell cell = before.getRow().createCell(before.getColumnIndex());
        cell.setCellStyle(before.getCellStyle());
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else {
            cell.setCellValue(value.toString());
        }
    }

    static void change(Path file, Consumer<Workbook> change) {
        try (InputStream from = Files.newInputStream(file);
                Workbook workbook = WorkbookFactory.create(from)) {
            change.accept(workbook);
            try (OutputStream to = Files.newOutputStream(file)) {
                workbook.write(to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
