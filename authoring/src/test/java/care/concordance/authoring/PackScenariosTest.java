package care.concordance.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.ConcordanceEngine;
import care.concordance.authoring.ScenarioCoverage.Boundary;
import care.concordance.authoring.ScenarioCoverage.Side;
import care.concordance.pack.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PackScenariosTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeEach
    void aPack() throws IOException {
        write("cases/CASES-01-x.drl", ScenariosTest.RULES);
        write("cases/CASES-01-x.md", ScenariosTest.PAGE);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void scenarios(String... scenarios) throws IOException {
        write("cases/CASES-01.json", "[\n" + String.join(",\n", scenarios) + "]");
    }

    private static String of(int cases, String outcome) {
        return ScenariosTest.scenario("2026-06-30", cases, "site main", outcome, cases + " cases")
                .strip();
    }

    private PackScenarios run() {
        return PackScenarios.of(directory, directory, List.of());
    }

    @Test
    void saysWhatPassedAndWhereWhatFailedStands() throws IOException {
        scenarios(of(500, "CONCORDANT"), of(499, "CONCORDANT"));

        PackScenarios run = run();

        assertThat(run.text())
                .startsWith("CASES-01  1 passed, 1 failed\n  " + directory.resolve("cases/CASES-01.json")
                        + ":4[1] \"a scenario\": site main was to be CONCORDANT and is GAP; the rules said:\n"
                        + "    observed: 499")
                .endsWith("2 scenarios of 1 standard: 1 passed, 1 failed.\n");
        JsonNode failed = JsonMapper.shared()
                .readTree(run.json(false, null, null))
                .get("scenarios")
                .get(1);
        assertThat(failed.get("file").asString()).isEqualTo("cases/CASES-01.json");
        assertThat(failed.get("line").asInt()).isEqualTo(4);
        assertThat(failed.get("expected").asString()).isEqualTo("CONCORDANT");
        assertThat(failed.get("actual").asString()).isEqualTo("GAP");
        assertThat(failed.get("passed").asBoolean()).isFalse();
    }

    @Test
    void noFileVanishes() throws IOException {
        assertThat(run().untested()).containsExactly("CASES-01");
        scenarios(of(500, "CONCORDANT"));
        write("cases/CASES-02.json", "[]");
        write("CASES-01.json", "[{}]");

        PackScenarios run = run();

        assertThat(run.results()).hasSize(1);
        assertThat(run.unreadable())
                .hasSize(2)
                .anySatisfy(
                        each -> assertThat(each).startsWith("CASES-01.json: ").contains("has no facts"))
                .anySatisfy(each -> assertThat(each).startsWith("cases/CASES-02.json: there is no standard CASES-02"));
        assertThat(run.text()).contains("not read: CASES-01.json", "0 failed, 2 files not read.");
    }

    @Test
    void sarifHasAPlaceForWhatFailedIsNotReadAndGoesUnnoticed() throws IOException {
        scenarios(of(500, "CONCORDANT"), of(400, "CONCORDANT"));
        write("cases/CASES-02.json", "[]");

        PackScenarios run = run();
        JsonNode results = JsonMapper.shared()
                .readTree(run.sarif(directory, directory, run.mutation(1), run.incomplete(id -> true)))
                .at("/runs/0/results");

        assertThat(results.valueStream()
                        .map(result -> result.get("ruleId").asString() + " "
                                + result.at("/locations/0/physicalLocation/artifactLocation/uri")
                                        .asString()
                                        .replace(directory.toUri().toString(), "")
                                + ":"
                                + result.at("/locations/0/physicalLocation/region/startLine")
                                        .asInt()))
                .contains(
                        "scenario cases/CASES-01.json:4",
                        "unreadable cases/CASES-02.json:1",
                        "unnoticed-change cases/CASES-01-x.drl:18");
        assertThat(results.get(0).at("/message/text").asString()).contains("was to be CONCORDANT and is GAP");
    }

    @Test
    void coverageCountsRulesAndSidesOfLimits() throws IOException {
        scenarios(of(500, "CONCORDANT"), of(498, "GAP"));
        ScenarioCoverage coverage = run().coverage();

        assertThat(coverage.rules())
                .extracting(rule -> rule.rule().verb().word() + " " + rule.tried())
                .containsExactlyInAnyOrder("observed true", "met true", "unproven false");
        Boundary limit = coverage.boundaries().get(0);
        assertThat(coverage.boundaries()).hasSize(1);
        assertThat(limit).hasToString("Site( analyticCases >= 500 )");
        assertThat(limit.untried()).containsExactly(Side.BELOW, Side.ABOVE);
        assertThat(limit.isTriedWhereItTurns()).isFalse();
        assertThat(new CoverageReport(coverage).text())
                .contains(
                        "cases/CASES-01-x.drl:18: CASES-01 Site( analyticCases >= 500 ): no scenario has a value one"
                                + " below, or one above",
                        "no scenario's verdict has a reason of \"CASES-01 unproven",
                        "rules       2/3 (66.6 %), observed 1/1, met 1/1",
                        "sides       1/3 (33.3 %)");
        assertThat(JsonMapper.shared()
                        .readTree(run().json(true, null, null))
                        .at("/coverage/texts/0/boundaries/0/untried/0")
                        .asString())
                .isEqualTo("below");

        scenarios(of(500, "CONCORDANT"), of(499, "GAP"), of(501, "CONCORDANT"));
        assertThat(run().coverage().boundaries()).allSatisfy(each -> {
            assertThat(each.untried()).isEmpty();
            assertThat(each.isTriedWhereItTurns()).isTrue();
        });
    }

    @Test
    void scenariosAreTestsOfTheAuthorsProject() throws Throwable {
        ConcordanceEngine engine = ConcordanceEngine.load(RulePack.directory(directory));
        assertThatThrownBy(() -> ScenarioTests.of(engine, directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no scenario");
        scenarios(of(500, "CONCORDANT"), of(499, "CONCORDANT"));

        List<? extends DynamicNode> tests = ScenarioTests.of(engine, directory)
                .flatMap(standard ->
                        standard instanceof DynamicContainer container ? container.getChildren() : Stream.of())
                .toList();

        assertThat(tests).hasSize(2);
        ((DynamicTest) tests.get(0)).getExecutable().execute();
        assertThatThrownBy(() -> ((DynamicTest) tests.get(1)).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was to be CONCORDANT and is GAP");
    }
}
