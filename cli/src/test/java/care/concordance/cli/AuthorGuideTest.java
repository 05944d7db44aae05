package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ten minutes of the guide, walked through from an empty directory: commands, files and what is printed, as printed. */
class AuthorGuideTest {

    private static final Path GUIDE = Path.of("../docs/writing-standards.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern FILE = Pattern.compile("`(standards/[^`]+)` becomes");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void tenMinutesLeadToAStandard() throws IOException {
        String guide = Files.readString(GUIDE);
        int start = guide.indexOf("## The first one, in ten minutes");
        String section = guide.substring(start, guide.indexOf("\n## What a rule states", start));
        Matcher block = BLOCK.matcher(section);
        String printed = "";
        int commands = 0;
        int files = 0;
        for (int from = 0; block.find(); from = block.end()) {
            switch (block.group(1)) {
                case "sh" -> {
                    StringBuilder all = new StringBuilder();
                    for (String line : block.group(2).lines().toList()) {
                        all.append(run(line));
                        commands++;
                    }
                    printed = all.toString();
                }
                case "text" -> assertThat(printed).isEqualTo(block.group(2));
                default -> {
                    Matcher file = FILE.matcher(section.substring(from, block.start()));
                    assertThat(file.find()).as(block.group(2)).isTrue();
                    Path there = folder.resolve(file.group(1));
                    assertThat(there).as("the command new has written it").isRegularFile();
                    Files.writeString(there, block.group(2));
                    files++;
                }
            }
        }
        assertThat(commands).isEqualTo(6);
        assertThat(files).isEqualTo(3);
        assertThat(printed).contains("OWN-01  A tumor board meets at least every 7 days", "nobody knows how often");
    }

    /** COLON-01 stands there as it is, and of everything it asks, in its order, it is said what that is; of nothing else. */
    @Test
    void everyLineOfTheStandardToReadIsExplained() throws IOException {
        String guide = Files.readString(GUIDE);
        int start = guide.indexOf("## Reading one");
        String section = guide.substring(start, guide.indexOf("\n## ", start));
        String shipped =
                Files.readString(Path.of("../rules/src/main/resources/cases/colon/COLON-01-adjuvant-chemotherapy.drl"));
        String rules = shipped.substring(shipped.indexOf("rule \"COLON-01"));
        assertThat(section).contains("```drl\n" + rules + "```");

        String asked = rules.replaceAll("(?ms)^then$.*?^end$", "");
        List<String> explained = section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf(" | ")))
                .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
                .map(code -> code.group(1))
                .toList();
        int at = 0;
        StringBuilder rest = new StringBuilder();
        for (String each : explained) {
            int next = asked.indexOf(each, at);
            assertThat(next).as(each).isNotNegative();
            rest.append(asked, at, next);
            at = next + each.length();
        }
        rest.append(asked.substring(at));
        assertThat(rest.toString()
                        .replaceAll(
                                "extends \"COLON-01 observed\"|rule|when|TumorCase|\\$case :|this == \\$case|[\\s(),]",
                                ""))
                .as("asked, and not explained")
                .isEmpty();
    }

    /** The step of a Maven build that the guide shows is that of an application which is built from what is published. */
    @Test
    void theStepOfAMavenBuildIsRunByAnApplication() throws IOException {
        Path built = Path.of("../consumers/src/it/applications/outside-pack/pom.xml");
        Matcher shown = Pattern.compile("(?s)<execution>\\s*<id>verify-standards</id>.*?</execution>")
                .matcher(Files.readString(GUIDE));
        assertThat(shown.find()).isTrue();
        assertThat(Files.readString(built).replaceAll("\\s+", ""))
                .contains(shown.group()
                        .replace("<argument>standards</argument>", "<argument>@own.standards@</argument>")
                        .replaceAll("\\s+", ""));
    }

    /** A command as printed, in the empty directory. */
    private String run(String line) {
        String java = "java -jar concordance.jar ";
        assertThat(line).startsWith(java);
        String[] command = Stream.of(line.substring(java.length()).split(" "))
                .map(word -> word.equals("standards") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);
        Run run = Run.command(command);
        assertThat(run.exit()).as(run.out() + run.err()).isIn(Exit.DONE.code(), Exit.FOUND.code());
        return run.out().replace(folder + "/", "");
    }
}
