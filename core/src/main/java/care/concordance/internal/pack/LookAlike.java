package care.concordance.internal.pack;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Characters a reader takes for those of ASCII, and for which of them. */
final class LookAlike {

    private static final Map<Integer, String> ASCII = new HashMap<>();

    static {
        letters(
                "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04BB\u051B\u051D",
                "aeopcyxijsdhqw");
        letters(
                "\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0425\u0406\u0405\u0408",
                "ABEKMHOPCTXISJ");
        letters(
                "\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7",
                "ABEZHIKMNOPTYX");
        letters("\u03BF\u03BD\u0131", "ovi");
        letters("\u2010\u2011\u2012\u2013\u2014\u2212\u037E\u00D7\u2018\u2019", "------;*''");
        letters("\u201C\u201D\u201E\u00AB\u00BB", "\"\"\"\"\"");
        ASCII.put(0x2264, "<=");
        ASCII.put(0x2265, ">=");
        ASCII.put(0x2260, "!=");
        for (int wide = 0xFF01; wide <= 0xFF5E; wide++) {
            ASCII.put(wide, String.valueOf((char) (wide - 0xFEE0)));
        }
    }

    private LookAlike() {}

    private static void letters(String alike, String ascii) {
        for (int i = 0; i < alike.length(); i++) {
            ASCII.put((int) alike.charAt(i), ascii.substring(i, i + 1));
        }
    }

    /** What a character is taken for; null when it looks like nothing else. */
    static @Nullable String of(int c) {
        return ASCII.get(c);
    }

    /** Its name and number, and what it is taken for. */
    static String named(int c) {
        String like = of(c);
        return String.format("%s, U+%04X", Character.getName(c), c)
                + (like == null ? "" : ", which only looks like " + like);
    }

    /** What to write instead. */
    static String remedy(int c) {
        String like = of(c);
        return like == null ? "letters that look alike are not: write a to z" : "write " + like;
    }

    /** The first character of a text that is not of ASCII; -1 when there is none. */
    static int first(String text) {
        return text.codePoints().filter(c -> c >= 128).findFirst().orElse(-1);
    }

    /** Where a word of a line mixes letters of ASCII with one that only looks like such; -1 when none does. */
    static int inWord(String line) {
        int start = 0;
        while (start < line.length()) {
            int end = start;
            boolean ascii = false;
            int alike = -1;
            while (end < line.length() && Character.isLetter(line.codePointAt(end))) {
                int c = line.codePointAt(end);
                ascii |= c < 128;
                alike = alike < 0 && c >= 128 && of(c) != null ? end : alike;
                end += Character.charCount(c);
            }
            if (ascii && alike >= 0) {
                return alike;
            }
            start = Math.max(end, start + 1);
        }
        return -1;
    }
}
