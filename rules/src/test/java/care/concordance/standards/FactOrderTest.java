package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.authoring.Scenarios;
import care.concordance.facts.PartnerFact;
import care.concordance.json.AssessmentJson;
import care.concordance.json.FactsJson;
import care.concordance.json.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The facts of every scenario, in any order and from JSON again, give the same bytes. */
class FactOrderTest {

    @Test
    void theOrderOfFactsNeverMatters() {
        check(16);
    }

    @Test
    @Tag("long")
    void theOrderOfFactsNeverMattersInAnyScenario() {
        check(1);
    }

    /** @param each one in so many scenarios is tried */
    private static void check(int each) {
        ConcordanceEngine engine = ConcordanceEngine.load(CarePartnerStandards.rulePack());
        Random random = new Random(20260630);
        for (Scenario scenario : Scenarios.read(ScenarioTest.SCENARIOS)) {
            if (scenario.index() % each != 0) {
                continue;
            }
            PartnerSnapshot snapshot = scenario.snapshot();
            String expected = AssessmentJson.write(engine.assess(snapshot));
            for (int i = 0; i < 3; i++) {
                List<PartnerFact> facts = new ArrayList<>(snapshot.facts());
                Collections.shuffle(facts, random);
                PartnerSnapshot shuffled =
                        new PartnerSnapshot(snapshot.name(), snapshot.asOf(), snapshot.synthetic(), facts);
                assertThat(AssessmentJson.write(engine.assess(shuffled)))
                        .as("%s[%d], shuffled", scenario.standard(), scenario.index())
                        .isEqualTo(expected);
            }
            assertThat(AssessmentJson.write(engine.assess(FactsJson.read(FactsJson.write(snapshot)))))
                    .as("%s[%d], written and read", scenario.standard(), scenario.index())
                    .isEqualTo(expected);
        }
    }
}
