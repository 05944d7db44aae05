package care.concordance.json;

import care.concordance.ConcordanceException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A JSON document cannot be read as facts. Carries every problem, not just the first; nothing was read. */
public final class FactsJsonException extends ConcordanceException {

    private static final long serialVersionUID = 1L;

    /** A document that is wrong throughout does not flood the screen; {@link #problems} holds everything. */
    private static final int SHOWN = 100;

    private final String source;
    private final transient List<Problem> problems;

    /**
     * One thing wrong with a document, for the person who keeps it.
     *
     * @param pointer where, as a JSON pointer; empty for the whole document
     * @param line 1-based
     * @param column 1-based
     * @param problem what is wrong
     * @param remedy what to do
     */
    public record Problem(String pointer, int line, int column, String problem, String remedy) {

        @Override
        public String toString() {
            return (pointer.isEmpty() ? "the document" : pointer) + " (line " + line + ", column " + column + ") "
                    + problem + "; " + remedy;
        }
    }

    FactsJsonException(String source, List<Problem> problems) {
        this(
                source,
                problems.stream()
                        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                        .toList(),
                problems.size());
    }

    private FactsJsonException(String source, List<Problem> sorted, int count) {
        super(sorted.stream()
                .limit(SHOWN)
                .map(problem -> "  " + problem)
                .collect(Collectors.joining(
                        "\n",
                        source + ": nothing was read, there "
                                + (count == 1 ? "is 1 problem" : "are " + count + " problems") + ".\n",
                        count > SHOWN ? "\n  and " + (count - SHOWN) + " more" : "")));
        this.source = source;
        this.problems = sorted;
    }

    /** What was read: a file's name, or what stands for one. */
    public String source() {
        return source;
    }

    /** What is wrong, in the order of the document; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
