package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.authoring.CoverageReport;
import care.concordance.authoring.Mutation;
import care.concordance.authoring.Mutation.Judged;
import care.concordance.authoring.MutationReport;
import care.concordance.authoring.PackScenarios;
import care.concordance.pack.RulePack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A mistake in a shipped rule would not go unnoticed: of all small changes of all rules the scenarios notice 98 of a hundred at
 * least, and of each other the standard's page says why it changes nothing. The rules are read and walked, so that the whole
 * takes seconds.
 */
class ScenariosNoticeTest {

    /** The scenarios of a shipped pack, and what mistakes they notice. */
    @SuppressWarnings("ImmutableEnumChecker") // nothing here changes what they found
    enum Shipped {
        PARTNERS("partners", CarePartnerStandards.rulePack(), ScenarioTest.SCENARIOS, 4000),
        CASES("cases of a registry", CarePartnerStandards.caseMeasures(), ScenarioTest.OF_CASES, 1400),
        PATIENTS("patients and encounters", CmsOncologyMeasures.rulePack(), ScenarioTest.OF_PATIENTS, 1100);

        final String about;
        final PackScenarios scenarios;
        final Mutation mutation;
        final int mutants;

        Shipped(String about, RulePack pack, Path directory, int mutants) {
            this.about = about;
            this.scenarios = PackScenarios.of(pack, directory, List.of());
            this.mutation = scenarios.mutation(Runtime.getRuntime().availableProcessors());
            this.mutants = mutants;
        }

        long standards() {
            return scenarios.results().stream()
                    .map(result -> result.scenario().standard())
                    .distinct()
                    .count();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyChangeIsNoticedOrExplained(Shipped pack) {
        assertThat(pack.mutation.judged()).hasSizeGreaterThan(pack.mutants);
        assertThat(pack.mutation.isClean())
                .as(() -> new MutationReport(pack.mutation).text())
                .isTrue();
    }

    @Test
    void windowsAreChangedToo() {
        assertThat(Shipped.PARTNERS.mutation.judged())
                .anySatisfy(judged -> assertThat(judged.mutant().what())
                        .isEqualTo("`on >= $asOf.day.minusYears(2)` became `on >= $asOf.day.minusYears(3)`"));
    }

    @ParameterizedTest
    @EnumSource
    void ninetyEightOfAHundredAreNoticed(Shipped pack) {
        long survivors =
                pack.mutation.judged().stream().filter(Judged::survived).count();
        assertThat(100.0 * survivors / pack.mutation.judged().size()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void everyStandardRuleAndSideOfALimitIsTried(Shipped pack) {
        assertThat(pack.scenarios.untested()).isEmpty();
        assertThat(pack.scenarios.coverage().rules())
                .filteredOn(rule -> !rule.tried())
                .map(rule -> rule.rule().name())
                .isEmpty();
        assertThat(pack.scenarios.coverage().boundaries())
                .allSatisfy(boundary -> assertThat(boundary.untried())
                        .as("%s of %s", boundary, boundary.standard().id())
                        .isEmpty());
    }

    /** Of partners, some: of level, window, rows and family as different as there are. */
    @Test
    void someStandardsComeToWhatTheirPagesGive() {
        Set<String> varied = Set.of("TB-01", "PATH-02", "SV-02", "PRC-14", "BEN-10", "CT-07", "RC-02");
        assertThat(Shipped.PARTNERS.scenarios.incomplete(varied::contains)).isEmpty();
        assertThat(Shipped.CASES.scenarios.incomplete(id -> true)).isEmpty();
        assertThat(Shipped.PATIENTS.scenarios.incomplete(id -> true)).isEmpty();
    }

    @Test
    @Tag("long")
    void everyStandardComesToWhatItsPageGives() {
        assertThat(Shipped.PARTNERS.scenarios.incomplete(id -> true)).isEmpty();
    }

    @Test
    void theFiguresAreCurrent() throws IOException {
        StringBuilder page = new StringBuilder("""
                # What the scenarios try

                Written by a test. `test DIR --coverage --mutate` prints the same of a pack of one's own, and what each line
                means stands in [command-line.md](../command-line.md).
                """);
        for (Shipped pack : Shipped.values()) {
            page.append("\n## Standards for " + pack.about + "\n\n```text\n"
                    + "scenarios   " + pack.scenarios.results().size() + " of " + pack.standards() + " standards\n"
                    + new CoverageReport(pack.scenarios.coverage()).sum()
                    + new MutationReport(pack.mutation).sum()
                    + "```\n");
        }
        StandardsPagesTest.assertCurrent("scenarios.md", page.toString());
    }
}
