package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.authoring.Mutation;
import care.concordance.authoring.Mutation.Judged;
import care.concordance.authoring.MutationReport;
import care.concordance.authoring.PackScenarios;
import java.util.List;
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
        assertThat(MUTATION.judged()).hasSizeGreaterThan(4000);
        assertThat(MUTATION.isClean())
                .as(() -> new MutationReport(MUTATION).text())
                .isTrue();
    }

    @Test
    void ninetyEightOfAHundredAreNoticed() {
        long survivors = MUTATION.judged().stream().filter(Judged::survived).count();
        assertThat(100.0 * survivors / MUTATION.judged().size()).isLessThanOrEqualTo(2);
    }
}
