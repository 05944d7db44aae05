package care.concordance.standards;

import care.concordance.ConcordanceEngine;
import care.concordance.authoring.ScenarioTests;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every scenario gets the verdict it expects, from the compiled pack and from the same rules compiled in process. */
class ScenarioTest {

    static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

    @TestFactory
    Stream<DynamicNode> scenarios() {
        return Stream.of(
                container(
                        "compiled when the module was built", ConcordanceEngine.load(CarePartnerStandards.rulePack())),
                container(
                        "compiled in process",
                        ConcordanceEngine.load(CarePartnerStandards.rulePack().fromSource())));
    }

    private static DynamicNode container(String name, ConcordanceEngine engine) {
        return DynamicContainer.dynamicContainer(name, ScenarioTests.of(engine, SCENARIOS));
    }
}
