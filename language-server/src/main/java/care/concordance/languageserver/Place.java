package care.concordance.languageserver;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a text an editor asks about.
 *
 * @param text the whole text
 * @param line from 0
 * @param column from 0, in UTF-16 units
 */
record Place(Path file, String text, int line, int column) {

    private static final Pattern RULE_START = Pattern.compile("(?m)^rule ");

    boolean isPage() {
        return file.toString().endsWith(".md");
    }

    boolean isRules() {
        return file.toString().endsWith(".drl");
    }

    /** The line it is on; empty when the text has fewer. */
    String lineText() {
        List<String> lines = text.lines().toList();
        return line < lines.size() ? lines.get(line) : "";
    }

    /** What stands before it on its line. */
    String before() {
        String all = lineText();
        return all.substring(0, Math.min(column, all.length()));
    }

    /** What of a pattern stands there, to both sides of it; empty when nothing does. */
    String word(Pattern pattern) {
        Matcher words = pattern.matcher(lineText());
        while (words.find()) {
            if (words.start() <= column && column <= words.end()) {
                return words.group();
            }
        }
        return "";
    }

    /** The rule it is in, up to it; what stands before the first rule when it is in none. */
    String ruleBefore() {
        String all = textBefore();
        int start = 0;
        Matcher rules = RULE_START.matcher(all);
        while (rules.find()) {
            start = rules.start();
        }
        return all.substring(start);
    }

    /** Everything before it. */
    String textBefore() {
        int offset = 0;
        for (int i = 0; i < line; i++) {
            int end = text.indexOf('\n', offset);
            if (end < 0) {
                return text;
            }
            offset = end + 1;
        }
        return text.substring(0, Math.min(offset + column, text.length()));
    }
}
