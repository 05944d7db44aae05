package care.concordance.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From starting a JVM to the first verdict by the whole shipped pack: a new process each time, the wall time from starting
 * it to the first line it prints, so the JVM's own start is included.
 *
 * <p>Claim: at most 0.5 s, and 0.25 s with a CDS archive; rules compiled in process (classic) take longer than 2 s. {@code
 * COMMAND} is the command line's {@code assess} on Riverbend 2026, run from the project's directory. The JDK 25 variants
 * need its home in {@code JAVA25_HOME}.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ColdStartBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 7)
public class ColdStartBenchmark {

    private static final Path COMMAND_LINE = Path.of("cli/target/concordance.jar");
    private static final Path FACTS = Path.of("examples/data/riverbend-2026.json");

    /** What is started, by which Java, and with what kept from an earlier start. */
    public enum Start {
        MODEL,
        MODEL_CDS,
        CLASSIC,
        COMMAND,
        COMMAND_CDS,
        JDK25,
        JDK25_AOT;

        private boolean isCommand() {
            return this == COMMAND || this == COMMAND_CDS;
        }

        private boolean isNewer() {
            return this == JDK25 || this == JDK25_AOT;
        }
    }

    /** What is started. */
    @Param
    public Start start = Start.MODEL;

    private Path kept;
    private List<String> command;
    private Process running;

    /** Leaves behind what a start with an archive finds. */
    @Setup
    public void setUp() throws IOException, InterruptedException {
        kept = Files.createTempFile("cold-start", ".archive");
        String home = start.isNewer() ? System.getenv("JAVA25_HOME") : System.getProperty("java.home");
        if (home == null) {
            throw new IllegalStateException("name the home of a JDK 25 in JAVA25_HOME");
        }
        List<String> program = new ArrayList<>();
        if (start.isCommand()) {
            if (!Files.exists(COMMAND_LINE)) {
                throw new IllegalStateException("there is no " + COMMAND_LINE + ": build it, and run from the root");
            }
            program.addAll(List.of("-jar", COMMAND_LINE.toString(), "assess", FACTS.toString()));
        } else {
            program.addAll(
                    List.of("-cp", System.getProperty("java.class.path"), FirstVerdict.class.getName(), start.name()));
        }
        List<String> options = List.of();
        if (start == Start.JDK25_AOT) {
            runOnce(command(home, List.of("-XX:AOTCacheOutput=" + kept, "-Xlog:aot=off", "-Xlog:cds=off"), program));
            options = List.of("-XX:AOTCache=" + kept);
        } else if (start == Start.MODEL_CDS || start == Start.COMMAND_CDS) {
            List<String> dump = List.of("-XX:ArchiveClassesAtExit=" + kept, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
            runOnce(command(home, dump, program));
            // Fails instead of going on without it.
            options = List.of("-XX:SharedArchiveFile=" + kept, "-Xshare:on");
        }
        command = command(home, options, program);
        running = runOnce(command);
    }

    /** Until it says something. */
    @Benchmark
    public String firstVerdict() throws IOException {
        running = start(command);
        return firstLine(running);
    }

    /** Waits until it has ended. */
    @TearDown(Level.Invocation)
    public void end() throws IOException, InterruptedException {
        end(running, command);
    }

    /** Deletes the archive. */
    @TearDown
    public void tearDown() throws IOException {
        Files.delete(kept);
    }

    private static List<String> command(String home, List<String> options, List<String> program) {
        List<String> command = new ArrayList<>(List.of(home + "/bin/java"));
        command.addAll(options);
        command.addAll(program);
        return command;
    }

    private static Process runOnce(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        if (firstLine(process).isEmpty()) {
            throw new IllegalStateException("said nothing: " + command);
        }
        end(process, command);
        return process;
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        return line == null ? "" : line;
    }

    private static void end(Process process, List<String> command) throws IOException, InterruptedException {
        process.inputReader(StandardCharsets.UTF_8).transferTo(Writer.nullWriter());
        if (process.waitFor() != 0) {
            throw new IllegalStateException("ended with " + process.exitValue() + ": " + command);
        }
    }
}
