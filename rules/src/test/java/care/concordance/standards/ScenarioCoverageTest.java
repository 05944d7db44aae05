package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.authoring.ScenarioCoverage;
import care.concordance.authoring.Scenarios;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgramBuilder;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.json.Scenario;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No standard is shipped whose scenarios leave a verdict or a side of a threshold untried. */
class ScenarioCoverageTest {

    /** A page says so when nothing can end as a gap. */
    private static final Pattern NO_GAP = Pattern.compile("(?m)^- Gap: never\\b");

    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());
    private static final CompiledPack PACK = ENGINE.packs().get(0);
    private static final List<Scenario> SCENARIOS = Scenarios.read(ScenarioTest.SCENARIOS);
    private static final ScenarioCoverage COVERAGE = ScenarioCoverage.of(
            PACK,
            SCENARIOS.stream().map(scenario -> Scenarios.run(scenario, ENGINE)).toList());

    @Test
    void everyStandardEndsAsItsPageSays() {
        List<String> missing = new ArrayList<>();
        for (Standard standard : PACK.standards()) {
            List<Scenario> scenarios = scenarios(standard);
            outcomes(standard, scenarios, missing);
        }
        assertThat(missing)
                .as(() -> "what the scenarios of the standards do not try:\n" + String.join("\n", missing))
                .isEmpty();
    }

    /** Each limit one below, at it and one above; each constant, and another. */
    @Test
    void everyBoundaryIsTriedOnEverySide() {
        assertThat(COVERAGE.boundaries())
                .hasSizeGreaterThan(490)
                .allSatisfy(boundary -> assertThat(boundary.untried())
                        .as("%s of %s", boundary, text(boundary.standard()))
                        .isEmpty());
    }

    @Test
    void everyRuleSaysSomethingInAScenario() {
        assertThat(COVERAGE.rules()).hasSizeGreaterThan(600);
        assertThat(COVERAGE.rules())
                .filteredOn(rule -> !rule.tried())
                .map(rule -> rule.rule().name())
                .isEmpty();
    }

    @Test
    void everyFileIsNamedAfterAStandard() {
        TreeSet<String> unknown = new TreeSet<>();
        SCENARIOS.stream()
                .filter(scenario -> PACK.standards().stream()
                        .noneMatch(standard ->
                                scenario.file().endsWith(Path.of(standard.domain(), standard.id() + ".json"))))
                .forEach(scenario -> unknown.add(scenario.file().toString()));
        assertThat(unknown)
                .as("scenario files that are not <domain>/<ID>.json of a standard")
                .isEmpty();
    }

    @Test
    void nothingIsConcordantBecauseNobodyLooked() {
        List<PartnerFact> bare = new ArrayList<>();
        bare.add(new Region("region", "Region"));
        bare.add(new Site("main", "Main", "region", null, Site.Scope.IN_SCOPE, null));
        bare.add(new Site("west", "West", null, null, Site.Scope.NOT_YET_INCLUDED, null));
        Arrays.stream(Disease.values())
                .forEach(disease -> bare.add(DiseaseProgramBuilder.builder()
                        .site("main")
                        .disease(disease)
                        .build()));
        for (LocalDate day : days()) {
            assertThat(ENGINE.assess(PartnerSnapshot.real("Bare", day, bare)).verdicts())
                    .as("verdicts on bare subjects on %s", day)
                    .filteredOn(verdict -> verdict.outcome() == Outcome.CONCORDANT)
                    .map(verdict -> verdict.standard().id() + " " + verdict.subject())
                    .isEmpty();
        }
    }

    /** One day in force for every text there is. */
    private static Set<LocalDate> days() {
        TreeSet<LocalDate> days = new TreeSet<>();
        PACK.standards().forEach(standard -> days.add(standard.effectiveFrom()));
        return days;
    }

    private static List<Scenario> scenarios(Standard standard) {
        return SCENARIOS.stream()
                .filter(scenario -> scenario.standard().equals(standard.id()) && standard.inForce(scenario.asOf()))
                .toList();
    }

    private static void outcomes(Standard standard, List<Scenario> scenarios, List<String> missing) {
        boolean noGap = NO_GAP.matcher(standard.page()).find();
        if (scenarios.stream().noneMatch(scenario -> scenario.outcome() == Outcome.CONCORDANT)) {
            missing.add(text(standard) + ": no scenario ends CONCORDANT");
        }
        boolean gap = scenarios.stream().anyMatch(scenario -> scenario.outcome() == Outcome.GAP);
        if (!gap && !noGap) {
            missing.add(text(standard) + ": no scenario ends GAP; if none can, the page says \"- Gap: never\" and why");
        }
        if (gap && noGap) {
            missing.add(text(standard) + ": its page says \"- Gap: never\", but a scenario ends GAP");
        }
    }

    private static String text(Standard standard) {
        long texts = PACK.standards().stream()
                .filter(other -> other.id().equals(standard.id()))
                .count();
        return standard.id() + (texts > 1 ? " (the text in force from " + standard.effectiveFrom() + ")" : "");
    }
}
