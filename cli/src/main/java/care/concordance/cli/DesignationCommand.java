package care.concordance.cli;

import care.concordance.Assessment;
import java.io.PrintWriter;
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
        PrintWriter out = spec.commandLine().getOut();
        Words.head(out, assessment);
        out.print(assessment.designationReport(Terminal.columns()));
        if (assessment.designation().recorded().isEmpty()) {
            out.println("  Recorded: none");
        }
        out.flush();
        return 0;
    }
}
