package care.concordance.cli;

import care.concordance.ConcordanceEngine;
import care.concordance.report.CatalogSite;
import care.concordance.report.HtmlReport;
import care.concordance.verdict.Standard;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code catalog}: every standard, its source, its thresholds; as a list, or as a site with a page for each. */
@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        description =
                "List the standards in force: what each asks, its thresholds, and where they come from. With --out"
                        + " FOLDER, write every standard as a site of pages that needs no server: what it asks, examples"
                        + " with their verdicts, its history, and a search.")
final class CatalogCommand implements Callable<Integer> {

    @Mixin
    private final Rules rules = new Rules();

    @Option(names = "--as-of", paramLabel = "DATE", description = "The day (default: ${DEFAULT-VALUE}).")
    private LocalDate asOf = LocalDate.of(2026, 1, 28);

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write it here: a site of pages when the name has no extension, else the list.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter terminal = spec.commandLine().getOut();
        if (out == null) {
            list(terminal);
            terminal.flush();
            return Exit.DONE.code();
        }
        if (!Targets.isNamedAsFolder(out)) {
            Output.write(out, to -> {
                list(to);
                return 0;
            });
            return Exit.DONE.code();
        }
        List<CatalogSite.Example> failing = new ArrayList<>();
        Output.folder(out, folder -> {
            CatalogSite site = CatalogPages.of(rules.directories(), asOf);
            HtmlReport.files(site).forEach((name, page) -> Output.text(folder.resolve(name), page));
            site.examples().stream().filter(example -> !example.holds()).forEach(failing::add);
        });
        terminal.println("Wrote " + out + ": open " + out.resolve("index.html") + " in a browser.");
        terminal.flush();
        failing.forEach(example -> spec.commandLine()
                .getErr()
                .println("A scenario fails, and its page says so: " + example.standard() + " \"" + example.say()
                        + "\""));
        return (failing.isEmpty() ? Exit.DONE : Exit.FOUND).code();
    }

    private void list(PrintWriter to) {
        Words.marks(to, false);
        ConcordanceEngine engine = rules.engine();
        Words.replaced(to, engine.replacements(asOf));
        for (Standard standard : engine.catalog(asOf)) {
            to.println(standard.id() + "  " + standard.title());
            to.println("    " + standard.component().title() + ", " + standard.domain() + "; about a "
                    + standard.level().name().toLowerCase(Locale.ROOT) + "; "
                    + standard.requirement().name().toLowerCase(Locale.ROOT) + "; in force from "
                    + standard.effectiveFrom()
                    + (standard.effectiveTo() == null ? "" : " to " + standard.effectiveTo()));
            to.println("    thresholds: "
                    + (standard.thresholds().isEmpty() ? "none" : String.join("; ", standard.thresholds())));
            to.println(
                    "    source: " + standard.source() + " (" + standard.basis().meaning() + ")");
        }
    }
}
