package care.concordance.authoring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author's own build runs fails it whenever something is wrong, and says what. */
class PackVerifyTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeEach
    void aPack() throws IOException {
        write("CASES-01-x.drl", ScenariosTest.RULES);
        write("CASES-01-x.md", ScenariosTest.PAGE);
        scenarios(of(500, "CONCORDANT"), of(499, "GAP"));
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve("cases").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void scenarios(String... scenarios) throws IOException {
        write("CASES-01.json", "[\n" + String.join(",\n", scenarios) + "]");
    }

    private static String of(int cases, String outcome) {
        return ScenariosTest.scenario("2026-06-30", cases, "site main", outcome, cases + " cases")
                .strip();
    }

    private String standards() {
        return directory.toString();
    }

    @Test
    void aSoundPackPasses() {
        assertThatCode(() -> PackVerify.main(standards())).doesNotThrowAnyException();
        assertThatCode(() -> PackVerify.main(standards(), "scenarios=" + directory.resolve("cases")))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsWrongFailsTheBuild() throws IOException {
        assertThatThrownBy(() -> PackVerify.main(standards(), "coverage", "mutate"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not tried; a change of a rule goes unnoticed");
        assertThatThrownBy(() -> PackVerify.main(standards(), "complete"))
                .hasMessageEndingWith(": a page and its rules do not come to the same");
        scenarios(of(500, "GAP"));
        assertThatThrownBy(() -> PackVerify.main(standards())).hasMessageEndingWith(": a scenario fails");
        write("CASES-02.json", "[]");
        scenarios();
        assertThatThrownBy(() -> PackVerify.main(standards()))
                .hasMessageEndingWith(": there is no scenario; a file of scenarios was not read");
        write("CASES-01-x.drl", ScenariosTest.RULES.replace("analyticCases >= 500", "analyticCase >= 500"));
        assertThatThrownBy(() -> PackVerify.main(standards()))
                .hasMessageContaining("1 finding in ")
                .hasMessageEndingWith("the pack cannot be used");
    }

    @Test
    void whatIsAskedForHasToBe() {
        assertThatThrownBy(PackVerify::main)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name the directory");
        assertThatThrownBy(() -> PackVerify.main(standards(), "mutation"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"mutation\" asks for nothing there is");
        assertThatThrownBy(() -> PackVerify.main(standards(), "after=none")).hasMessageContaining("none");
    }
}
