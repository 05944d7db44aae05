package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.followup.Lifecycle;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stages}: how far the partner has come. */
@Command(
        name = "stages",
        mixinStandardHelpOptions = true,
        description =
                "Show how far a partner has come, what is missing for the next step, and what each step releases.")
final class StagesCommand implements Callable<Integer> {

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
        Lifecycle lifecycle = assessment.lifecycle();
        PrintWriter out = spec.commandLine().getOut();
        Words.head(out, assessment);
        out.println("Now: " + lifecycle.current().title());
        for (Lifecycle.Step step : lifecycle.steps()) {
            out.printf(
                    Locale.ROOT,
                    "  %-13s  %s%n",
                    step.state().title(),
                    step.stage().title());
            some(out, step.missing());
        }
        if (lifecycle.nextReview() != null) {
            out.println("Next annual review: " + lifecycle.nextReview());
        }
        out.println("Benefits");
        for (Lifecycle.Benefit benefit : lifecycle.benefits()) {
            out.printf(
                    Locale.ROOT,
                    "  %-13s  %s  (after: %s)%n",
                    benefit.isReleased() ? "released" : benefit.isWithheld() ? "withheld" : "not on record",
                    benefit.name(),
                    benefit.after().title());
            some(out, benefit.withheld());
        }
        out.flush();
        return 0;
    }

    private static void some(PrintWriter out, List<Lifecycle.Lack> lines) {
        lines.stream().limit(5).forEach(line -> out.println("                 - " + line.what()));
        if (lines.size() > 5) {
            out.println("                 - and " + (lines.size() - 5) + " more");
        }
    }
}
