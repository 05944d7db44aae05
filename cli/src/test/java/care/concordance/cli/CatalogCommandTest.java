package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void writesASiteWithAPageForEveryStandardOfEveryPack() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own/nursing"));
        for (String name : new String[] {"OWN-01-a-nurse-at-every-board.drl", "OWN-01-a-nurse-at-every-board.md"}) {
            Files.copy(Path.of("../examples/own-standards/nursing", name), own.resolve(name));
        }
        String scenarios = Files.readString(Path.of("../examples/own-standards/nursing/OWN-01.json"));
        Files.writeString(own.resolve("OWN-01.json"), scenarios.replaceFirst("\"CONCORDANT\"", "\"GAP\""));
        Path site = folder.resolve("site");
        String rules = folder.resolve("own").toString();

        Run run = Run.command("catalog", "--rules", rules, "--out", site.toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).contains("open " + site.resolve("index.html"));
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("A scenario fails, and its page says so: OWN-01 \"");
        assertThat(site.resolve("index.html")).content().contains("TB-01", "BREAST-01", "CMS130-1", "OWN-01");
        assertThat(site.resolve("OWN-01.html")).content().contains("Its author wrote down gap");
        assertThat(site.resolve("TB-01.html")).content().contains("every 15 days", "days between meetings: 15");

        Run again = Run.command("catalog", "--out", site.toString());
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("is there already");
    }

    @Test
    void writesTheListToAFile() {
        Path file = folder.resolve("catalog.txt");
        assertThat(Run.command("catalog", "--out", file.toString()).exit()).isZero();
        assertThat(file).content().isEqualTo(Run.command("catalog").out());
    }
}
