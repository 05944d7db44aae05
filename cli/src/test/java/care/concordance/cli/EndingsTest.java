package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** How commands end, and that what they write destroys nothing. */
class EndingsTest {

    private static final String FACTS = "../examples/data/riverbend-2026.json";
    private static final String REGISTRY = "../examples/data/synthetic-registry-2025.xml.gz";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theTableOfTheDocumentsIsTheOneOfTheProgram() throws IOException {
        Stream<String> table =
                Arrays.stream(Exit.values()).map(exit -> "| " + exit.code() + " | " + exit.meaning() + " |");
        assertThat(Files.readAllLines(Path.of("../docs/command-line.md")))
                .filteredOn(line -> line.matches("\\| [0-9].*"))
                .containsExactlyElementsOf(table.toList());
        for (String command : new String[] {"assess", "review", "replay"}) {
            String help = Run.command(command, "--help").out().replaceAll("\\s+", " ");
            assertThat(Exit.values()).allSatisfy(exit -> assertThat(help).contains(exit.meaning()));
        }
    }

    @Command(name = "fail")
    private record Failing(Throwable error) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            if (error instanceof Error thrown) {
                throw thrown;
            }
            throw (Exception) error;
        }
    }

    private static Run failing(Throwable error) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(err));
        commandLine.addSubcommand(new CommandLine(new Failing(error))
                .setExecutionExceptionHandler(commandLine.getExecutionExceptionHandler())
                .setErr(new PrintWriter(err)));
        return new Run(Main.run(commandLine, "fail"), "", err.toString());
    }

    @Test
    void aFailureOfTheProgramIsNeverAnAnswer() {
        assertThat(failing(new NullPointerException("Mary")))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(Exit.FAILED.code()))
                .satisfies(run -> assertThat(run.err())
                        .contains("java.lang.NullPointerException", "at care.concordance.cli")
                        .doesNotContain("Mary"));
    }

    @Test
    void tooLittleStackOrMemoryIsTheInputsAndHasAPlace() {
        for (Error error : List.of(new StackOverflowError(), new OutOfMemoryError())) {
            assertThat(failing(error).exit()).isEqualTo(Exit.UNUSABLE.code());
            assertThat(failing(error).err()).contains(", at care.concordance.cli.EndingsTest.");
        }
        assertThat(failing(new OutOfMemoryError()).err()).contains("-Xmx4g");
        assertThat(failing(new IllegalStateException(new OutOfMemoryError())).err())
                .contains("not enough memory");
        assertThat(failing(new IllegalArgumentException("say what")).exit()).isEqualTo(Exit.UNUSABLE.code());
    }

    @Test
    void aResultThatCannotBeWrittenIsAnError() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        for (String[] command :
                new String[][] {{"catalog"}, {"assess", FACTS, "--format", "json"}, {"review", REGISTRY}}) {
            StringWriter err = new StringWriter();
            CommandLine commandLine = Main.commandLine()
                    .setOut(new PrintWriter(
                            new PrintStream(full, false, StandardCharsets.UTF_8), false, StandardCharsets.UTF_8))
                    .setErr(new PrintWriter(err));
            assertThat(Main.run(commandLine, command)).as(command[0]).isEqualTo(2);
            assertThat(err.toString()).contains("Not all of the result could be written");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "review, csv, x.xlsx, --format xlsx",
        "review, xlsx, x.csv, --format csv",
        "review, text, x.html, --format html",
        "review, json, x.CSV, --format csv",
        "assess, text, x.json, --format json",
        "assess, html, x.xlsx, ends otherwise",
        "measure, fhir, x.html, --format html",
        "measure, text, x.json, --format json"
    })
    void aFileIsNotNamedAfterAnotherFormatThanItHolds(String command, String format, String name, String advice) {
        Path file = folder.resolve(name);
        Run run = Run.command(command(command, format, file));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(name + " would hold " + format + " and not ", advice);
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "assess, text, x",
        "assess, text, x.md",
        "assess, json, x.JSON",
        "assess, html, x.html",
        "review, xlsx, x.xlsx",
        "review, csv, x.csv",
        "review, text, json"
    })
    void anyOtherNameWillDo(String command, String format, String name) {
        Path file = folder.resolve(name);
        Run run = Run.command(command(command, format, file));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(file).isNotEmptyFile();
    }

    private static String[] command(String command, String format, Path file) {
        Stream<String> input = switch (command) {
            case "review" -> Stream.of(REGISTRY);
            case "measure" -> Stream.of("--deck", "../examples/data", "--valuesets", "../examples/data");
            default -> Stream.of(FACTS);
        };
        return Stream.of(Stream.of(command), input, Stream.of("--format", format, "--out", file.toString()))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    @Test
    void aResultNeverTakesThePlaceOfItsInput() throws IOException {
        Path facts = Files.copy(Path.of(FACTS), folder.resolve("facts.json"));
        Path registry = Files.copy(Path.of(REGISTRY), folder.resolve("r.xml.gz"));
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), facts);
        Path out = folder.resolve("out.txt");
        Path rules = Files.createDirectory(folder.resolve("rules"));
        String[][] commands = {
            {"assess", facts.toString(), "--out", facts.toString()},
            {"assess", facts.toString(), "--out", link.toString()},
            {
                "assess",
                link.toString(),
                "--out",
                folder.resolve("rules/../facts.json").toString()
            },
            {
                "assess",
                facts.toString(),
                "--rules",
                rules.toString(),
                "--out",
                rules.resolve("x.drl").toString()
            },
            {"review", registry.toString(), "--out", registry.toString()},
            {"review", registry.toString(), "--rates-out", registry.toString()},
            {"review", registry.toString(), "--out", out.toString(), "--rates-out", out.toString()},
        };
        for (String[] command : commands) {
            Run run = Run.command(command);
            assertThat(run.exit()).as(String.join(" ", command)).isEqualTo(2);
            assertThat(run.err()).isNotBlank();
        }
        assertThat(facts).hasSameBinaryContentAs(Path.of(FACTS));
        assertThat(registry).hasSameBinaryContentAs(Path.of(REGISTRY));
        assertThat(out).doesNotExist();
        assertThat(rules).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"assess", "review"})
    void aCommandThatFailsLeavesAnEarlierResult(String command) throws IOException {
        Path earlier = Files.writeString(folder.resolve("earlier.txt"), "of last year");
        Run run = Run.command(command, folder.resolve("nothing").toString(), "--out", earlier.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(earlier).hasContent("of last year");
        assertThat(folder.toFile().list()).containsExactly("earlier.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aCommandThatIsStoppedWhileItWritesLeavesAnEarlierResult(String signal) throws Exception {
        Path earlier = Files.writeString(folder.resolve("earlier.txt"), "of last year");
        Process writing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NeverDone.class.getName(),
                        earlier.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = writing.inputReader()) {
            assertThat(said.readLine()).isEqualTo("half of it is written");
            assertThat(folder.toFile().list()).hasSize(2);
            new ProcessBuilder("kill", "-" + signal, String.valueOf(writing.pid()))
                    .start()
                    .waitFor();
            assertThat(writing.waitFor()).isGreaterThan(128);
        } finally {
            writing.destroyForcibly();
        }
        assertThat(earlier).hasContent("of last year");
        assertThat(folder.toFile().list()).containsExactly("earlier.txt");
    }

    /** A command that has written half of its result when it is stopped. */
    static final class NeverDone {

        private NeverDone() {}

        /** Writes to the file named, and then waits. */
        public static void main(String[] arguments) {
            Output.write(Path.of(arguments[0]), to -> {
                to.print("half");
                to.flush();
                System.out.println("half of it is written");
                LockSupport.parkNanos(Duration.ofMinutes(5).toNanos());
                return 0;
            });
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsAnError() throws IOException {
        Run run = Run.command("assess", FACTS, "--format", "json", "--out", "/dev/full");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("cannot write /dev/full: the disk may be full");
    }

    @Test
    void aResultIsMovedToWhereALinkLeads() throws IOException {
        Path earlier = Files.writeString(folder.resolve("earlier.json"), "of last year");
        Path link = Files.createSymbolicLink(folder.resolve("latest.json"), earlier);
        assertThat(Run.command("assess", FACTS, "--format", "json", "--out", link.toString())
                        .exit())
                .isZero();
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(earlier)).startsWith("{").endsWith("}\n");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("earlier.json", "latest.json");
    }

    @Test
    void nothingPassesWhereNothingWasJudged() {
        Run run = Run.command("assess", FACTS, "--standards-of", "1990-01-01", "--fail-on", "unproven");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Nothing was judged");
        assertThat(Run.command("assess", FACTS, "--standards-of", "1990-01-01").exit())
                .isZero();
    }

    @Test
    void daysHaveYearsOfFourDigits() {
        for (String day : new String[] {"+999999999-12-31", "-0001-01-01", "0000-01-01"}) {
            Run run = Run.command("assess", FACTS, "--as-of=" + day);
            assertThat(run.exit()).as(day).isEqualTo(2);
            assertThat(run.err()).contains("is no day of the calendar");
        }
    }

    /** Every door a day comes in by: an option, a question, facts, and the assessment that is judged again. */
    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "+10000-01-01", "-0001-01-01", "2026-02-30", "tomorrow"})
    void aDayOfNoCalendarIsRefusedByEveryDoor(String day) throws IOException {
        Path facts = Files.writeString(
                folder.resolve("day.json"), "{\"asOf\": \"" + day + "\", \"partner\": {\"name\": \"X\"}}");
        Path assessment = Files.writeString(folder.resolve("assessment.json"), """
                {"provenance": {"asOf": "%s", "standardsOf": "2026-06-30"}, "verdicts": [],
                 "facts": {"partner": {"name": "X"}}}""".formatted(day));
        List<Run> runs = List.of(
                Run.command("assess", FACTS, "--standards-of=" + day),
                Run.command("plan", FACTS, "--what-if", "delay TB-01 site fairfield until " + day),
                Run.command("assess", facts.toString()),
                Run.command("replay", assessment.toString()));
        for (Run run : runs) {
            assertThat(run.exit()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains("2026-").doesNotContain("Exception");
        }
    }
}
