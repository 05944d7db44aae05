package care.concordance.cli;

import care.concordance.ConcordanceEngine;
import care.concordance.verdict.Standard;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code catalog}: every standard, its source, its thresholds. */
@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        description = "List the standards in force: what each asks, its thresholds, and where they come from.")
final class CatalogCommand implements Callable<Integer> {

    @Mixin
    private final Rules rules = new Rules();

    @Option(names = "--as-of", paramLabel = "DATE", description = "The day (default: ${DEFAULT-VALUE}).")
    private LocalDate asOf = LocalDate.of(2026, 1, 28);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Words.marks(out, false);
        ConcordanceEngine engine = rules.engine();
        Words.replaced(out, engine.replacements(asOf));
        for (Standard standard : engine.catalog(asOf)) {
            out.println(standard.id() + "  " + standard.title());
            out.println("    " + standard.component().title() + ", " + standard.domain() + "; about a "
                    + standard.level().name().toLowerCase(Locale.ROOT) + "; "
                    + standard.requirement().name().toLowerCase(Locale.ROOT) + "; in force from "
                    + standard.effectiveFrom()
                    + (standard.effectiveTo() == null ? "" : " to " + standard.effectiveTo()));
            out.println("    thresholds: "
                    + (standard.thresholds().isEmpty() ? "none" : String.join("; ", standard.thresholds())));
            out.println(
                    "    source: " + standard.source() + " (" + standard.basis().meaning() + ")");
        }
        out.flush();
        return 0;
    }
}
