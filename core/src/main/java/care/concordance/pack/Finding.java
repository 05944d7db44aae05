package care.concordance.pack;

import care.concordance.facts.FactValue;
import java.util.Locale;

/**
 * One thing wrong with a rule pack, for the author who must mend it.
 *
 * @param kind what kind of mistake it is
 * @param file path inside the pack
 * @param line 1-based
 * @param column 1-based
 * @param problem what is wrong
 * @param remedy what to do
 * @param excerpt the line as written; empty when the file itself is the problem
 */
public record Finding(Kind kind, String file, int line, int column, String problem, String remedy, String excerpt)
        implements Comparable<Finding> {

    /** So much of a long line is quoted on either side of the column. */
    private static final int AROUND = 80;

    /** The kinds of mistakes, by what finds them. An id stays what it is from version to version. */
    public enum Kind {
        FOLDER("a file or folder that cannot be read, or would be passed over"),
        CHARACTER("a character that a reader cannot see, or takes for another"),
        PACK("what holds of the pack as a whole"),
        PAGE("a standard's page: its front matter and sections"),
        ROWS("the table of rows on a page"),
        CATALOG("standards that do not fit together: ids, editions, dependencies, what replaces what"),
        GRAMMAR("a rule that is not written as rules are"),
        SECOND_READING("a rule that Drools reads otherwise"),
        EXTENDS("what a rule extends"),
        NAME("a type, property, constant or binding that there is not"),
        RULE("what a rule asks or says does not fit the facts"),
        VALUE("a value or values that cannot be"),
        AGREEMENT("a number in a rule's name or a page's title that is not the rules'"),
        WORDS("a pack's own phrases"),
        COMPILER("a rule that Drools does not compile"),
        BUILT("a built pack that is not what its texts say");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /** As reports and suppressions name it, as in {@code second-reading}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What it is about, in words. */
        public String meaning() {
            return meaning;
        }
    }

    /** A finding about a file, or a pack, as a whole. */
    public static Finding ofFile(Kind kind, String file, String problem, String remedy) {
        return new Finding(kind, file, 1, 1, problem, remedy, "");
    }

    @Override
    public int compareTo(Finding other) {
        int by = file.compareTo(other.file);
        by = by != 0 ? by : Integer.compare(line, other.line);
        by = by != 0 ? by : Integer.compare(column, other.column);
        return by != 0 ? by : problem.compareTo(other.problem);
    }

    /** {@code file:line:column: problem}, the line with a caret below the column, and what to do. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(FactValue.printable(file))
                .append(':')
                .append(line)
                .append(':')
                .append(column)
                .append(": ")
                .append(problem);
        if (!excerpt.isBlank()) {
            quote(text);
        }
        return text.append("\n    ").append(remedy).toString();
    }

    /** The line, of a long one what is around the column, and a caret below the column. */
    private void quote(StringBuilder text) {
        int from = excerpt.length() <= 2 * AROUND ? 0 : Math.max(0, Math.min(column - 1, excerpt.length()) - AROUND);
        int to = Math.min(excerpt.length(), from + 2 * AROUND);
        String before = from > 0 ? "…" : "";
        text.append("\n    ").append(before).append(excerpt, from, to).append(to < excerpt.length() ? "…" : "");
        text.append("\n    ").append(" ".repeat(before.length()));
        for (int i = from; i < column - 1 && i < to; i++) {
            text.append(excerpt.charAt(i) == '\t' ? '\t' : ' ');
        }
        text.append('^');
    }
}
