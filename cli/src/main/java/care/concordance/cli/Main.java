package care.concordance.cli;

import care.concordance.ConcordanceException;
import care.concordance.facts.CalendarDay;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line. */
@Command(
        name = "concordance",
        mixinStandardHelpOptions = true,
        version = "concordance 0.1.0",
        description = "Does a cancer program's care meet the standard, why, and what would close the gap?",
        footer = {"", "The standards are modelled on public sources. They are not official, and not MSK's own text."})
public final class Main {

    private static final List<Class<?>> COMMANDS = List.of(
            AssessCommand.class,
            CheckCommand.class,
            TestCommand.class,
            WatchCommand.class,
            ShowCommand.class,
            FactsCommand.class,
            NewCommand.class,
            CatalogCommand.class,
            LanguageServerCommand.class,
            ExplainCommand.class,
            WhyNotCommand.class,
            PlanCommand.class,
            ReplayCommand.class,
            DesignationCommand.class,
            StagesCommand.class,
            CompareCommand.class,
            ImpactCommand.class,
            RatesCommand.class,
            MeasureCommand.class,
            ReviewCommand.class,
            RequestCommand.class,
            MergeCommand.class,
            WorkbookCommand.class);

    /** Those that judge by the shipped standards, whatever else they are given. */
    private static final Set<String> JUDGING = Set.of(
            "assess", "why", "why-not", "plan", "designation", "stages", "compare", "replay", "request", "merge");

    /** Those that are over in a second. */
    private static final Set<String> SHORT = Set.of("assess", "designation", "stages");

    /** Errors of the person who runs the command: their message says what to do, a stack trace would not help. */
    private static final List<Class<? extends Exception>> INPUT_ERRORS =
            List.of(ConcordanceException.class, UncheckedIOException.class, IllegalArgumentException.class);

    private static final int FRAMES_SHOWN = 8;

    private Main() {}

    /** Runs the command line and exits with its code. */
    public static void main(String... args) {
        if (args.length > 1 && SHORT.contains(args[0])) {
            // Of what is called fifteen times Java 17 makes a class: of every property of every fact. It never pays
            // here.
            System.setProperty("sun.reflect.inflationThreshold", String.valueOf(Integer.MAX_VALUE));
        }
        if (args.length > 1 && JUDGING.contains(args[0])) {
            Rules.loadAhead();
        }
        CommandLine commandLine = commandLine(args);
        // JSON is UTF-8 wherever it is made; the rest goes the same way.
        commandLine.setOut(Terminal.colored(new PrintWriter(
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                false,
                StandardCharsets.UTF_8)));
        System.exit(run(commandLine, args));
    }

    /** Runs a command; whatever happens, the code is one of {@link Exit}. */
    static int run(CommandLine commandLine, String... args) {
        PrintWriter err = commandLine.getErr();
        int code;
        try {
            code = commandLine.execute(args);
            if (commandLine.getOut().checkError()) {
                err.println(
                        "Not all of the result could be written: the disk may be full, or nobody reads it any more.");
                code = Exit.UNUSABLE.code();
            }
        } catch (Throwable e) {
            code = failed(e, err);
        }
        err.flush();
        return code;
    }

    /**
     * The command line, for a caller that wants its exit code and output.
     *
     * @param args what it will be asked to execute: to read the options of one command takes a fraction of what all take. Of
     *     none, and of a name that is no command's, all are there.
     */
    static CommandLine commandLine(String... args) {
        CommandLine commandLine = new CommandLine(new Main());
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> args.length > 0 && answers(command, args[0]))
                .toList();
        if (named.isEmpty()) {
            COMMANDS.forEach(commandLine::addSubcommand);
            commandLine.addSubcommand(AutoComplete.GenerateCompletion.class);
        } else {
            named.forEach(commandLine::addSubcommand);
        }
        commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, Main::day)
                .setExecutionStrategy(parsed -> {
                    for (ParseResult each = parsed;
                            each != null;
                            each = each.hasSubcommand() ? each.subcommand() : null) {
                        check(each);
                    }
                    return new CommandLine.RunLast().execute(parsed);
                })
                .setExecutionExceptionHandler((exception, command, result) -> ended(exception, command.getErr()));
        list(commandLine);
        return commandLine;
    }

    private static boolean answers(Class<?> type, String name) {
        return Arrays.stream(type.getAnnotationsByType(Command.class))
                .anyMatch(command -> command.name().equals(name)
                        || List.of(command.aliases()).contains(name));
    }

    private static void check(ParseResult command) {
        try {
            Targets.check(command);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new CommandLine.ExecutionException(
                    command.commandSpec().commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static void list(CommandLine command) {
        command.getCommandSpec().exitCodeOnExecutionException(Exit.FAILED.code());
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(Exit.list());
        command.getSubcommands().values().forEach(Main::list);
    }

    private static LocalDate day(String text) {
        try {
            return CalendarDay.parse(text);
        } catch (DateTimeException e) {
            throw new CommandLine.TypeConversionException(
                    "'" + text + "' is no day of the calendar; write year, month and day, as in 2026-06-30");
        }
    }

    private static int ended(Exception exception, PrintWriter err) {
        if (INPUT_ERRORS.stream().noneMatch(type -> type.isInstance(exception))) {
            return failed(exception, err);
        }
        err.println(exception.getMessage()
                + (exception instanceof UncheckedIOException ? ": " + Words.reason(exception) : ""));
        return Exit.UNUSABLE.code();
    }

    /** Where in the program it was; nothing when that is not told. */
    private static String where(Throwable error) {
        return Arrays.stream(error.getStackTrace())
                .filter(frame -> frame.getClassName()
                        .startsWith(Main.class.getPackageName().replaceFirst("\\.cli$", ".")))
                .findFirst()
                .map(frame -> ", at " + frame)
                .orElse("");
    }

    /** Says what failed and where. Not the error's own message, which may hold data. */
    private static int failed(Throwable error, PrintWriter err) {
        Throwable root = error;
        while (root.getCause() != null && !(root instanceof VirtualMachineError)) {
            root = root.getCause();
        }
        if (root instanceof OutOfMemoryError) {
            err.println(
                    "There is not enough memory, with " + (Runtime.getRuntime().maxMemory() >> 20) + " MB at most"
                            + where(root) + ". Give more, as in: java -Xmx4g -jar concordance.jar");
            return Exit.UNUSABLE.code();
        } else if (root instanceof StackOverflowError) {
            err.println(
                    "Something given is nested too deeply, or too long, for the program's stack" + where(root) + ".");
            return Exit.UNUSABLE.code();
        } else {
            err.println("The program failed: this is a mistake in it. Nothing it printed before counts. "
                    + root.getClass().getName());
            Arrays.stream(root.getStackTrace()).limit(FRAMES_SHOWN).forEach(frame -> err.println("  at " + frame));
        }
        return Exit.FAILED.code();
    }
}
