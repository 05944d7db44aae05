package care.concordance.workbook;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;

/** What a number is by the format of its cell: a number, a share in percent, or a day. */
final class Formats {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.");

    /** Before it spreadsheets disagree on which day a number is: some know a 29th of February 1900, and others do not. */
    private static final double MARCH_1900 = 61;

    private final @Nullable StylesTable styles;
    private final boolean from1904;
    private final Map<Integer, Cell.Type> types = new HashMap<>();

    /**
     * @param styles null when the workbook has none
     * @param from1904 whether days are counted from 1904, not 1900
     */
    Formats(@Nullable StylesTable styles, boolean from1904) {
        this.styles = styles;
        this.from1904 = from1904;
    }

    Cell cell(String number, int style) {
        double value;
        try {
            value = Double.parseDouble(number);
        } catch (NumberFormatException e) {
            return new Cell(Cell.Type.TEXT, number);
        }
        Cell.Type type = types.computeIfAbsent(style, this::type);
        if (type != Cell.Type.DAY) {
            return new Cell(type, number);
        }
        if (!DateUtil.isValidExcelDate(value) || value >= 2_958_466) {
            return new Cell(Cell.Type.NUMBER, number);
        }
        if (!from1904 && value < MARCH_1900) {
            return new Cell(Cell.Type.EARLY_DAY, number);
        }
        LocalDateTime day = DateUtil.getLocalDateTime(value, from1904);
        return day.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? new Cell(Cell.Type.DAY, day.toLocalDate().toString())
                : new Cell(Cell.Type.TIME, day.toString());
    }

    private Cell.Type type(int style) {
        if (styles == null || style < 0 || style >= styles.getNumCellStyles()) {
            return Cell.Type.NUMBER;
        }
        XSSFCellStyle of = styles.getStyleAt(style);
        String format = of.getDataFormatString();
        if (format == null) {
            return Cell.Type.NUMBER;
        }
        if (DateUtil.isADateFormat(of.getDataFormat(), format)) {
            return Cell.Type.DAY;
        }
        return QUOTED.matcher(format).replaceAll("").contains("%") ? Cell.Type.PERCENT : Cell.Type.NUMBER;
    }
}
