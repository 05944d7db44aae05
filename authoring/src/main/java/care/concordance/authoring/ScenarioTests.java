package care.concordance.authoring;

import care.concordance.ConcordanceEngine;
import care.concordance.json.FactsJsonException;
import care.concordance.json.Scenario;
import care.concordance.pack.RulePackException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * The scenarios of standards as JUnit tests of the author's own project, in one line:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> scenarios() {
 *     return ScenarioTests.of(ConcordanceEngine.load(RulePack.directory(Path.of("standards"))), Path.of("standards"));
 * }
 * }</pre>
 *
 * The project brings JUnit 6 or later.
 */
public final class ScenarioTests {

    private ScenarioTests() {}

    /**
     * One container for each standard with one test for each of its scenarios.
     *
     * @param scenarios the directory below which the scenario files lie; there must be one at least
     * @throws FactsJsonException when a file cannot be used, with everything that is wrong with it
     * @throws RulePackException when a file would be passed over
     * @throws IllegalStateException when there is no scenario: no test at all would pass
     */
    public static Stream<DynamicNode> of(ConcordanceEngine engine, Path scenarios) {
        Map<String, List<DynamicNode>> tests = new LinkedHashMap<>();
        for (Scenario scenario : Scenarios.read(scenarios)) {
            tests.computeIfAbsent(scenario.standard(), standard -> new ArrayList<>())
                    .add(DynamicTest.dynamicTest(
                            "[" + scenario.index() + "] " + scenario.say(),
                            scenario.file().toUri(),
                            () -> run(scenario, engine)));
        }
        if (tests.isEmpty()) {
            throw new IllegalStateException("there is no scenario below " + scenarios
                    + ": write <ID>.json with an array of scenarios, or name the directory that has them");
        }
        return tests.entrySet().stream()
                .map(standard -> DynamicContainer.dynamicContainer(standard.getKey(), standard.getValue()));
    }

    private static void run(Scenario scenario, ConcordanceEngine engine) {
        String failure = Scenarios.run(scenario, engine).failure();
        if (failure != null) {
            throw new AssertionFailedError(failure);
        }
    }
}
