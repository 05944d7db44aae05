package care.concordance.standards;

import care.concordance.ConcordanceEngine;
import care.concordance.authoring.ScenarioTests;
import care.concordance.pack.RulePack;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every scenario gets the verdict it expects, from the compiled pack and from the same rules compiled in process. */
class ScenarioTest {

    static final Path SCENARIOS = Path.of("src/test/resources/scenarios");
    static final Path OF_CASES = Path.of("src/test/resources/case-scenarios");
    static final Path OF_PATIENTS = Path.of("src/test/resources/measure-scenarios");

    @TestFactory
    Stream<DynamicNode> ofPartners() {
        return both(CarePartnerStandards.rulePack(), SCENARIOS);
    }

    @TestFactory
    Stream<DynamicNode> ofCases() {
        return both(CarePartnerStandards.caseMeasures(), OF_CASES);
    }

    @TestFactory
    Stream<DynamicNode> ofPatients() {
        return both(CmsOncologyMeasures.rulePack(), OF_PATIENTS);
    }

    private static Stream<DynamicNode> both(RulePack pack, Path scenarios) {
        return Stream.of(
                DynamicContainer.dynamicContainer(
                        "compiled when the module was built",
                        ScenarioTests.of(ConcordanceEngine.load(pack), scenarios)),
                DynamicContainer.dynamicContainer(
                        "compiled in process", ScenarioTests.of(ConcordanceEngine.load(pack.fromSource()), scenarios)));
    }
}
