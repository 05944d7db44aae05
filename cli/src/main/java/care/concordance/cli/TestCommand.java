package care.concordance.cli;

import care.concordance.authoring.Completeness;
import care.concordance.authoring.CoverageReport;
import care.concordance.authoring.Mutation;
import care.concordance.authoring.MutationReport;
import care.concordance.authoring.PackScenarios;
import care.concordance.authoring.Scenarios;
import care.concordance.verdict.Provenance;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code test}: the scenarios of a pack of one's own. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description =
                "Run the scenarios of a directory of standards: every <ID>.json below it. Says what passed, and of"
                        + " what failed what was expected and what came.")
final class TestCommand implements Callable<Integer> {

    /** How results are printed. */
    enum Format {
        TEXT,
        JSON,
        SARIF,
        HTML
    }

    @Mixin
    private final OwnPack own = new OwnPack();

    @Option(
            names = "--scenarios",
            paramLabel = "DIR",
            description = "Where the scenarios lie, when not in the pack's directory.")
    private @Nullable Path scenarios;

    @Option(
            names = "--coverage",
            description = "Also say what the scenarios try: each rule, and each limit one below, at it, and one above.")
    private boolean coverage;

    @Option(
            names = "--mutate",
            description =
                    "Also change each rule a little, one change at a time, and say which changes no scenario notices.")
    private boolean mutate;

    @Option(
            names = "--complete",
            description =
                    "Also try facts of all kinds: whether each outcome the page gives can be reached, and no other.")
    private boolean complete;

    @Option(names = "--format", description = "text, json or sarif, or html for --coverage (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (format == Format.HTML && (!coverage || mutate || complete)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "html is the format of --coverage alone: give it, or ask for text, json or sarif");
        }
        Path kept = scenarios == null ? own.directory() : scenarios;
        PackScenarios test = PackScenarios.of(own.directory(), kept, own.before());
        Mutation mutation = mutate && !test.results().isEmpty()
                ? test.mutation(Runtime.getRuntime().availableProcessors())
                : null;
        List<Completeness.Found> incomplete = complete ? test.incomplete(id -> true) : null;
        output.write(
                switch (format) {
                    case TEXT -> Words.lines(text(test, mutation, incomplete));
                    case JSON -> test.json(coverage, mutation, incomplete);
                    case SARIF -> test.sarif(own.directory(), kept, mutation, incomplete);
                    case HTML -> new CoverageReport(test.coverage()).html(test.pack());
                },
                spec.commandLine().getOut());
        if (test.results().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("No scenario was read: write <ID>.json beside the standard, or name their directory with"
                            + " --scenarios.");
            return Exit.UNUSABLE.code();
        }
        if (!test.unreadable().isEmpty()) {
            return Exit.UNUSABLE.code();
        }
        boolean passed = test.results().stream().allMatch(Scenarios.Result::passed)
                && (mutation == null || mutation.isClean())
                && (incomplete == null || incomplete.isEmpty());
        return (passed ? Exit.DONE : Exit.FOUND).code();
    }

    private String text(
            PackScenarios test, @Nullable Mutation mutation, @Nullable List<Completeness.Found> incomplete) {
        return Provenance.NOT_OFFICIAL + "\n" + test.text()
                + (coverage ? "\n" + new CoverageReport(test.coverage()).text() : "")
                + (mutation == null ? "" : "\n" + new MutationReport(mutation).text())
                + (incomplete == null ? "" : "\n" + test.text(incomplete));
    }
}
