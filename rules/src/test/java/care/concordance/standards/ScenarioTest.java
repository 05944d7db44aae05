package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.authoring.Scenarios;
import care.concordance.authoring.Scenarios.Result;
import care.concordance.json.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario gets the verdict it expects, from the compiled pack and from the same rules compiled in process. */
class ScenarioTest {

    static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

    @TestFactory
    Stream<DynamicContainer> scenarios() {
        List<Scenario> scenarios = Scenarios.read(SCENARIOS);
        assertThat(scenarios).isNotEmpty();
        return Stream.of(
                container(
                        "compiled when the module was built",
                        scenarios,
                        ConcordanceEngine.load(CarePartnerStandards.rulePack())),
                container(
                        "compiled in process",
                        scenarios,
                        ConcordanceEngine.load(CarePartnerStandards.rulePack().fromSource())));
    }

    private static DynamicContainer container(String name, List<Scenario> scenarios, ConcordanceEngine engine) {
        return DynamicContainer.dynamicContainer(
                name,
                scenarios.stream()
                        .map(scenario -> DynamicTest.dynamicTest(
                                scenario.standard() + "[" + scenario.index() + "] " + scenario.say(), () -> {
                                    Result result = Scenarios.run(scenario, engine);
                                    assertThat(result.passed())
                                            .withFailMessage(() -> String.valueOf(result.failure()))
                                            .isTrue();
                                })));
    }
}
