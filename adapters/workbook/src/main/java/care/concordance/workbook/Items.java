package care.concordance.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several values in one cell: {@code SURGERY; PATHOLOGY}, and {@code none} where there are none. A value that would be read
 * otherwise stands in quotation marks, with its own doubled.
 */
final class Items {

    private static final String NONE = "none";

    private Items() {}

    static String write(List<String> items) {
        return items.isEmpty() ? NONE : items.stream().map(Items::quoted).collect(Collectors.joining("; "));
    }

    private static String quoted(String item) {
        boolean plain = !item.isEmpty()
                && item.equals(item.strip())
                && item.indexOf(';') < 0
                && item.indexOf('"') < 0
                && !item.equalsIgnoreCase(NONE);
        return plain ? item : '"' + item.replace("\"", "\"\"") + '"';
    }

    /** The values of a cell that is not blank; null when it is no list. */
    static @Nullable List<String> parse(String text) {
        if (text.strip().equalsIgnoreCase(NONE)) {
            return List.of();
        }
        List<String> items = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            at = afterBlanks(text, at);
            StringBuilder item = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                at = closing(text, at + 1, item);
                if (at < 0) {
                    return null;
                }
                at = afterBlanks(text, at);
                if (at < text.length() && text.charAt(at) != ';') {
                    return null;
                }
            } else {
                int end = text.indexOf(';', at);
                end = end < 0 ? text.length() : end;
                item.append(text.substring(at, end).strip());
                if (item.isEmpty() || item.indexOf("\"") >= 0) {
                    return null;
                }
                at = end;
            }
            items.add(item.toString());
            at++;
        }
        return items;
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where what follows a closing mark starts; -1 without one. */
    private static int closing(String text, int from, StringBuilder into) {
        for (int at = from; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each != '"') {
                into.append(each);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                into.append(each);
                at++;
            } else {
                return at + 1;
            }
        }
        return -1;
    }
}
