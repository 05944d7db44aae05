package care.concordance.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen after each edit. Nothing waits: a test looks when it has written. */
class WatchTest {

    private static final PartnerSnapshot FACTS = PartnerSnapshot.synthetic(
            "Lakeside",
            LocalDate.of(2026, 6, 30),
            List.of(new Site("main", "Main", null, null, Site.Scope.IN_SCOPE, 600)));

    @TempDir
    Path directory;

    private Watch watch;
    private int written;

    @BeforeEach
    void pack() throws IOException {
        write("cases/CASES-01-x.drl", ScenariosTest.RULES);
        write("cases/CASES-01-x.md", ScenariosTest.PAGE);
        watch = new Watch(directory, List.of(), FACTS);
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        // Two edits of one length within what the file system tells apart.
        Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(1_700_000_000L + written++)));
    }

    private String seen() {
        return watch.look().orElseThrow();
    }

    @Test
    void theFirstLookSaysWhatThereIs() {
        assertThat(seen())
                .contains(
                        "1 standard, 1 text", "No findings.", "Verdicts about Lakeside as of 2026-06-30 (made up): 1 ");
        assertThat(watch.isClean()).isTrue();
        assertThat(watch.look()).as("nothing has changed").isEmpty();
    }

    @Test
    void anEditShowsWhichVerdictsChanged() throws IOException {
        seen();
        write("cases/CASES-01-x.drl", ScenariosTest.RULES.replace("analyticCases >= 500", "analyticCases >= 700"));
        write("cases/CASES-01-x.md", ScenariosTest.PAGE.replace("500", "700"));
        assertThat(seen()).contains("that changed: 1.", "CASES-01  site main: CONCORDANT -> GAP: ");
        write("cases/CASES-01-x.drl", ScenariosTest.RULES);
        write("cases/CASES-01-x.md", ScenariosTest.PAGE);
        assertThat(seen()).contains("CASES-01  site main: GAP -> CONCORDANT");
    }

    @Test
    void aMistakeIsShownAndVerdictsAreComparedWithTheLastThatWereJudged() throws IOException {
        seen();
        write("cases/CASES-01-x.drl", ScenariosTest.RULES.replace("analyticCases >= 500", "analyticCase >= 500"));
        assertThat(seen()).contains("did you mean analyticCases", "[name]").doesNotContain("Verdicts about");
        assertThat(watch.isClean()).isFalse();
        write("cases/CASES-01-x.drl", ScenariosTest.RULES);
        assertThat(seen()).contains("that changed: none.");
        assertThat(watch.isClean()).isTrue();
    }

    @Test
    void aScenarioThatFailsIsShown() throws IOException {
        write("cases/CASES-01.json", """
            [{"say": "too many", "asOf": "2026-06-30", "subject": "site main", "outcome": "GAP",
              "facts": {"sites": [{"id": "main", "name": "Main", "scope": "IN_SCOPE", "analyticCases": 600}]}}]
            """);
        assertThat(seen()).contains("was to be GAP and is CONCORDANT");
        assertThat(watch.isClean()).isFalse();
    }

    @Test
    void aFileThatGoesIsAChange() throws IOException {
        seen();
        Files.delete(directory.resolve("cases/CASES-01-x.md"));
        assertThat(seen()).contains("the rules have no page");
    }
}
