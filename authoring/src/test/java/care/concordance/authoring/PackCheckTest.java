package care.concordance.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import care.concordance.pack.Finding;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PackCheckTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeEach
    void aPack() throws IOException {
        write("pack.properties", "id=mine\nversion=3\n");
        write("cases/CASES-01-x.drl", ScenariosTest.RULES);
        write("cases/CASES-01-x.md", ScenariosTest.PAGE);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void saysWhatWasReadAndWhatIsNotInForce() {
        PackCheck check = PackCheck.of(directory, List.of());

        assertThat(check.findings()).isEmpty();
        assertThat(check.text(DAY)).isEqualTo("""
            mine 3: 1 standard, 1 text, 3 rules, read from 2 files.
            No findings.
            """);
        assertThat(check.text(LocalDate.of(2024, 12, 31)))
                .contains("not in force on 2024-12-31: CASES-01 (from 2025-01-01)\n");
    }

    @Test
    void everyFindingHasItsPlaceItsKindAndWhatToDo() throws IOException {
        write("cases/CASES-01-x.drl", ScenariosTest.RULES.replace("analyticCases >= 500", "analyticCase >= 500"));
        write("cases/CASES-01-x.md", ScenariosTest.PAGE.replace("owner: Registrar\n", ""));

        PackCheck check = PackCheck.of(directory, List.of());

        assertThat(check.findings()).extracting(Finding::kind).contains(Finding.Kind.NAME, Finding.Kind.PAGE_KEY);
        assertThat(check.text(DAY))
                .startsWith("mine 3: 2 files read.\n")
                .contains(
                        """
                        cases/CASES-01-x.drl:18:40: Site has no property analyticCase
                              $site : Site( analyticCases != null, analyticCase >= 500 )
                                                                   ^
                            did you mean analyticCases\
                        """,
                        "[name]",
                        "[page-key]" + " docs/findings/page-key.md",
                        "findings:" + " the pack" + " cannot" + " be used.");
        JsonNode json = JsonMapper.shared().readTree(check.json(DAY));
        assertThat(json.get("notice").asString()).contains("not official");
        assertThat(json.get("findings").valueStream())
                .filteredOn(finding -> finding.get("id").asString().equals("name"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.get("file").asString()).isEqualTo("cases/CASES-01-x.drl");
                    assertThat(finding.get("line").asInt()).isEqualTo(18);
                    assertThat(finding.get("column").asInt()).isEqualTo(40);
                    assertThat(finding.get("why").asString()).isEqualTo("Site has no property analyticCase");
                    assertThat(finding.get("prefer").asString()).startsWith("did you mean analyticCases");
                });
    }

    @Test
    void sarifHasARuleAndAPlaceForEachFinding() throws IOException {
        write("cases/CASES-01-x.drl", ScenariosTest.RULES.replace("analyticCases >= 500", "analyticCase >= 500"));

        JsonNode log =
                JsonMapper.shared().readTree(PackCheck.of(directory, List.of()).sarif());

        assertThat(log.get("version").asString()).isEqualTo("2.1.0");
        JsonNode run = log.get("runs").get(0);
        List<String> rules = run.at("/tool/driver/rules")
                .valueStream()
                .map(rule -> rule.get("id").asString())
                .toList();
        assertThat(rules).doesNotHaveDuplicates().hasSize(Finding.Kind.values().length);
        assertThat(run.get("results").valueStream()).singleElement().satisfies(result -> {
            assertThat(rules).contains(result.get("ruleId").asString());
            assertThat(result.get("level").asString()).isEqualTo("error");
            assertThat(result.at("/message/text").asString()).contains("no property analyticCase: did you mean");
            JsonNode place = result.at("/locations/0/physicalLocation");
            assertThat(place.at("/artifactLocation/uri").asString())
                    .isEqualTo(directory.resolve("cases/CASES-01-x.drl").toUri().toString());
            assertThat(place.at("/region/startLine").asInt()).isEqualTo(18);
            assertThat(place.at("/region/startColumn").asInt()).isEqualTo(40);
        });
    }

    @Test
    void aRelativePlaceStaysRelativeAndIsQuoted() {
        Finding finding = Finding.ofFile(Finding.Kind.PACK, "a", "is wrong", "do right");

        assertThat(Sarif.text(Path.of("of ours/b:c"), List.of(finding))).contains("\"of%20ours/b:c\"");
        assertThat(Sarif.text(Path.of("b:c"), List.of(finding))).contains("\"./b:c\"");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsNoFileIsAFindingAndItsNameIsHarmless() throws IOException, InterruptedException {
        Files.createSymbolicLink(directory.resolve("cases/\u001b[2J.md"), Path.of("/proc/self/environ"));
        Path pipe = directory.resolve("cases/pipe.drl");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        PackCheck check = PackCheck.of(directory, List.of());

        assertThat(check.findings()).extracting(Finding::kind).containsOnly(Finding.Kind.FOLDER);
        assertThat(check.text(DAY))
                .contains(
                        ": 2 files read.\n",
                        "cases/\\u001B[2J.md:1:1: is a link that leaves the directory",
                        "cases/pipe.drl:1:1: is not a")
                .doesNotContain("\u001b");
    }

    /** What the directory has wrong does not hide what the texts have, and nothing is said that only follows from it. */
    @Test
    void whatCannotBeReadDoesNotHideWhatIsWrongWithTheRest() throws IOException {
        write("cases/CASES-01-x.drl", ScenariosTest.RULES.replace("analyticCases >= 500", "analyticCase >= 500"));
        write("cases/CASES-02-y.MD", ScenariosTest.PAGE.replace("CASES-01", "CASES-02"));
        write("cases/CASES-02-y.drl", ScenariosTest.RULES.replace("CASES-01", "CASES-02"));
        write("pack.properties", "version=1\nname=ours\n");

        assertThat(PackCheck.of(directory, List.of()).findings())
                .extracting(Finding::file, Finding::kind)
                .containsExactly(
                        tuple("cases/CASES-01-x.drl", Finding.Kind.NAME),
                        tuple("cases/CASES-02-y.MD", Finding.Kind.FILE_ENDING),
                        tuple("pack.properties", Finding.Kind.PACK_PROPERTIES));
    }

    @Test
    void whatIsWrongWithAnotherPackIsNoFinding() {
        RulePack broken = RulePack.of("broken", "1", Map.of("a/A-01-x.drl", "package a;"));
        RulePack sound = RulePack.of(
                "sound",
                "1",
                Map.of("cases/CASES-01-x.drl", ScenariosTest.RULES, "cases/CASES-01-x.md", ScenariosTest.PAGE));

        assertThatThrownBy(() -> PackCheck.of(directory, List.of(broken)))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining("broken");
        assertThat(PackCheck.of(directory, List.of(sound)).findings())
                .extracting(Finding::problem)
                .contains("CASES-01 stands in rule pack sound already");
        assertThatThrownBy(() -> PackCheck.of(directory.resolve("none"), List.of()))
                .isInstanceOf(UncheckedIOException.class);
    }
}
