package care.concordance.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says which test holds which clause of a measure names tests that exist, and leaves no measure out. */
class ClausesTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void everyTestNamedExists() throws IOException {
        Path root = root();
        String page = Files.readString(root.resolve("docs/measures.md"));
        Map<String, String> sources = new TreeMap<>();
        for (String folder : List.of("rules/src/test/java", "adapters/fhir/src/test/java")) {
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                for (Path file : files.filter(each -> each.toString().endsWith("Test.java"))
                        .toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(page);
        int tests = 0;
        while (named.find()) {
            tests++;
            if (!sources.getOrDefault(named.group(1), "").contains("void " + named.group(2) + "(")) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(tests).isGreaterThan(50);
        assertThat(NeededValueSets.MEASURES.stream()
                        .filter(measure -> !page.contains("**" + measure + "**"))
                        .collect(Collectors.toSet()))
                .isEmpty();
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("docs/measures.md"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "docs/measures.md is not above " + Path.of("").toAbsolutePath());
    }
}
