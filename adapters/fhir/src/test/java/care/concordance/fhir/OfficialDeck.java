package care.concordance.fhir;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The official test deck, which is never part of this project. */
public final class OfficialDeck {

    private OfficialDeck() {}

    /** Where it is; the test is skipped, and says why, when it is not there. */
    public static Path find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path deck = folder.resolveSibling("shared").resolve("data/ecqm");
            if (Files.isDirectory(deck)) {
                return deck;
            }
        }
        assumeTrue(false, "skipped: the official test deck is not at ../shared/data/ecqm beside the repository");
        throw new IllegalStateException("assumptions end a test");
    }
}
