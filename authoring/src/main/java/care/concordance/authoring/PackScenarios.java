package care.concordance.authoring;

import care.concordance.ConcordanceEngine;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.WrittenRules;
import care.concordance.json.FactsJsonException;
import care.concordance.json.JsonText;
import care.concordance.json.Scenario;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The scenarios of a pack an author keeps in a directory, run: what passed, what failed, and what could not be read. */
public final class PackScenarios {

    private final RulePack texts;
    private final CompiledPack pack;
    private final Map<Scenario, String> files;
    private final List<Scenarios.Result> results;
    private final List<String> unreadable;

    private PackScenarios(
            RulePack texts,
            CompiledPack pack,
            Map<Scenario, String> files,
            List<Scenarios.Result> results,
            List<String> unreadable) {
        this.texts = texts;
        this.pack = pack;
        this.files = files;
        this.results = results;
        this.unreadable = unreadable;
    }

    /**
     * Runs every scenario: every {@code .json} file below a directory, each named after the standard it is about.
     *
     * @param scenarios the directory of the scenarios, often the pack's own
     * @param before the packs it is loaded after, as in {@link PackCheck#of}
     * @throws RulePackException when a pack cannot be used, or a file of scenarios would be passed over
     * @throws UncheckedIOException when a directory cannot be read
     */
    public static PackScenarios of(Path directory, Path scenarios, List<RulePack> before) {
        return of(RulePack.directory(directory), scenarios, before);
    }

    /** As {@link #of(Path, Path, List)}, of a pack wherever it is kept; one with a compiled model is judged by it, much faster. */
    public static PackScenarios of(RulePack texts, Path scenarios, List<RulePack> before) {
        return of(PackCheck.load(before, texts), texts, scenarios);
    }

    /** @param engine of the packs before it, and of the texts last */
    static PackScenarios of(ConcordanceEngine engine, RulePack texts, Path scenarios) {
        Set<String> ids = engine.packs().stream()
                .flatMap(pack -> pack.standards().stream())
                .map(Standard::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<Scenario, String> files = new LinkedHashMap<>();
        List<String> unreadable = new ArrayList<>();
        RulePack.files(scenarios, Scenarios.ENDING).forEach((name, file) -> {
            String id = name.substring(name.lastIndexOf('/') + 1, name.length() - Scenarios.ENDING.length());
            if (!ids.contains(id)) {
                unreadable.add(name + ": there is no standard " + id
                        + ". Name a file of scenarios after its standard, as <ID>.json, and keep others elsewhere");
                return;
            }
            try {
                Scenario.read(file).forEach(scenario -> files.put(scenario, name));
            } catch (FactsJsonException e) {
                unreadable.add(name + ": " + String.valueOf(e.getMessage()).replaceFirst("^[^\n]*: ", ""));
            }
        });
        return new PackScenarios(
                texts,
                engine.packs().get(engine.packs().size() - 1),
                files,
                files.keySet().stream()
                        .map(scenario -> Scenarios.run(scenario, engine))
                        .toList(),
                unreadable);
    }

    /** What became of each scenario, in the order of files. */
    public List<Scenarios.Result> results() {
        return results;
    }

    /** Files that could not be read as scenarios, each with why and what to do. */
    public List<String> unreadable() {
        return unreadable;
    }

    /** What the scenarios try of the pack's rules. */
    public ScenarioCoverage coverage() {
        return ScenarioCoverage.of(pack, results);
    }

    /**
     * Whether the scenarios notice mistakes in the pack's rules. A scenario that fails tells nothing, and is left out.
     *
     * @param threads how many texts to change at once
     */
    public Mutation mutation(int threads) {
        return Mutation.of(texts, pack, results, id -> true, threads);
    }

    /**
     * Where the pack's rules do not come to the outcomes their pages give, or come to others.
     *
     * @param of which standards to try, by id
     */
    public List<Completeness.Found> incomplete(Predicate<String> of) {
        return WrittenRules.of(texts, pack).parallelStream()
                .filter(text -> of.test(text.standard().id()))
                .flatMap(text -> Completeness.of(text, pack, scenarios(text.standard())).stream())
                .toList();
    }

    private List<Scenario> scenarios(Standard standard) {
        return files.keySet().stream()
                .filter(scenario -> scenario.standard().equals(standard.id())
                        && scenario.given().isJudgedBy(standard))
                .toList();
    }

    /** What is incomplete, for a reader, and the sum. */
    public String text(List<Completeness.Found> incomplete) {
        return Completeness.text(incomplete, pack.standards().size());
    }

    /** The pack, as its provenance names it. */
    public String pack() {
        return pack.provenance().id() + " " + pack.provenance().version();
    }

    /** Ids of the pack's standards that no scenario is about. */
    public Set<String> untested() {
        Set<String> untested =
                pack.standards().stream().map(Standard::id).collect(Collectors.toCollection(TreeSet::new));
        results.forEach(result -> untested.remove(result.scenario().standard()));
        return untested;
    }

    /** What passed, and each that failed with what was expected, what came, and where it stands; lines may hold anything. */
    public String text() {
        StringBuilder text = new StringBuilder();
        Map<String, List<Scenarios.Result>> standards = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.scenario().standard(), TreeMap::new, Collectors.toList()));
        standards.forEach((id, ofStandard) -> {
            long failed = ofStandard.stream().filter(result -> !result.passed()).count();
            text.append(id)
                    .append("  ")
                    .append(ofStandard.size() - failed)
                    .append(" passed")
                    .append(failed == 0 ? "" : ", " + failed + " failed")
                    .append('\n');
            ofStandard.stream()
                    .filter(result -> !result.passed())
                    .forEach(result -> text.append("  ")
                            .append(String.valueOf(result.failure()).replace("\n", "\n  "))
                            .append('\n'));
        });
        unreadable.forEach(each -> text.append("not read: ").append(each).append('\n'));
        long failed = results.stream().filter(result -> !result.passed()).count();
        text.append(PackCheck.counted(results.size(), "scenario"))
                .append(" of ")
                .append(PackCheck.counted(standards.size(), "standard"))
                .append(": ")
                .append(results.size() - failed)
                .append(" passed, ")
                .append(failed)
                .append(" failed")
                .append(unreadable.isEmpty() ? "" : ", " + PackCheck.counted(unreadable.size(), "file") + " not read")
                .append(".\n");
        if (!untested().isEmpty()) {
            text.append("without a scenario: ")
                    .append(String.join(", ", untested()))
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * The same for a program.
     *
     * @param coverage whether to say what the scenarios try
     * @param mutation what mistakes they notice; null when that is not asked
     * @param incomplete where rules and pages do not come to the same outcomes; null when that is not asked
     */
    public String json(boolean coverage, @Nullable Mutation mutation, @Nullable List<Completeness.Found> incomplete) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("notice", Provenance.NOT_OFFICIAL);
        document.put("pack", pack.provenance().id());
        document.put("version", pack.provenance().version());
        document.put("scenarios", results.stream().map(this::json).toList());
        document.put("notRead", unreadable);
        document.put("withoutScenario", untested());
        if (coverage) {
            document.put("coverage", new CoverageReport(coverage()).json());
        }
        if (mutation != null) {
            document.put("mutation", new MutationReport(mutation).json());
        }
        if (incomplete != null) {
            document.put("incomplete", Completeness.json(incomplete));
        }
        return JsonText.text(document);
    }

    /**
     * The same as SARIF 2.1.0, for editors and code hosts: what failed, could not be read, or would go unnoticed.
     *
     * @param rules the pack's directory, as its author named it
     * @param scenarios that of the scenarios
     * @param mutation null when that is not asked
     * @param incomplete null when that is not asked
     */
    public String sarif(
            Path rules, Path scenarios, @Nullable Mutation mutation, @Nullable List<Completeness.Found> incomplete) {
        return TestSarif.text(this, rules, scenarios, mutation, incomplete);
    }

    private Map<String, @Nullable Object> json(Scenarios.Result result) {
        Scenario scenario = result.scenario();
        Verdict verdict = result.verdict();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("standard", scenario.standard());
        entry.put("file", files.get(scenario));
        entry.put("line", scenario.line());
        entry.put("index", scenario.index());
        entry.put("say", scenario.say());
        entry.put("asOf", scenario.asOf().toString());
        entry.put("subject", scenario.subject().toString());
        entry.put("expected", scenario.outcome().name());
        entry.put("actual", verdict == null ? null : verdict.outcome().name());
        entry.put("passed", result.passed());
        entry.put("failure", result.failure());
        return entry;
    }
}
