package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.facts.RecordedDesignation;
import care.concordance.followup.Designation;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code designation}: who is concordant. */
@Command(
        name = "designation",
        mixinStandardHelpOptions = true,
        description = "Show who is concordant: each site, each region, then the system, beside what MSK has recorded.")
final class DesignationCommand implements Callable<Integer> {

    @Mixin
    private final Facts facts = new Facts();

    @Mixin
    private final Rules rules = new Rules();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Assessment assessment = rules.engine().assess(facts.snapshot());
        Designation designation = assessment.designation();
        PrintWriter out = spec.commandLine().getOut();
        Words.head(out, assessment);
        out.printf(
                Locale.ROOT,
                "  %-18s %-8s %-40s %10s %5s %9s %7s %13s%n",
                "computed",
                "",
                "",
                "concordant",
                "gaps",
                "unproven",
                "waived",
                "commendations");
        designation.rows().forEach(row -> row(out, row));
        out.println("Not yet included: "
                + (designation.notYetIncluded().isEmpty() ? "none" : String.join(", ", designation.notYetIncluded())));
        for (RecordedDesignation recorded : designation.recorded()) {
            out.println("Recorded: " + recorded.on() + " (" + recorded.source() + ")");
        }
        if (designation.recorded().isEmpty()) {
            out.println("Recorded: none");
        }
        out.flush();
        return 0;
    }

    private static void row(PrintWriter out, Designation.Row row) {
        out.printf(
                Locale.ROOT,
                "  %-18s %-8s %-40s %10d %5d %9d %7d %13d%n",
                row.standing(),
                row.subject().kind().name().toLowerCase(Locale.ROOT),
                row.name(),
                row.concordant(),
                row.gaps(),
                row.unproven(),
                row.waived(),
                row.commendations());
    }
}
