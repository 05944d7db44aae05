package care.concordance.benchmarks.cql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The official test deck, which lies beside the repository and is never part of it. */
final class TestDeck {

    private TestDeck() {}

    /** @throws IllegalStateException when it is not there, saying where to put it */
    static Path find() {
        String named = System.getProperty("deck");
        if (named != null) {
            return Path.of(named);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path deck = folder.resolveSibling("shared").resolve("data/ecqm");
            if (Files.isDirectory(deck)) {
                return deck;
            }
        }
        throw new IllegalStateException("there is nothing to measure on: the official test deck is not at"
                + " ../shared/data/ecqm beside the repository; name its folder with -Ddeck=DIR");
    }

    /** The files of each case of a measure, sorted; the expected report is no part of the patient's record. */
    static List<List<Path>> cases(Path deck, String measure) {
        List<List<Path>> cases = new ArrayList<>();
        for (Path folder : list(deck.resolve(measure).resolve("cases"))) {
            cases.add(list(folder).stream()
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("MeasureReport"))
                    .toList());
        }
        return cases;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }
}
