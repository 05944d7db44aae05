package care.concordance.workbook;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** How the cells of a request look: what is to be filled in is yellow and can be written into, what is given is grey. */
final class RequestLooks {

    final CellStyle title;
    final CellStyle plain;
    final CellStyle wrapped;
    final CellStyle link;
    private final Workbook workbook;
    private final Looks looks;
    private final Font grey;
    private final Map<CellStyle, CellStyle> asked = new HashMap<>();
    private final Map<CellStyle, CellStyle> open = new HashMap<>();
    private final Map<CellStyle, CellStyle> given = new HashMap<>();

    RequestLooks(Workbook workbook, Looks looks) {
        this.workbook = workbook;
        this.looks = looks;
        this.title = looks.title;
        this.plain = looks.plain;
        grey = workbook.createFont();
        grey.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
        wrapped = workbook.createCellStyle();
        wrapped.setWrapText(true);
        wrapped.setVerticalAlignment(VerticalAlignment.TOP);
        wrapped.setBorderBottom(BorderStyle.HAIR);
        Font blue = workbook.createFont();
        blue.setUnderline(Font.U_SINGLE);
        blue.setColor(IndexedColors.BLUE.getIndex());
        link = workbook.createCellStyle();
        link.cloneStyleFrom(wrapped);
        link.setFont(blue);
    }

    /** To be filled in. */
    CellStyle asked(Column column) {
        return asked.computeIfAbsent(looks.of(column), like -> {
            CellStyle style = like(like);
            style.setLocked(false);
            style.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
            return style;
        });
    }

    /** Can be written into, and nobody asks for it: below the rows that are asked. */
    CellStyle open(Column column) {
        return open.computeIfAbsent(looks.of(column), like -> {
            CellStyle style = like(like);
            style.setLocked(false);
            return style;
        });
    }

    /** On record. */
    CellStyle given(Column column) {
        return given.computeIfAbsent(looks.of(column), like -> {
            CellStyle style = like(like);
            style.setFont(grey);
            return style;
        });
    }

    /** As it is in a workbook of facts, where all is locked that is not said to be open. */
    CellStyle locked(Column column) {
        return looks.of(column);
    }

    private CellStyle like(CellStyle other) {
        CellStyle style = workbook.createCellStyle();
        style.cloneStyleFrom(other);
        return style;
    }
}
