package care.concordance.pack;

import care.concordance.ConcordanceException;
import care.concordance.facts.FactValue;
import java.util.List;
import java.util.stream.Collectors;

/** A rule pack cannot be used. Carries everything that is wrong with it, not just the first thing. */
public final class RulePackException extends ConcordanceException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public RulePackException(String pack, List<Finding> findings) {
        super(message(pack, findings));
        this.findings = findings.stream().sorted().toList();
    }

    /** What is wrong, in the order of files, lines and columns; never empty. */
    public List<Finding> findings() {
        return findings;
    }

    private static String message(String pack, List<Finding> findings) {
        return findings.stream()
                .sorted()
                .map(Finding::toString)
                .collect(Collectors.joining(
                        "\n",
                        "Rule pack " + FactValue.printable(pack) + " is refused: " + findings.size() + " problem(s).\n",
                        ""));
    }
}
