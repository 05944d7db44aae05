package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.authoring.CoverageReport;
import care.concordance.authoring.Mutation;
import care.concordance.authoring.Mutation.Judged;
import care.concordance.authoring.MutationReport;
import care.concordance.authoring.PackScenarios;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A mistake in a shipped rule would not go unnoticed: of all small changes of all rules the scenarios notice 98 of a hundred at
 * least, and of each other the standard's page says why it changes nothing. The rules are read and walked, so that the whole
 * takes seconds.
 */
class ScenariosNoticeTest {

    static final PackScenarios SCENARIOS =
            PackScenarios.of(CarePartnerStandards.rulePack(), ScenarioTest.SCENARIOS, List.of());
    static final Mutation MUTATION = SCENARIOS.mutation(Runtime.getRuntime().availableProcessors());

    @Test
    void everyChangeIsNoticedOrExplained() {
        assertThat(MUTATION.judged())
                .hasSizeGreaterThan(4000)
                .anySatisfy(judged -> assertThat(judged.mutant().what())
                        .isEqualTo("`on >= $asOf.day.minusYears(2)` became `on >= $asOf.day.minusYears(3)`"));
        assertThat(MUTATION.isClean())
                .as(() -> new MutationReport(MUTATION).text())
                .isTrue();
    }

    /** Of level, window, rows and family as different as there are. */
    @Test
    void someStandardsComeToWhatTheirPagesGive() {
        Set<String> varied = Set.of("TB-01", "PATH-02", "SV-02", "PRC-14", "BEN-10", "CT-07", "RC-02");
        assertThat(SCENARIOS.incomplete(varied::contains)).isEmpty();
    }

    @Test
    @Tag("long")
    void everyStandardComesToWhatItsPageGives() {
        assertThat(SCENARIOS.incomplete(id -> true)).isEmpty();
    }

    @Test
    void theFiguresAreCurrent() throws IOException {
        StandardsPagesTest.assertCurrent(
                "scenarios.md",
                "# What the scenarios try\n\n"
                        + "Written by a test. `test DIR --coverage --mutate` prints the same of a pack of one's own, and"
                        + " what each line\n"
                        + "means stands in"
                        + " [command-line.md](../command-line.md).\n\n"
                        + "```text\n"
                        + "scenarios"
                        + "   " + SCENARIOS.results().size() + " of " + standards() + " standards\n"
                        + new CoverageReport(SCENARIOS.coverage()).sum()
                        + new MutationReport(MUTATION).sum()
                        + "```\n");
    }

    private static long standards() {
        return SCENARIOS.results().stream()
                .map(result -> result.scenario().standard())
                .distinct()
                .count();
    }

    @Test
    void ninetyEightOfAHundredAreNoticed() {
        long survivors = MUTATION.judged().stream().filter(Judged::survived).count();
        assertThat(100.0 * survivors / MUTATION.judged().size()).isLessThanOrEqualTo(2);
    }
}
