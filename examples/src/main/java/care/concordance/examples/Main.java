package care.concordance.examples;

import care.concordance.SnapshotException;
import care.concordance.evaluate.EvaluationException;
import care.concordance.fhir.ValueSetException;
import care.concordance.json.FactsJsonException;
import care.concordance.pack.RulePackException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "concordance",
        mixinStandardHelpOptions = true,
        version = "concordance 0.1.0",
        description = "Does a cancer program's care meet the standard, why, and what would close the gap?",
        footer = {
            "",
            "Exit codes: 0 done; 1 what --fail-on asks for was found; 2 the input cannot be used.",
            "The standards are modelled on public sources. They are not official, and not MSK's own text."
        },
        subcommands = {
            AssessCommand.class,
            CatalogCommand.class,
            ExplainCommand.class,
            WhyNotCommand.class,
            PlanCommand.class,
            ReplayCommand.class,
            DesignationCommand.class,
            StagesCommand.class,
            CompareCommand.class,
            ImpactCommand.class,
            RatesCommand.class,
            MeasureCommand.class
        })
public final class Main {

    /** Errors of the person who runs the command: their message says what to do, a stack trace would not help. */
    private static final List<Class<? extends Exception>> INPUT_ERRORS = List.of(
            FactsJsonException.class,
            SnapshotException.class,
            RulePackException.class,
            EvaluationException.class,
            ValueSetException.class,
            UncheckedIOException.class,
            IllegalArgumentException.class);

    private Main() {}

    /** Runs the command line and exits with its code. */
    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, for a caller that wants its exit code and output. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, result) -> {
                    if (INPUT_ERRORS.stream().noneMatch(type -> type.isInstance(exception))) {
                        throw exception;
                    }
                    command.getErr().println(exception.getMessage());
                    return CommandLine.ExitCode.USAGE;
                });
    }
}
