package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.authoring.PackBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packs built again, by another process and in another place, have the same bytes: a jar of packs can be made again and
 * compared. In one process Drools numbers what it generates on and on, so the same packs have to be built in the same order.
 */
class RebuiltPackTest {

    private static final Path BUILT = Path.of("target/classes");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void twoProcessesBuildAlike() throws IOException, InterruptedException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("another/place");
        Process first = build(one, "1", "cms-oncology=measures");
        Process second = build(other, "1", "cms-oncology=measures");
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertAlike(one, other);
    }

    @Test
    @Tag("long")
    void thePacksAreBuiltAlike() throws IOException, InterruptedException {
        String version = Files.readAllLines(BUILT.resolve("META-INF/concordance/cms-oncology.pack"))
                .get(0)
                .replace("version=", "");
        Process all =
                build(folder, version, "msk-care-partners=standards", "case-measures=cases", "cms-oncology=measures");
        assertThat(all.waitFor()).isZero();
        assertAlike(folder, BUILT);
    }

    private static Process build(Path output, String version, String... packs) throws IOException {
        for (String pack : packs) {
            for (Path text : files(BUILT.resolve(pack.substring(pack.indexOf('=') + 1)))) {
                Path copy = output.resolve(BUILT.relativize(text));
                Files.createDirectories(copy.getParent());
                Files.copy(text, copy);
            }
        }
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                PackBuild.class.getName(),
                                output.toString(),
                                version),
                        Stream.of(packs))
                .toList();
        return new ProcessBuilder(command).inheritIO().start();
    }

    private static void assertAlike(Path made, Path other) throws IOException {
        Set<Path> all = files(made);
        assertThat(all).anyMatch(path -> path.toString().endsWith(".class"));
        for (Path path : all) {
            assertThat(path).hasSameBinaryContentAs(other.resolve(made.relativize(path)));
        }
    }

    private static Set<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
