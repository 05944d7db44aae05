package care.concordance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small programs print what they promise. */
class ProgramsTest {

    @Test
    void firstAssessment() {
        assertThat(printed(FirstAssessment::main)).isEqualToNormalizingNewlines("""
                        TB-01 site main: GAP, `thoracic` meets every 30 days
                        Designation: ALIGNING
                        """);
    }

    @Test
    void yearlyReassessment() {
        assertThat(printed(() -> YearlyReassessment.main("data/riverbend-2025.json", "data/riverbend-2026.json")))
                .containsPattern("Closed: [1-9]")
                .containsPattern("Opened: \\d")
                .containsPattern("New standards: .*GOV-20")
                .contains("System: ALIGNING -> CONCORDANT");
    }

    @Test
    void ownStandard() {
        assertThat(printed(() -> OwnStandard.main("own-standards", "data/riverbend-2026.json")))
                .contains("OWN-01 site fairhaven-medical-center: CONCORDANT")
                .contains("OWN-01 site harbor-point: CONCORDANT");
    }

    private static String printed(Runnable program) {
        PrintStream terminal = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream caught = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(caught);
            program.run();
        } finally {
            System.setOut(terminal);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FirstAssessment", "YearlyReassessment", "OwnStandard"})
    void eachIsAtMostFortyLines(String program) throws IOException {
        Path source = Path.of("src/main/java/care/concordance/examples/" + program + ".java");
        assertThat(Files.readAllLines(source)).hasSizeLessThanOrEqualTo(40);
    }
}
