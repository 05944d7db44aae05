package care.concordance.workbook;

import care.concordance.ConcordanceException;
import java.util.List;
import java.util.stream.Collectors;

/** Facts in tables cannot be used. Carries every problem, not just the first; nothing was read. */
public final class WorkbookException extends ConcordanceException {

    private static final long serialVersionUID = 1L;

    /** Tables that are wrong throughout do not flood the screen; {@link #problems} holds everything. */
    private static final int SHOWN = 100;

    private final transient List<Problem> problems;

    /**
     * One thing wrong, for the person who keeps the tables.
     *
     * @param place where: a cell as in {@code sites!F5}, or a file, line and column
     * @param problem what is wrong
     * @param remedy what to do
     */
    public record Problem(String place, String problem, String remedy) {

        @Override
        public String toString() {
            return place + " " + problem + "; " + remedy;
        }
    }

    WorkbookException(String source, List<Problem> problems) {
        super(problems.stream()
                .limit(SHOWN)
                .map(problem -> "  " + problem)
                .collect(Collectors.joining(
                        "\n",
                        source + ": nothing was read, there "
                                + (problems.size() == 1 ? "is 1 problem" : "are " + problems.size() + " problems")
                                + ".\n",
                        problems.size() > SHOWN ? "\n  and " + (problems.size() - SHOWN) + " more" : "")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the tables; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
