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
            text.append("\n    ").append(excerpt).append("\n    ");
            for (int i = 0; i < column - 1 && i < excerpt.length(); i++) {
                text.append(excerpt.charAt(i) == '\t' ? '\t' : ' ');
            }
            text.append('^');
        }
        return text.append("\n    ").append(remedy).toString();
    }
}
