package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the command line: it passes on what it is given, and keeps an archive for the next start. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String PROGRAM = """
        public class Program {
            public static void main(String... args) {
                System.out.println(String.join("|", args));
                System.exit(7);
            }
        }
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path jar = Path.of("");
    private Path cache = Path.of("");

    @BeforeEach
    void makeAProgram() throws IOException {
        Path source = Files.writeString(folder.resolve("Program.java"), PROGRAM);
        jar = folder.resolve("a program.jar");
        cache = folder.resolve("a cache");
        run("javac", "-d", folder.resolve("classes").toString(), source.toString());
        run(
                "jar",
                "-c",
                "-f",
                jar.toString(),
                "-e",
                "Program",
                "-C",
                folder.resolve("classes").toString(),
                ".");
    }

    private static void run(String tool, String... args) {
        assertThat(ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, args))
                .isZero();
    }

    @Test
    void theSecondStartHasTheArchiveOfTheFirst() throws Exception {
        assumeJavaHasAnArchive();
        assertThat(launch(Map.of(), "why", "site main", "*", "")).isEqualTo("why|site main|*|\n7");
        Path archive = archive();
        // Without it this JVM would not start.
        Map<String, String> must = Map.of("JAVA_TOOL_OPTIONS", "-Xshare:on");
        assertThat(launch(must, "again")).endsWith("again\n7");
        assertThat(archive()).isEqualTo(archive);
        Files.writeString(archive, "spoiled");
        assertThat(launch(Map.of(), "once more")).isEqualTo("once more\n7");
    }

    @Test
    void anotherProgramHasAnotherArchive() throws Exception {
        assumeJavaHasAnArchive();
        assertThat(launch(Map.of())).isEqualTo("\n7");
        Files.setLastModifiedTime(jar, java.nio.file.attribute.FileTime.fromMillis(0));
        assertThat(launch(Map.of())).isEqualTo("\n7");
        try (Stream<Path> kept = Files.list(cache)) {
            assertThat(kept).hasSize(2);
        }
    }

    /** The one for Windows, which is not run here, reads the same variables, and has the line ends without which it finds no label. */
    @Test
    void theBatchFileIsMadeAlike() throws IOException {
        String script = Files.readString(Path.of("../bin/concordance"));
        String batch = Files.readString(Path.of("../bin/concordance.bat"));
        assertThat(batch.lines().count())
                .isEqualTo(batch.chars().filter(each -> each == '\r').count());
        for (String name : List.of("CONCORDANCE_JAR", "CONCORDANCE_CACHE", "JAVA_HOME", "JAVA_OPTS")) {
            assertThat(script).contains("# " + name + " ");
            assertThat(batch).contains("rem " + name + " ").contains("%" + name + "%");
        }
        Matcher jump = Pattern.compile("goto (\\w+)").matcher(batch);
        while (jump.find()) {
            assertThat(batch).contains("\r\n:" + jump.group(1) + "\r\n");
        }
    }

    private static void assumeJavaHasAnArchive() {
        Path own = Path.of(System.getProperty("java.home"), "lib/server/classes.jsa");
        assumeTrue(Files.exists(own), "skipped: this Java has no archive of its own classes, on which others rest");
    }

    @Test
    void withoutACacheItStartsTheSame() throws Exception {
        assertThat(launch(Map.of("CONCORDANCE_CACHE", ""), "a b")).isEqualTo("a b\n7");
        assertThat(launch(Map.of("CONCORDANCE_CACHE", jar + "/no folder"), "a b"))
                .isEqualTo("a b\n7");
        assertThat(cache).doesNotExist();
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        assertThat(launch(Map.of("CONCORDANCE_JAR", folder + "/none.jar")))
                .contains("There is no concordance.jar")
                .endsWith("\n2");
        assertThat(launch(Map.of("JAVA_HOME", folder.toString())))
                .contains("There is no " + folder + "/bin/java")
                .endsWith("\n2");
    }

    /** What it printed, and its exit code. */
    private String launch(Map<String, String> environment, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "../bin/concordance"));
        command.addAll(Arrays.asList(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "CONCORDANCE_JAR", jar.toString(),
                        "CONCORDANCE_CACHE", cache.toString(),
                        "JAVA_HOME", System.getProperty("java.home")));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return printed + process.waitFor();
    }

    private Path archive() throws IOException {
        try (Stream<Path> kept = Files.list(cache)) {
            List<Path> all = kept.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
