package care.concordance.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.concordance.facts.Partner;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.json.FactsJsonException.Problem;
import care.concordance.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @Test
    void readsFactsAndWhatIsExpectedOfThem() throws IOException {
        Path file = write("""
                [{"say": "all is well", "asOf": "2026-06-30",
                  "facts": {"sites": [{"id": "main", "name": "Main", "scope": "IN_SCOPE"}]},
                  "subject": "site main", "outcome": "CONCORDANT", "sentence": "every 7 days"},
                 {"say": "nothing is known", "asOf": "2026-06-30", "facts": {},
                  "subject": "system system", "outcome": "UNPROVEN"}]
                """);

        assertThat(Scenario.read(file)).hasSize(2).first().satisfies(scenario -> {
            assertThat(scenario.standard()).isEqualTo("TB-01");
            assertThat(scenario.index()).isZero();
            assertThat(scenario.subject()).isEqualTo(Subject.site("main"));
            assertThat(scenario.outcome()).isEqualTo(Outcome.CONCORDANT);
            assertThat(scenario.sentence()).isEqualTo("every 7 days");
            assertThat(scenario.snapshot().synthetic()).isTrue();
            assertThat(scenario.snapshot().facts(Site.class)).hasSize(1);
            assertThat(scenario.snapshot().facts(Partner.class)).hasSize(1);
        });
    }

    @Test
    void reportsTheProblemsOfAllScenarios() throws IOException {
        Path file = write("""
                [{"say": "s", "asOf": "2026-06-30", "facts": {"tumorBoards": [{"id": "t", "name": "n", "site": "x"}]},
                  "subject": "site", "outcome": "PASSED", "sentences": "?"},
                 {"asOf": "soon", "facts": {"agreement": {"signed": "2026-06-30"}}, "subject": "system system"},
                 7]
                """);

        assertThat(catchThrowableOfType(FactsJsonException.class, () -> Scenario.read(file))
                        .problems())
                .extracting(Problem::pointer)
                .containsExactly(
                        "/0/facts/tumorBoards/0/site",
                        "/0/subject",
                        "/0/outcome",
                        "/0/sentences",
                        "/1",
                        "/1",
                        "/1/asOf",
                        "/2");
    }

    private Path write(String json) throws IOException {
        return Files.writeString(directory.resolve("TB-01.json"), json);
    }
}
