package care.concordance.cli;

import care.concordance.authoring.PackCheck;
import care.concordance.verdict.Provenance;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code check}: what is wrong with a pack of one's own. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check a directory of standards: everything that is wrong with it, with file, line, column and"
                + " what to do; and what was read.")
final class CheckCommand implements Callable<Integer> {

    /** How findings are printed. */
    enum Format {
        TEXT,
        JSON,
        SARIF
    }

    @Mixin
    private final OwnPack own = new OwnPack();

    @Option(names = "--format", description = "text, json, or sarif: version 2.1.0 (default: text).")
    private Format format = Format.TEXT;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day of which is said which texts are not in force (default: today).")
    private @Nullable LocalDate asOf;

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PackCheck check = PackCheck.of(own.directory(), own.before());
        LocalDate day = asOf == null ? LocalDate.now(ZoneId.systemDefault()) : asOf;
        output.write(
                switch (format) {
                    case TEXT -> Provenance.NOT_OFFICIAL + "\n" + Words.lines(check.text(day));
                    case JSON -> check.json(day);
                    case SARIF -> check.sarif();
                },
                spec.commandLine().getOut());
        return (check.findings().isEmpty() ? Exit.DONE : Exit.FOUND).code();
    }
}
