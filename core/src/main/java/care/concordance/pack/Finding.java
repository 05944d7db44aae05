package care.concordance.pack;

/**
 * One thing wrong with a rule pack, for the author who must mend it.
 *
 * @param file path inside the pack
 * @param line 1-based
 * @param column 1-based
 * @param problem what is wrong
 * @param remedy what to do
 * @param excerpt the line as written; empty when the file itself is the problem
 */
public record Finding(String file, int line, int column, String problem, String remedy, String excerpt)
        implements Comparable<Finding> {

    /** So much of a long line is quoted on either side of the column. */
    private static final int AROUND = 80;

    /** A finding about a file, or a pack, as a whole. */
    public static Finding ofFile(String file, String problem, String remedy) {
        return new Finding(file, 1, 1, problem, remedy, "");
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
                .append(file)
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
