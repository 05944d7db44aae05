package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.authoring.SentenceCoverage;
import care.concordance.authoring.StandardsPages;
import care.concordance.verdict.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What is said to encode a sentence stands, and the published indexes are current. {@code -Dgolden.write=true} writes them
 * anew for review.
 */
class StandardsPagesTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final Path DOCS = REPOSITORY.resolve("docs/standards");
    private static final StandardsPages PAGES =
            StandardsPages.of(CarePartnerStandards.rulePack(), "../../rules/src/main/resources/standards");

    @Test
    void everythingThatEncodesASentenceStands() throws IOException {
        assertThat(coverage().problems()).isEmpty();
    }

    @Test
    void everyStandardOfTheProgramEncodesASentence() throws IOException {
        assertThat(PAGES.standards())
                .filteredOn(standard -> standard.basis() == Standard.Basis.PROGRAM)
                .extracting(Standard::id)
                .isNotEmpty()
                .isSubsetOf(coverage().standards());
    }

    @Test
    void theCoveragePageIsCurrent() throws IOException {
        assertCurrent("coverage.md", coverage().page(PAGES));
    }

    @Test
    void theCatalogIsCurrent() throws IOException {
        assertCurrent("README.md", PAGES.catalog());
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        Matcher links = Pattern.compile("\\]\\(([^)#]+)\\)")
                .matcher(PAGES.catalog() + coverage().page(PAGES));
        int count = 0;
        for (; links.find(); count++) {
            assertThat(DOCS.resolve(links.group(1))).isRegularFile();
        }
        assertThat(count).isGreaterThan(PAGES.standards().size());
    }

    static SentenceCoverage coverage() throws IOException {
        String sentences = Files.readString(Path.of("src/main/coverage/sentences.txt"));
        return SentenceCoverage.of(sentences, PAGES.standards(), REPOSITORY);
    }

    static void assertCurrent(String name, String text) throws IOException {
        Path file = DOCS.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as("%s: write it anew with -Dgolden.write=true and review what changed", file)
                .isEqualTo(text);
    }
}
