package care.concordance.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.authoring.Mutation.Judged;
import care.concordance.json.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MutationTest {

    private static final String RULES = """
        package example;

        import care.concordance.facts.Site;
        import care.concordance.facts.TumorBoard;
        import care.concordance.facts.Discipline;

        global care.concordance.evaluate.Verdicts verdicts;

        rule "CASES-01 observed: boards are on record"
        when
          $board : TumorBoard( )
        then
          verdicts.observed($board, "`{}` meets every {} days", $board.name(), $board.daysBetweenMeetings());
        end

        rule "CASES-01 met: every 14 days"
        when
          $site : Site( )
          exists TumorBoard( site == $site.id, daysBetweenMeetings <= 14, disciplines contains Discipline.SURGERY )
        then
          verdicts.met($site);
        end
        """;

    private static final String PAGE = ScenariosTest.PAGE.replace("500 cases", "a board");

    private static final String EVERY_14 = scenario("every 14 days", "CONCORDANT", board("a", "main", 14));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeEach
    void aPack() throws IOException {
        Files.createDirectories(directory.resolve("cases"));
        write("cases/CASES-01-x.drl", RULES);
        write("cases/CASES-01-x.md", PAGE);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private static String board(String id, String site, int days) {
        return "{\"id\": \"" + id + "\", \"name\": \"" + id + "\", \"site\": \"" + site
                + "\", \"daysBetweenMeetings\": " + days + ", \"disciplines\": [\"SURGERY\"]}";
    }

    private static String scenario(String say, String outcome, String... boards) {
        return "{\"say\": \"" + say + "\", \"asOf\": \"2026-06-30\", \"facts\": {\"sites\": ["
                + "{\"id\": \"main\", \"name\": \"Main\", \"scope\": \"IN_SCOPE\"}, "
                + "{\"id\": \"east\", \"name\": \"East\", \"scope\": \"IN_SCOPE\"}], \"tumorBoards\": ["
                + String.join(", ", boards) + "]}, \"subject\": \"site main\", \"outcome\": \"" + outcome + "\"}";
    }

    private PackScenarios run(String... scenarios) throws IOException {
        write("cases/CASES-01.json", "[\n" + String.join(",\n", scenarios) + "\n]");
        PackScenarios run = PackScenarios.of(directory, directory, List.of());
        assertThat(run.results()).allMatch(Scenarios.Result::passed);
        return run;
    }

    private static Set<String> survivors(Mutation mutation) {
        return mutation.judged().stream()
                .filter(Judged::survived)
                .map(judged -> judged.mutant().key())
                .collect(Collectors.toSet());
    }

    @Test
    void changesEveryPartOfEveryRule() throws IOException {
        assertThat(run(EVERY_14).mutation(2).judged())
                .extracting(judged -> judged.mutant().key())
                .contains(
                        "met: `daysBetweenMeetings <= 14` became `daysBetweenMeetings < 14`",
                        "met: `daysBetweenMeetings <= 14` became `daysBetweenMeetings > 14`",
                        "met: `daysBetweenMeetings <= 14` became `daysBetweenMeetings <= 13`",
                        "met: `daysBetweenMeetings <= 14` became `daysBetweenMeetings <= 15`",
                        "met: `daysBetweenMeetings <= 14` was dropped",
                        "met: `site == $site.id` became `site != $site.id`",
                        "met: `disciplines contains Discipline.SURGERY` became `disciplines not contains"
                                + " Discipline.SURGERY`",
                        "met: `disciplines contains Discipline.SURGERY` became `disciplines contains"
                                + " Discipline.MEDICAL_ONCOLOGY`",
                        "met: `exists TumorBoard( site == $site.id, daysBetweenMeetings <= 14, disciplines contains"
                                + " Discipline.SURGERY )` was dropped")
                // Without a rule that says observed, or met, the gate refuses the pack; so it does a fact not bound.
                .doesNotContain("met: `met` became `excluded`", "observed: `observed` became `met`")
                .doesNotContain("met: `$site : Site( )` was dropped");
    }

    @Test
    void saysWhichChangeNoScenarioNoticesAndWhatWould() throws IOException {
        Mutation mutation = run(EVERY_14, scenario("too rare", "GAP", board("a", "main", 30)))
                .mutation(1);

        assertThat(survivors(mutation))
                .contains("met: `daysBetweenMeetings <= 14` became `daysBetweenMeetings <= 15`")
                // East would be met, and nothing was observed there: no assessment comes of it.
                .doesNotContain("met: `site == $site.id` was dropped")
                .doesNotContain("met: `daysBetweenMeetings <= 14` became `daysBetweenMeetings <= 13`");
        assertThat(mutation.isClean()).isFalse();
        Judged fifteen = mutation.judged().stream()
                .filter(judged -> judged.mutant().key().endsWith("<= 15`"))
                .findFirst()
                .orElseThrow();
        assertThat(fifteen.mutant().place()).isEqualTo("cases/CASES-01-x.drl:19");
        Scenario wanting = Objects.requireNonNull(fifteen.wanting());
        assertThat(wanting.text()).contains("\"daysBetweenMeetings\": 15", "\"outcome\": \"GAP\"");
        assertThat(Scenario.read(wanting.file(), ("[" + wanting.text() + "]").getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(read -> assertThat(read.snapshot().facts())
                        .containsExactlyInAnyOrderElementsOf(wanting.snapshot().facts()));
        assertThat(new MutationReport(mutation).text())
                .contains(
                        "  cases/CASES-01-x.drl:19: CASES-01 met: `daysBetweenMeetings <= 14` became"
                                + " `daysBetweenMeetings <= 15`\n"
                                + "    would be noticed by, if it is right:\n"
                                + "    {\"say\": ",
                        " noticed, 0 explained as equivalent, ");

        Mutation after = run(EVERY_14, scenario("too rare", "GAP", board("a", "main", 30)), wanting.text())
                .mutation(1);
        assertThat(survivors(after))
                .isSubsetOf(survivors(mutation))
                .doesNotContain("met: `daysBetweenMeetings <= 14` became `daysBetweenMeetings <= 15`");
    }

    @Test
    void thePageExplainsWhatChangesNothing() throws IOException {
        String change = "met: `daysBetweenMeetings <= 14` became `daysBetweenMeetings <= 15`";
        write("cases/CASES-01-x.md", PAGE + "\n## Equivalent changes\n\n- " + change + ": boards meet by weeks\n");
        Mutation explained = run(EVERY_14).mutation(1);
        assertThat(explained.problems()).isEmpty();
        assertThat(explained.judged())
                .filteredOn(judged -> judged.mutant().key().equals(change))
                .singleElement()
                .satisfies(judged -> assertThat(judged.explanation()).isEqualTo("boards meet by weeks"))
                .satisfies(judged -> assertThat(judged.isUnexplained()).isFalse());

        Mutation stale = run(EVERY_14, scenario("15 days", "GAP", board("a", "main", 15)))
                .mutation(1);
        assertThat(stale.problems()).singleElement().asString().contains("CASES-01: its page explains \"" + change);
        assertThat(stale.isClean()).isFalse();

        write("cases/CASES-01-x.md", PAGE + "\n## Equivalent changes\n\n- it is alright\n");
        assertThat(run(EVERY_14).mutation(1).problems())
                .singleElement()
                .asString()
                .contains("explains no change: - it is alright");
    }

    @Test
    void aReasonMayBeHeldToItsVerbAndToWhatItDoesNotSay() throws IOException {
        String older = scenario("another site's", "GAP", board("a", "main", 30), board("b", "east", 14))
                .replace("\"GAP\"}", "\"GAP\", \"sentence\": \"observed: `a` meets\", \"unsaid\": \"`b` meets\"}");
        run(older);
        write("cases/CASES-01.json", "[" + older.replace("\"`b` meets\"", "\"`a` meets\"") + "]");
        assertThat(PackScenarios.of(directory, directory, List.of()).results())
                .singleElement()
                .extracting(Scenarios.Result::failure)
                .asString()
                .contains("a reason contains \"`a` meets\", which none may");
    }

    @Test
    void theSameForAProgram() throws IOException {
        PackScenarios run = run(EVERY_14);
        Mutation mutation = run.mutation(1);
        JsonNode json =
                JsonMapper.shared().readTree(run.json(false, mutation, null)).get("mutation");
        assertThat(json.at("/mutants/of").asInt()).isEqualTo(mutation.judged().size());
        assertThat(json.get("survivors")).hasSize(survivors(mutation).size());
        assertThat(json.at("/survivors/0/file").asString()).isEqualTo("cases/CASES-01-x.drl");
        assertThat(Stream.of("standard", "rule", "line", "change", "explanation", "wanting"))
                .allMatch(json.at("/survivors/0")::has);
    }
}
