package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide for applications shows is what the applications of the tests are built from; and the BOM is whole. */
class EmbeddingTest {

    private static final Path GUIDE = Path.of("../docs/embedding.md");
    private static final Path APPLICATIONS = Path.of("../consumers/src/it/applications");

    @Test
    void whatItShowsIsBuilt() throws IOException {
        StringBuilder built = new StringBuilder();
        try (Stream<Path> all = Files.walk(APPLICATIONS)) {
            for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
                built.append(squeezed(Files.readString(path)));
            }
        }
        List<String> shown = blocks("xml");
        shown.addAll(blocks("java"));
        assertThat(shown)
                .hasSize(5)
                .allSatisfy(block -> assertThat(built.toString()).contains(squeezed(block)));
    }

    @Test
    void everyArtifactIsNamed() throws IOException {
        List<String> managed = artifacts(Files.readString(Path.of("../bom/pom.xml")));
        List<String> published = new ArrayList<>();
        for (String module : found("<module>(.*)</module>", Files.readString(Path.of("../pom.xml")))) {
            String pom = Files.readString(Path.of("..", module, "pom.xml"));
            boolean deployed = pom.contains("<artifactId>concordance</artifactId>")
                    && !pom.contains("<maven.deploy.skip>true<")
                    && !pom.contains("<packaging>pom<");
            if (deployed) {
                published.addAll(found("</parent>\\s*<artifactId>(.*)</artifactId>", pom));
                assertThat(pom).as(module).contains("<name>").contains("<description>");
            }
        }
        assertThat(managed)
                .as("bom/pom.xml has every module that is published; others say so by maven.deploy.skip")
                .containsExactlyInAnyOrderElementsOf(published);
        String guide = Files.readString(GUIDE);
        assertThat(managed)
                .as("docs/embedding.md says what each is for")
                .allSatisfy(artifact -> assertThat(guide).contains("| `" + artifact + "` |"));
        for (String artifact : managed) {
            String tree = Files.readString(
                    APPLICATIONS.resolve("trees/" + artifact.replace("concordance-", "") + "/dependencies.txt"));
            assertThat(tree).startsWith("care.concordance:" + artifact + "\n");
            String comes =
                    found("\\| `" + artifact + "` \\|.*\\|(.*)\\|", guide).get(0);
            assertThat(found("`([a-z0-9-]+)`", comes))
                    .as("docs/embedding.md says what comes with " + artifact)
                    .allSatisfy(named -> assertThat(tree).contains(":" + named + "\n"));
        }
    }

    private static List<String> artifacts(String bom) {
        return found("<artifactId>(.*)</artifactId>", bom.substring(bom.indexOf("<dependencyManagement>"))).stream()
                .filter(artifact -> artifact.startsWith("concordance-"))
                .toList();
    }

    private static List<String> blocks(String language) throws IOException {
        return found("(?s)```" + language + "\n(.*?)```", Files.readString(GUIDE));
    }

    private static List<String> found(String pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String squeezed(String text) {
        return text.replace("@project.version@", "0.1.0-SNAPSHOT")
                .replace("@own.standards@", "src/main/resources/standards")
                .replaceAll("\\s+", "");
    }
}
