package care.concordance.cli;

import care.concordance.authoring.CoverageReport;
import care.concordance.authoring.PackScenarios;
import care.concordance.authoring.Scenarios;
import care.concordance.verdict.Provenance;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
        JSON
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

    @Option(names = "--format", description = "text or json (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PackScenarios test =
                PackScenarios.of(own.directory(), scenarios == null ? own.directory() : scenarios, own.before());
        output.write(
                format == Format.JSON ? test.json(coverage) : Words.lines(text(test)),
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
        return (test.results().stream().allMatch(Scenarios.Result::passed) ? Exit.DONE : Exit.FOUND).code();
    }

    private String text(PackScenarios test) {
        return Provenance.NOT_OFFICIAL + "\n" + test.text()
                + (coverage ? "\n" + new CoverageReport(test.coverage()).text() : "");
    }
}
