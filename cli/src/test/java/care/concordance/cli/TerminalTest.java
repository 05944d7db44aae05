package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.followup.AlignmentPlan;
import care.concordance.json.FactsJson;
import care.concordance.standards.CarePartnerStandards;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {

    private static final String FORCED = "picocli.ansi";

    @AfterEach
    void forget() {
        System.clearProperty(FORCED);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 160})
    void aReportKeepsToTheColumnsOfTheScreen(int columns) {
        Assessment riverbend = ConcordanceEngine.load(CarePartnerStandards.rulePack())
                .assess(FactsJson.read(Path.of("../examples/data/riverbend-2026.json")));
        assertThat(riverbend.summary(columns).lines())
                .allMatch(line -> line.length() <= columns)
                .anyMatch(line -> line.startsWith("Due next"))
                .anyMatch(line -> line.endsWith("[Site director]"));
        assertThat(riverbend
                        .report(verdict -> verdict.subject().id().startsWith("ashford"), columns)
                        .lines())
                .filteredOn(line -> !line.contains("https://"))
                .allMatch(line -> line.length() <= columns);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> riverbend.summary(79))
                .withMessageContaining("79");
    }

    /** A row of "Due next": the action, and who has to do it: of neither is much cut off. */
    @ParameterizedTest
    @ValueSource(strings = {"riverbend-2023", "riverbend-2024", "riverbend-2025", "riverbend-2026", "riverbend-2027"})
    void whatIsDueAndWhoHasToDoItCanBeReadHoweverNarrowTheScreenIs(String facts) {
        Assessment assessment = ConcordanceEngine.load(CarePartnerStandards.rulePack())
                .assess(FactsJson.read(Path.of("../examples/data/" + facts + ".json")));
        List<AlignmentPlan.Action> next =
                assessment.overview().due().stream().limit(6).toList();
        assertThat(next).isNotEmpty();
        for (int columns = 80; columns <= 160; columns++) {
            String summary = assessment.summary(columns);
            assertThat(summary.lines()).allMatch(lineWithin(columns));
            String due = summary.substring(summary.indexOf("\nDue next\n"));
            assertThat(next).allSatisfy(action -> {
                String owner =
                        action.owner().substring(0, Math.min(23, action.owner().length()));
                String remedy = action.remedy()
                        .substring(0, Math.min(19, action.remedy().length()));
                assertThat(due)
                        .containsPattern(action.due() + "  " + action.standard().id() + " +"
                                + Pattern.quote(action.subject() + ":") + "\\s+" + Pattern.quote(remedy) + ".*"
                                + Pattern.quote(" [" + owner) + "[^\\]]*\\]");
            });
        }
    }

    private static Predicate<String> lineWithin(int columns) {
        return line -> line.length() <= columns;
    }

    @Test
    void whereNothingIsKnownOfAScreenAReportHasAHundredColumns() {
        assertThat(Terminal.columns()).isEqualTo(Terminal.ELSEWHERE);
    }

    @Test
    void outcomesHaveAColorOnAScreen() {
        assertThat(onScreen("true", "GAP  site a\nMINDTHEGAP no\nNOT YET INCLUDED site b: GAP-1"))
                .isEqualTo("\u001b[31mGAP\u001b[39m\u001b[0m  site a\nMINDTHEGAP no\n"
                        + "\u001b[31mNOT YET INCLUDED\u001b[39m\u001b[0m site b: GAP-1");
        assertThat(onScreen("false", "GAP  site a\n")).isEqualTo("GAP  site a\n");
    }

    /** A text may come in pieces: a word that is cut in two is one. */
    private static String onScreen(String colors, String text) {
        System.setProperty(FORCED, colors);
        StringWriter screen = new StringWriter();
        PrintWriter writer = Terminal.colored(new PrintWriter(screen));
        text.chars().forEach(writer::write);
        writer.flush();
        return screen.toString();
    }
}
