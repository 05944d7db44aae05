package care.concordance.authoring;

import care.concordance.authoring.Mutation.Judged;
import care.concordance.json.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What running scenarios finds, as SARIF: each scenario that fails, file that cannot be read, and change none notices, at its place. */
final class TestSarif {

    private static final String SCENARIO = "scenario";
    private static final String UNREADABLE = "unreadable";
    private static final String UNTESTED = "untested";
    private static final String SURVIVOR = "unnoticed-change";
    private static final String EXPLANATION = "explanation";
    private static final String INCOMPLETE = "incomplete";

    private static final List<Sarif.Rule> RULES = List.of(
            new Sarif.Rule(
                    SCENARIO,
                    "A scenario that fails",
                    "Its facts do not get the verdict that is written down.",
                    "Correct the rules, or what the scenario expects: the page says which."),
            new Sarif.Rule(
                    UNREADABLE,
                    "A file that cannot be read as scenarios",
                    "What is not read is not tested.",
                    "Mend it, name it after its standard, or keep it elsewhere."),
            new Sarif.Rule(
                    UNTESTED,
                    "A standard without a scenario",
                    "A mistake in it would go unnoticed.",
                    "Write a file of scenarios named after it."),
            new Sarif.Rule(
                    SURVIVOR,
                    "A change of a rule that no scenario notices",
                    "Whoever wrote the rule like that by mistake would not learn of it.",
                    "Write a scenario that would notice it, or explain on the page why none can."),
            new Sarif.Rule(
                    EXPLANATION,
                    "An explanation of a change that does not survive, or that cannot be read",
                    "It says of a rule what is not so.",
                    "Delete the line, or write the change as it is printed."),
            new Sarif.Rule(
                    INCOMPLETE,
                    "Rules that do not come to the outcomes their page gives, or come to others",
                    "The page is what readers believe.",
                    "Correct the page or the rules; the example shows where they part."));

    private TestSarif() {}

    /**
     * @param rules the directory of the rules, as the author named it
     * @param scenarios the directory of the scenarios
     * @param mutation null when changes were not tried
     * @param incomplete null when completeness was not tried
     */
    static String text(
            PackScenarios test,
            Path rules,
            Path scenarios,
            @Nullable Mutation mutation,
            @Nullable List<Completeness.Found> incomplete) {
        List<Sarif.Result> results = new ArrayList<>();
        test.results().stream().filter(result -> !result.passed()).forEach(result -> {
            Scenario scenario = result.scenario();
            results.add(at(SCENARIO, String.valueOf(result.failure()), scenario.file(), scenario.line()));
        });
        test.unreadable()
                .forEach(each ->
                        results.add(at(UNREADABLE, each, scenarios.resolve(each.substring(0, each.indexOf(": "))), 1)));
        test.untested().forEach(id -> results.add(at(UNTESTED, "no scenario is about " + id, rules, 1)));
        if (mutation != null) {
            mutation.judged().stream()
                    .filter(Judged::isUnexplained)
                    .forEach(judged -> results.add(survivor(rules, judged)));
            mutation.problems().forEach(problem -> results.add(at(EXPLANATION, problem, rules, 1)));
        }
        if (incomplete != null) {
            incomplete.forEach(found -> results.add(at(
                    INCOMPLETE,
                    found.standard().id() + " (from " + found.standard().effectiveFrom() + "): " + found.problem()
                            + example(found.example()),
                    rules,
                    1)));
        }
        return Sarif.text(RULES, results);
    }

    private static Sarif.Result survivor(Path rules, Judged judged) {
        return new Sarif.Result(
                SURVIVOR,
                judged.mutant().standard().id() + " " + judged.mutant().key() + example(judged.wanting()),
                rules.resolve(judged.mutant().rule().file()),
                judged.mutant().at().line(),
                judged.mutant().at().column(),
                "");
    }

    private static String example(@Nullable Scenario scenario) {
        return scenario == null ? "" : ". If it is right: " + scenario.text();
    }

    private static Sarif.Result at(String rule, String message, Path file, int line) {
        return new Sarif.Result(rule, message, file, line, 1, "");
    }
}
