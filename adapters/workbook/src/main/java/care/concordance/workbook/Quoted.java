package care.concordance.workbook;

/** Text from facts, as messages repeat it: short, on one line, and moving nothing on a screen. */
final class Quoted {

    private static final int LONGEST = 40;

    private Quoted() {}

    static String of(String text) {
        return '"' + plain(text) + '"';
    }

    /** The same without the marks. */
    static String plain(String text) {
        StringBuilder quoted = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(each -> quoted.appendCodePoint(isPrintable(each) ? each : '\uFFFD'));
        return quoted.append(text.codePointCount(0, text.length()) > LONGEST ? "…" : "")
                .toString();
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
