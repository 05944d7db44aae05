package care.concordance.facts;

import java.io.Serializable;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An AJCC stage: its categories and group without prefixes, in upper case ({@code T1C}, {@code N0}, {@code M0}, {@code
 * IIA}). A text that is empty is unknown; {@code TX} says it could not be assessed.
 */
public record Tnm(String t, String n, String m, String group) implements Serializable {

    public static final Tnm UNKNOWN = new Tnm("", "", "", "");

    /**
     * Reads what registries write: {@code cT1c}, {@code pN1mi(sn)}, {@code cM0(i+)}, {@code 2A} or {@code IIA}; {@code
     * 88}, {@code 99} and blanks are unknown.
     */
    public static Tnm of(String t, String n, String m, String group) {
        return new Tnm(category(t, 'T'), category(n, 'N'), category(m, 'M'), group(group));
    }

    /** The parts that are known, with spaces between: {@code T2A N0 M0 IIA}. Empty when none is. */
    public String written() {
        return Stream.of(t, n, m, group).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String category(String text, char letter) {
        String value = text.strip().toUpperCase(Locale.ROOT);
        int at = value.indexOf(letter);
        if (at < 0 || at > 2 || !isBasis(value, at)) {
            // In situ categories stand without their letter: pTis and Ta keep it, pure "IS" does not occur.
            return "";
        }
        int suffix = value.indexOf('(', at);
        return suffix < 0 ? value.substring(at) : value.substring(at, suffix);
    }

    /** What stands before the letter says how the category was found: c, p, yc or yp. */
    private static boolean isBasis(String value, int length) {
        for (int i = 0; i < length; i++) {
            if ("CPY".indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String group(String text) {
        String value = text.strip().toUpperCase(Locale.ROOT);
        if (value.isEmpty() || value.equals("88") || value.equals("99") || value.equals("UNK") || value.equals("X")) {
            return "";
        }
        String number = switch (value.charAt(0)) {
            case '1' -> "I";
            case '2' -> "II";
            case '3' -> "III";
            case '4' -> "IV";
            default -> "";
        };
        return number.isEmpty() ? value : number + value.substring(1);
    }

    /** 0 to 4 for T0 (and in situ, and Ta) to T4; -1 when not known or not assessed. */
    int tNumber() {
        return t.startsWith("TIS") || t.equals("TA") ? 0 : number(t);
    }

    /** 0 to 3; -1 when not known or not assessed. */
    int nNumber() {
        return number(n);
    }

    /** 0 or 1; -1 when not known. */
    int mNumber() {
        return number(m);
    }

    private static int number(String category) {
        return category.length() < 2 || !Character.isDigit(category.charAt(1)) ? -1 : category.charAt(1) - '0';
    }

    /** 0 to 4; -1 when not known. */
    int stage() {
        if (group.startsWith("IV")) {
            return 4;
        }
        if (group.startsWith("III")) {
            return 3;
        }
        if (group.startsWith("II")) {
            return 2;
        }
        if (group.startsWith("I")) {
            return 1;
        }
        return group.startsWith("0") ? 0 : -1;
    }
}
