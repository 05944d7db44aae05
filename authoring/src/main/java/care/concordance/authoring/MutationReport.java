package care.concordance.authoring;

import care.concordance.authoring.Mutation.Judged;
import care.concordance.json.JsonText;
import care.concordance.json.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What mistakes scenarios notice, for a reader and for a program: each change that none noticed, with its place. */
public final class MutationReport {

    private final Mutation mutation;

    public MutationReport(Mutation mutation) {
        this.mutation = mutation;
    }

    private List<Judged> survivors() {
        return mutation.judged().stream().filter(Judged::survived).toList();
    }

    private static String where(Judged judged) {
        return judged.mutant().place() + ": " + judged.mutant().standard().id() + " "
                + judged.mutant().key();
    }

    /** Each survivor with its place and why it is none, or what would notice it; then the figures. */
    public String text() {
        StringBuilder text = new StringBuilder();
        List<Judged> unexplained =
                survivors().stream().filter(Judged::isUnexplained).toList();
        if (!unexplained.isEmpty()) {
            text.append("changes that no scenario notices\n");
        }
        for (Judged judged : unexplained) {
            text.append("  ").append(where(judged)).append('\n');
            Scenario wanting = judged.wanting();
            if (wanting != null) {
                text.append("    would be noticed by, if it is right:\n    ")
                        .append(wanting.text())
                        .append('\n');
            }
        }
        List<Judged> explained =
                survivors().stream().filter(judged -> !judged.isUnexplained()).toList();
        if (!explained.isEmpty()) {
            text.append("changes that change nothing, as the page explains\n");
        }
        explained.forEach(judged -> text.append("  ")
                .append(where(judged))
                .append(": ")
                .append(judged.explanation())
                .append('\n'));
        mutation.problems()
                .forEach(problem -> text.append("not right: ").append(problem).append('\n'));
        return text.append(sum()).toString();
    }

    /** The figures: how many changes, how many noticed, explained, and neither. */
    public String sum() {
        long explained =
                survivors().stream().filter(judged -> !judged.isUnexplained()).count();
        Share killed = killed();
        return "mutants     " + killed.cell() + " (" + killed.percent() + ") noticed, " + explained
                + " explained as equivalent, " + (killed.whole() - killed.part() - explained) + " neither\n";
    }

    /** How many of the mutants some scenario notices. */
    Share killed() {
        return Share.of(mutation.judged(), judged -> !judged.survived());
    }

    /** The same for a program: the figures, and each survivor. */
    Map<String, Object> json() {
        return JsonText.ordered(
                "mutants",
                JsonText.ordered("noticed", killed().part(), "of", killed().whole()),
                "survivors",
                survivors().stream().map(MutationReport::json).toList(),
                "problems",
                mutation.problems());
    }

    private static Map<String, @Nullable Object> json(Judged judged) {
        Scenario wanting = judged.wanting();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("standard", judged.mutant().standard().id());
        entry.put("effectiveFrom", judged.mutant().standard().effectiveFrom().toString());
        entry.put("rule", judged.mutant().rule().name());
        entry.put("file", judged.mutant().rule().file());
        entry.put("line", judged.mutant().at().line());
        entry.put("change", judged.mutant().key());
        entry.put("explanation", judged.explanation());
        entry.put("wanting", wanting == null ? null : wanting.text());
        return entry;
    }
}
