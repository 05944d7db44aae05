package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.authoring.PackBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack built again, by another process and in another place, has the same bytes: a pack's jar can be made again and compared. */
class RebuiltPackTest {

    private static final Path BUILT = Path.of("target/classes");

    @TempDir
    Path folder;

    @Test
    void theMeasuresAreBuiltAlike() throws IOException {
        assertBuiltAlike("cms-oncology", "measures");
    }

    @Test
    @Tag("long")
    void soAreTheStandardsAndTheCases() throws IOException {
        assertBuiltAlike("msk-care-partners", "standards");
        assertBuiltAlike("case-measures", "cases");
    }

    private void assertBuiltAlike(String id, String texts) throws IOException {
        Path again = folder.resolve(id);
        for (Path text : files(BUILT.resolve(texts))) {
            Path copy = again.resolve(BUILT.relativize(text));
            Files.createDirectories(copy.getParent());
            Files.copy(text, copy);
        }
        String version = Files.readAllLines(BUILT.resolve("META-INF/concordance/" + id + ".pack"))
                .get(0)
                .replace("version=", "");
        PackBuild.main(again.toString(), version, id + "=" + texts);

        Set<Path> made = files(again);
        assertThat(made).anyMatch(path -> path.toString().endsWith(".class"));
        assertThat(made.stream().map(again::relativize)).allMatch(path -> Files.exists(BUILT.resolve(path)));
        for (Path path : made) {
            assertThat(path).hasSameBinaryContentAs(BUILT.resolve(again.relativize(path)));
        }
    }

    private static Set<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
