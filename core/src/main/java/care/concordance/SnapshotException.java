package care.concordance;

import care.concordance.facts.FactValue;
import java.util.List;
import java.util.stream.Collectors;

/** The facts of a snapshot hold what no fact may, or contradict themselves or each other. Carries every problem, not just the first. */
public final class SnapshotException extends ConcordanceException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public SnapshotException(String partner, List<Problem> problems) {
        super(problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining(
                        "\n",
                        "The facts about " + FactValue.printable(String.valueOf(partner)) + " cannot be assessed: "
                                + problems.size() + " problem(s).\n",
                        "")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
