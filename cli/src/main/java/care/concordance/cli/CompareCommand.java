package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.followup.Changes;
import care.concordance.followup.Trend;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.VerdictChange;
import care.concordance.workbook.FactsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: what became of a partner over the years. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Compare assessments of one partner, oldest to youngest: the trend, and what opened and closed each time.")
final class CompareCommand implements Callable<Integer> {

    @Parameters(paramLabel = Facts.FORMS, arity = "2..*", description = "Facts of the partner on several days.")
    private List<Path> files = List.of();

    @Mixin
    private final Rules rules = new Rules();

    @Mixin
    private final Answer answer = new Answer();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConcordanceEngine engine = rules.engine();
        List<Assessment> assessments = new ArrayList<>();
        for (Path file : files) {
            assessments.add(engine.assess(FactsFile.read(file)));
        }
        List<String> names = assessments.stream()
                .map(assessment -> assessment.snapshot().name())
                .distinct()
                .toList();
        if (names.size() > 1) {
            throw new IllegalArgumentException(
                    "these are facts of several partners, and one can be compared with itself only: "
                            + String.join(", ", names));
        }
        assessments.sort(
                Comparator.comparing(assessment -> assessment.snapshot().asOf()));

        List<Changes> changes = new ArrayList<>();
        for (int i = 1; i < assessments.size(); i++) {
            changes.add(assessments.get(i).since(assessments.get(i - 1)));
        }
        Trend trend = Assessment.trend(assessments);
        return answer.write(
                spec.commandLine().getOut(),
                out -> text(out, assessments, trend, changes),
                () -> Answer.comparison(assessments.get(assessments.size() - 1), trend, changes));
    }

    private static void text(PrintWriter out, List<Assessment> assessments, Trend trend, List<Changes> changes) {
        Assessment last = assessments.get(assessments.size() - 1);
        out.println(last.snapshot().name());
        Words.marks(out, last.snapshot().synthetic());
        Words.replaced(out, last.replacements());
        out.println();
        out.printf(
                Locale.ROOT,
                "%-12s %-14s %6s %11s %5s %9s %7s%n",
                "as of",
                "system",
                "sites",
                "concordant",
                "gaps",
                "unproven",
                "waived");
        for (Trend.Year year : trend.years()) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %-14s %3d/%-2d %11d %5d %9d %7d%n",
                    year.asOf(),
                    year.system(),
                    year.sitesConcordant(),
                    year.sitesInScope(),
                    year.outcomes().get(Outcome.CONCORDANT),
                    year.outcomes().get(Outcome.GAP),
                    year.outcomes().get(Outcome.UNPROVEN),
                    year.outcomes().get(Outcome.WAIVED));
        }
        Words.judgedByLater(out, assessments.get(0));
        changes.forEach(each -> print(out, each));
    }

    private static void print(PrintWriter out, Changes changes) {
        out.println();
        out.println(changes.from() + " to " + changes.to());
        print(out, "opened", changes.opened());
        print(out, "closed", changes.closed());
        print(out, "still open", changes.stillOpen());
        print(out, "overdue", changes.overdue());
        out.println("  standards newly in force: " + words(changes.newlyInForce()));
        out.println("  standards retired: " + words(changes.retired()));
    }

    private static void print(PrintWriter out, String what, List<VerdictChange> changes) {
        out.println("  " + what + ": " + changes.size());
        changes.stream()
                .limit(20)
                .forEach(change -> out.println("    " + change.standard() + " " + change.subject() + ": "
                        + Words.outcome(
                                change.before() == null ? null : change.before().outcome()) + " -> "
                        + Words.outcome(
                                change.after() == null ? null : change.after().outcome())));
        if (changes.size() > 20) {
            out.println("    and " + (changes.size() - 20) + " more");
        }
    }

    private static String words(List<String> ids) {
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }
}
