package care.concordance.workbook;

import java.util.regex.Pattern;

/**
 * Texts of CSV files that a spreadsheet would take for formulas: an apostrophe before them makes them texts. It is taken
 * away again where one is read, so that nothing is lost on the way.
 */
final class Harmless {

    private static final Pattern FORMULA = Pattern.compile("'*[=+@\t\r\n-].*", Pattern.DOTALL);

    private Harmless() {}

    static String write(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String read(String written) {
        return written.startsWith("'") && FORMULA.matcher(written).matches() ? written.substring(1) : written;
    }
}
