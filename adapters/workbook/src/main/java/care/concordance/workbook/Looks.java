package care.concordance.workbook;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Workbook;

/** How cells look, and what a spreadsheet makes of what is typed into them. */
final class Looks {

    final CellStyle plain;
    final CellStyle title;
    final CellStyle required;
    final CellStyle optional;
    final CellStyle text;
    private final CellStyle whole;
    private final CellStyle number;
    final CellStyle day;

    Looks(Workbook workbook) {
        plain = workbook.createCellStyle();
        title = workbook.createCellStyle();
        title.setFont(font(workbook, IndexedColors.BLACK, (short) 16));
        required = header(workbook, IndexedColors.DARK_BLUE, IndexedColors.WHITE);
        optional = header(workbook, IndexedColors.PALE_BLUE, IndexedColors.BLACK);
        text = format(workbook, "@");
        whole = format(workbook, "0");
        number = format(workbook, "General");
        day = format(workbook, "yyyy-mm-dd");
    }

    /** The look of a column's cells. */
    CellStyle of(Column column) {
        if (column.list()) {
            return text;
        }
        return switch (column.form()) {
            case TEXT, CHOICE, YES_OR_NO -> text;
            case WHOLE_NUMBER -> whole;
            case NUMBER -> number;
            case DAY -> day;
        };
    }

    private static CellStyle format(Workbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private static CellStyle header(Workbook workbook, IndexedColors fill, IndexedColors letters) {
        CellStyle style = workbook.createCellStyle();
        style.setFillForegroundColor(fill.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setFont(font(workbook, letters, (short) 11));
        return style;
    }

    private static Font font(Workbook workbook, IndexedColors color, short points) {
        Font font = workbook.createFont();
        font.setBold(true);
        font.setColor(color.getIndex());
        font.setFontHeightInPoints(points);
        return font;
    }
}
