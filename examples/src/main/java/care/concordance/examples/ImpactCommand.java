package care.concordance.examples;

import care.concordance.PartnerSnapshot;
import care.concordance.followup.Impact;
import care.concordance.json.FactsJson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code impact}: which verdicts another edition would change, before it is adopted. */
@Command(
        name = "impact",
        mixinStandardHelpOptions = true,
        description =
                "Judge the same facts by two editions of the standards: which verdicts would change, and for whom.")
final class ImpactCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FACTS.json", arity = "1..*", description = "Facts of one or more partners.")
    private List<Path> files = List.of();

    @Option(names = "--before", paramLabel = "DATE", required = true, description = "A day of the earlier edition.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private LocalDate before;

    @Option(names = "--after", paramLabel = "DATE", required = true, description = "A day of the later edition.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private LocalDate after;

    @Mixin
    private final Rules rules = new Rules();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<PartnerSnapshot> snapshots = files.stream().map(FactsJson::read).toList();
        Impact impact = rules.engine().impact(before, after, snapshots);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Standards of " + before + " against " + after);
        out.println("  added:   " + words(impact.added()));
        out.println("  changed: " + words(impact.changed()));
        out.println("  retired: " + words(impact.retired()));
        out.println("Verdicts that would change: " + impact.changes().size());
        impact.changes()
                .forEach(change -> out.println("  " + change.partner() + "  " + change.standard() + " "
                        + change.subject() + ": " + Words.outcome(change.from()) + " -> "
                        + Words.outcome(change.to())));
        if (snapshots.stream().anyMatch(PartnerSnapshot::synthetic)) {
            out.println("(synthetic data)");
        }
        out.flush();
        return 0;
    }

    private static String words(List<String> ids) {
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }
}
