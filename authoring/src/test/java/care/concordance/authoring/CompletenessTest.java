package care.concordance.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.json.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limit of the pack stands in its rules, and in no scenario: there is none. */
class CompletenessTest {

    private static final String CLAIMS = """
        - Met: 500 cases or more.
        - Gap: fewer.
        - Unproven: cases are not known.
        - Not applicable: never.

        ## Not covered
        """;

    private static final String PAGE = ScenariosTest.PAGE.replace("## Not covered\n", CLAIMS);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeEach
    void aPack() throws IOException {
        Files.createDirectories(directory.resolve("cases"));
    }

    private List<Completeness.Found> found(String rules, String page) throws IOException {
        Files.writeString(directory.resolve("cases/CASES-01-x.drl"), rules);
        Files.writeString(directory.resolve("cases/CASES-01-x.md"), page);
        return PackScenarios.of(directory, directory, List.of()).incomplete(id -> true);
    }

    @Test
    void nothingIsFoundWhereRulesAndPageAgree() throws IOException {
        assertThat(found(ScenariosTest.RULES, PAGE)).isEmpty();
    }

    @Test
    void anOutcomeThatCannotBeReached() throws IOException {
        String always =
                ScenariosTest.RULES.replace("analyticCases != null, analyticCases >= 500", "analyticCases != null");
        assertThat(found(always, PAGE.replace("The site has 500 cases", "The site has cases")))
                .singleElement()
                .satisfies(each -> assertThat(each.problem()).startsWith("no facts that were tried come to GAP"))
                .satisfies(each -> assertThat(each.example()).isNull());
        assertThat(found(
                        always,
                        PAGE.replace("The site has 500 cases", "The site has cases")
                                .replace("- Gap: fewer.", "- Gap: never, they are counted.")))
                .isEmpty();
    }

    @Test
    void anOutcomeThePageSaysNeverOf() throws IOException {
        List<Completeness.Found> found = found(ScenariosTest.RULES, PAGE.replace("- Gap: fewer.", "- Gap: never."));
        assertThat(found).singleElement().satisfies(each -> {
            assertThat(each.problem()).isEqualTo("the page says \"Gap: never\", and facts come to GAP");
            Scenario example = Objects.requireNonNull(each.example());
            assertThat(example.text()).contains("\"analyticCases\": ", "\"outcome\": \"GAP\"");
        });
        assertThat(Completeness.text(found, 1))
                .startsWith("CASES-01 (from 2025-01-01): the page says \"Gap: never\", and facts come to GAP\n"
                        + "    {\"say\": ")
                .endsWith("complete    0/1 texts come to each outcome their page gives, and to no other\n");
    }

    @Test
    void metWhereNothingWasObserved() throws IOException {
        String narrow = ScenariosTest.RULES.replace(
                "Site( analyticCases != null )", "Site( analyticCases != null, analyticCases >= 600 )");
        assertThat(found(narrow, PAGE.replace("- Gap: fewer.", "- Gap: never.")))
                .singleElement()
                .satisfies(each -> assertThat(each.problem()).startsWith("the rules say met where none says observed"))
                .satisfies(each -> assertThat(
                                Objects.requireNonNull(each.example()).text())
                        .contains("\"analyticCases\": "));
    }
}
