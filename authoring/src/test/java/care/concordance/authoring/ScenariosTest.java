package care.concordance.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.ConcordanceEngine;
import care.concordance.json.FactsJsonException;
import care.concordance.json.Scenario;
import care.concordance.pack.RulePack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenariosTest {

    static final String RULES = """
            package example;

            import care.concordance.facts.Site;

            global care.concordance.evaluate.Verdicts verdicts;

            rule "CASES-01 observed: the site's cases are on record"
              @Standard("CASES-01")
            when
              $site : Site( analyticCases != null )
            then
              verdicts.observed($site, "{} cases", $site.analyticCases());
            end

            rule "CASES-01 met: the site has cases enough"
              @Standard("CASES-01")
            when
              $site : Site( analyticCases != null, analyticCases >= 500 )
            then
              verdicts.met($site);
            end

            rule "CASES-01 unproven: the site's cases are not known"
              @Standard("CASES-01")
            when
              $site : Site( analyticCases == null )
            then
              verdicts.unproven($site, "cases are not known");
            end
            """;

    static final String PAGE = """
            ---
            id: CASES-01
            title: The site has 500 cases
            component: clinical-outcomes
            domain: cases
            level: site
            requirement: required
            evidence: the registry
            remedy: None
            owner: Registrar
            close-within: 90 days
            source: an example
            basis: parameter
            effective-from: 2025-01-01
            ---
            ## Requirement

            Enough cases.

            ## Why

            Because.

            ## Met, gap, not applicable

            - Met: there are.

            ## Not covered

            Everything else.
            """;

    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(
            RulePack.of("example", "1", Map.of("cases/CASES-01-x.drl", RULES, "cases/CASES-01-x.md", PAGE)));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @Test
    void passesWhenTheVerdictIsTheOneExpected() throws IOException {
        write("CASES-01", scenario("2026-06-30", 500, "site main", "CONCORDANT", "500 cases"));

        Scenarios.Result result = run().get(0);

        assertThat(result.passed()).isTrue();
        assertThat(Objects.requireNonNull(result.verdict()).reasons()).hasSize(2);
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        write(
                "CASES-01",
                scenario("2026-06-30", 499, "site main", "CONCORDANT", "cases"),
                scenario("2026-06-30", 500, "site main", "CONCORDANT", "501 cases"),
                scenario("2026-06-30", 500, "site west", "CONCORDANT", "cases"),
                scenario("2024-06-30", 500, "site main", "CONCORDANT", "cases"));

        assertThat(run())
                .extracting(Scenarios.Result::failure)
                .satisfiesExactly(
                        wrongOutcome -> assertThat(wrongOutcome)
                                .startsWith(directory.resolve("CASES-01.json")
                                        + ":1[0] \"a scenario\": site main was to be CONCORDANT and is GAP")
                                .contains("observed: 499 cases  [Site main]"),
                        wrongSentence -> assertThat(wrongSentence).contains("no reason contains \"501 cases\""),
                        notListed ->
                                assertThat(notListed).contains("no verdict about site west: the facts do not list it"),
                        notInForce ->
                                assertThat(notInForce).contains("no standard CASES-01 is in force on 2024-06-30"));
    }

    @Test
    void readsADirectoryInOrderAndRefusesABadFile() throws IOException {
        write("B-01", scenario("2026-06-30", 1, "site main", "GAP", "1"));
        write("A-01", scenario("2026-06-30", 1, "site main", "GAP", "1"));

        assertThat(Scenarios.read(directory)).extracting(Scenario::standard).containsExactly("A-01", "B-01");

        write("C-01", "{}");
        assertThatThrownBy(() -> Scenarios.read(directory))
                .isInstanceOf(FactsJsonException.class)
                .hasMessageContaining("C-01.json");
        assertThatThrownBy(() -> Scenarios.read(directory.resolve("missing")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing");
    }

    private List<Scenarios.Result> run() {
        return Scenarios.read(directory).stream()
                .map(scenario -> Scenarios.run(scenario, ENGINE))
                .toList();
    }

    static String scenario(String asOf, int cases, String subject, String outcome, String sentence) {
        return """
                {"say": "a scenario", "asOf": "%s", "subject": "%s", "outcome": "%s", "sentence": "%s",
                 "facts": {"sites": [{"id": "main", "name": "Main", "scope": "IN_SCOPE", "analyticCases": %d}]}}
                """.formatted(asOf, subject, outcome, sentence, cases);
    }

    private void write(String standard, String... scenarios) throws IOException {
        Files.writeString(directory.resolve(standard + ".json"), "[" + String.join(",", scenarios) + "]");
    }
}
