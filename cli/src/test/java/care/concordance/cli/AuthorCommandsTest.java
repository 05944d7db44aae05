package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The commands of who writes standards, tried on a pack of one's own. */
class AuthorCommandsTest {

    private static final Path OWN = Path.of("../examples/own-standards");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private Path rules = Path.of("");
    private Path scenarios = Path.of("");

    @BeforeEach
    void aPackOfOnesOwn() throws IOException {
        try (Stream<Path> files = Files.walk(OWN)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve("own").resolve(OWN.relativize(file)));
            }
        }
        rules = folder.resolve("own/nursing/OWN-01-a-nurse-at-every-board.drl");
        scenarios = folder.resolve("own/nursing/OWN-01.json");
    }

    private static void replace(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private Run run(String command, String... more) {
        return Run.command(
                Stream.concat(Stream.of(command, folder.resolve("own").toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void checkSaysWhatWasReadAndWhatIsWrong() throws IOException {
        Run sound = run("check", "--as-of", "2024-12-31");
        assertThat(sound.exit()).isZero();
        assertThat(sound.out())
                .contains(
                        "not official",
                        "example-standards 1: 1 standard, 1 text, 2 rules, read from 2 files.",
                        "not in force on 2024-12-31: OWN-01 (from 2025-01-01)",
                        "No findings.");

        replace(rules, "disciplines contains", "discipline contains");
        Run wrong = run("check");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.out())
                .contains(
                        "nursing/OWN-01-a-nurse-at-every-board.drl:17:",
                        "^\n    did you mean disciplines",
                        "1 finding");
        assertThat(JsonMapper.shared()
                        .readTree(run("check", "--format", "sarif").out())
                        .at("/runs/0/results/0/ruleId")
                        .asString())
                .isEqualTo("name");
        assertThat(JsonMapper.shared()
                        .readTree(run("check", "--format", "json").out())
                        .at("/findings/0/id")
                        .asString())
                .isEqualTo("name");
    }

    @Test
    void checkReadsAPackAfterTheShippedOnes() throws IOException {
        replace(folder.resolve("own/pack.properties"), "example-standards", "msk-care-partners");
        assertThat(run("check").exit()).isEqualTo(1);
        assertThat(run("check").out()).contains("another pack's already");
        assertThat(run("check", "--alone").exit()).isZero();
        assertThat(Run.command("check", folder.resolve("none").toString()).exit())
                .isEqualTo(2);
    }

    @Test
    void testRunsTheScenarios() throws IOException {
        Run passed = run("test", "--coverage");
        assertThat(passed.out()).contains("OWN-01  3 passed\n", "3 scenarios of 1 standard: 3 passed, 0 failed.");
        assertThat(passed.out()).contains("rules       2/2 (100.0 %)");
        assertThat(passed.exit()).isZero();

        replace(scenarios, "\"CONCORDANT\"", "\"GAP\"");
        Run failed = run("test");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.out()).contains(scenarios + ":2[0] \"", "was to be GAP and is CONCORDANT");

        Files.writeString(folder.resolve("own/facts.json"), "{}");
        assertThat(run("test").exit()).isEqualTo(2);
        assertThat(run("test").out()).contains("not read: facts.json: there is no standard facts.");
    }

    @Test
    void testSaysWhichMistakesWouldNotBeNoticed() throws IOException {
        String to = folder.resolve("fresh").toString();
        Run.command("new", "ACME-01", "--like", "TB-01", "--to", to);
        Run whole = Run.command("test", to, "--mutate");
        assertThat(whole.out()).contains("(100.0 %) noticed, 0 explained as equivalent, 0 neither");
        assertThat(whole.exit()).isZero();

        Path fresh = folder.resolve("fresh/tumorboards/ACME-01.json");
        Files.writeString(
                fresh,
                Files.readAllLines(fresh).stream()
                        .filter(line -> !line.contains("every 15 days"))
                        .collect(Collectors.joining("\n")));
        Run part = Run.command("test", to, "--mutate");
        assertThat(part.out())
                .contains(
                        " 0 failed.",
                        "changes that no scenario notices\n"
                                + "  tumorboards/ACME-01-meets-on-cadence.drl:18: ACME-01 met: `daysBetweenMeetings <= 14`"
                                + " became `daysBetweenMeetings <= 15`\n"
                                + "    would be noticed by, if it is right:\n"
                                + "    {\"say\": ");
        assertThat(part.exit()).isEqualTo(1);
    }

    @Test
    void testSaysWhichOutcomesCannotBeReached() throws IOException {
        Run sound = run("test", "--complete");
        assertThat(sound.out())
                .contains("complete    1/1 texts come to each outcome their page gives, and to no other\n");
        assertThat(sound.exit()).isZero();

        replace(folder.resolve("own/nursing/OWN-01-a-nurse-at-every-board.md"), "- Gap: ", "- Gap: never: ");
        Run wrong = run("test", "--complete");
        assertThat(wrong.out())
                .contains(
                        "OWN-01 (from 2025-01-01): the page says \"Gap: never\", and facts come to GAP\n    {\"say\": ",
                        "complete    0/1 texts");
        assertThat(wrong.exit()).isEqualTo(1);
    }

    @Test
    void coverageIsAPageToo() {
        Run page = run("test", "--coverage", "--format", "html");
        assertThat(page.out())
                .startsWith("<!doctype html>")
                .contains(
                        "<title>What the scenarios of example-standards 1 try</title>",
                        "<th scope=\"row\">OWN-01</th>");
        assertThat(run("test", "--format", "html").exit()).isEqualTo(2);
        assertThat(run("test", "--coverage", "--mutate", "--format", "html").err())
                .contains("html is the format of --coverage alone");
    }

    @Test
    void testNeverPassesWhereNothingWasRead() throws IOException {
        Files.delete(scenarios);
        Run none = run("test");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("No scenario was read");

        Run refused = run("test", "--scenarios", folder.resolve("nowhere").toString());
        assertThat(refused.exit()).isEqualTo(2);
    }

    @Test
    void rulesMayBeRepeated() {
        String facts = "../examples/data/riverbend-2026.json";
        Run once = Run.command("assess", facts, "--rules", OWN.toString(), "--standard", "OWN-01");
        assertThat(once.exit()).isZero();
        Run twice = Run.command("assess", facts, "--rules", OWN.toString(), "--rules", OWN.toString());
        assertThat(twice.exit()).isEqualTo(2);
        assertThat(twice.err()).contains("another pack's already");
    }

    @Test
    void showPrintsAStandardAsItsAuthorWroteIt() {
        Run shipped = Run.command("show", "TB-01");
        assertThat(shipped.exit()).isZero();
        assertThat(shipped.out())
                .contains(
                        "not official",
                        "rule pack msk-care-partners 2026.1, in force from 2025-01-01",
                        "tumorboards/TB-01-meets-on-cadence.drl\n\n    package care.concordance.standards;",
                        "\n    ## Requirement\n",
                        "  GAP  site main as of 2026-06-30: every 15 days\n");
        assertThat(Run.command("show", "PATH-02").out()).contains("a row of a table: the rules are those of every row");
        assertThat(Run.command(
                                "show",
                                "OWN-01",
                                "--rules",
                                folder.resolve("own").toString())
                        .out())
                .contains("rule pack example-standards 1", "  GAP  site main as of 2026-06-30: none does");
        assertThat(Run.command("show", "OWN-01").exit()).isEqualTo(2);
    }

    @Test
    void factsListsWhatRulesMayAsk() {
        assertThat(Run.command("facts").out()).contains("TumorBoard ", "TumorCase ", "AsOf ", "measure.Visit ");
        assertThat(Run.command("facts", "TumorCase").out()).contains("import care.concordance.facts.TumorCase;");
        Run none = Run.command("facts", "TumorCas");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("did you mean TumorCase");
    }

    @Test
    void aNewStandardPassesAsItIs() throws IOException {
        String to = folder.resolve("fresh").toString();
        // One with a single text, and one whose second edition it is made like.
        assertThat(Run.command("new", "ACME-01", "--to", to).exit()).isZero();
        assertThat(Run.command("new", "ACME-02", "--like", "GOV-19", "--to", to).exit())
                .isZero();

        Run check = Run.command("check", to);
        assertThat(check.out())
                .contains("fresh 0: 2 standards, 2 texts", "it is still to be said")
                .doesNotContain("cannot be used");
        assertThat(check.exit()).isEqualTo(1);
        Run test = Run.command("test", to);
        assertThat(test.out()).contains("of 2 standards", " 0 failed.");
        assertThat(test.exit()).isZero();
        assertThat(folder.resolve("fresh/tumorboards/ACME-01-meets-on-cadence.md"))
                .content()
                .contains("id: ACME-01\ntitle: TODO: ", "source: TODO: ", "TODO: say it in your own words");

        for (String[] refused : new String[][] {
            {"new", "ACME-01", "--to", to},
            {"new", "TB-01", "--to", to},
            {"new", "acme", "--to", to},
            {"new", "ACME-03", "--like", "PATH-02", "--to", to},
            {"new", "ACME-03", "--like", "NONE-01", "--to", to}
        }) {
            Run run = Run.command(refused);
            assertThat(run.exit()).as(run.err()).isEqualTo(2);
        }
        try (Stream<Path> files = Files.walk(folder.resolve("fresh"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(6);
        }
    }

    @Test
    void watchShowsWhatThereIsAndEndsWhenAskedToLookOnce() throws IOException {
        String facts = "../examples/data/riverbend-2026.json";
        Run run = Run.command("watch", OWN.toString(), facts, "--once");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "not official", "No findings.", "Verdicts about Riverbend Health as of 2026-06-30 (made up): ");
        replace(rules, "Discipline.NURSING", "Discipline.NURSSING");
        Run wrong = Run.command("watch", folder.resolve("own").toString(), facts, "--once");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.out())
                .contains("did you mean NURSING", "docs/findings/name.md")
                .doesNotContain("Verdicts about");
    }

    @Test
    void theImpactOfAnEditIsSeenBeforeItIsAdopted() throws IOException {
        String facts = "../examples/data/riverbend-2026.json";
        String edited = folder.resolve("own").toString();
        replace(rules, "Discipline.NURSING", "Discipline.GENETICS");

        Run run = Run.command("impact", facts, "--rules-before", OWN.toString(), "--rules-after", edited);
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "Standards of 2026-06-30 with ../examples/own-standards against 2026-06-30 with " + edited,
                        "SYNTHETIC")
                .contains("added:   none", "retired: none")
                .containsPattern("(?m)^Verdicts that would change: [1-9]")
                .containsPattern("(?m)^  OWN-01  CONCORDANT -> GAP: site ashford, ");
        assertThat(Run.command("impact", facts, "--rules-after", edited).out()).contains("added:   OWN-01");
        assertThat(Run.command("impact", facts, "--rules", edited).err()).contains("--rules-before");
    }

    @Test
    void theImpactOnFactsOfSeveralDaysIsSaidDayByDay() throws IOException {
        String earlier = "../examples/data/riverbend-2025.json";
        String later = "../examples/data/riverbend-2026.json";
        String edited = folder.resolve("own").toString();
        replace(rules, "Discipline.NURSING", "Discipline.GENETICS");

        Run both = Run.command("impact", earlier, later, "--rules-before", OWN.toString(), "--rules-after", edited);
        assertThat(both.exit()).as(both.err()).isZero();
        assertThat(both.out())
                .contains("\nRiverbend Health as of 2025-06-30\n", "\nRiverbend Health as of 2026-06-30\n");
        assertThat(both.out().lines().filter(line -> line.startsWith("  OWN-01  CONCORDANT -> GAP: ")))
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line.split(": ", 2)[1].split(", ")).doesNotHaveDuplicates());
        assertThat(Run.command("impact", later, "--rules-after", edited).out()).contains("\nRiverbend Health\n");

        String copy = Files.copy(Path.of(later), folder.resolve("copy.json")).toString();
        Run twice = Run.command("impact", later, copy, "--rules-after", edited);
        assertThat(twice.exit()).isEqualTo(2);
        assertThat(twice.out()).isEmpty();
        assertThat(twice.err())
                .contains(later + " and " + copy + " are both facts of Riverbend Health as of 2026-06-30");
    }
}
