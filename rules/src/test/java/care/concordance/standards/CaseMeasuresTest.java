package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.evaluate.CaseReview;
import care.concordance.facts.TumorCase;
import care.concordance.testing.SyntheticRegistry;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules, compiled both ways, against the oracle that was written from the pages. */
class CaseMeasuresTest {

    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());

    @Test
    void thePackHasAtLeastTwentyEightStandardsAndTheOracleKnowsEachOfThem() {
        List<String> ids = Stream.of(2012, 2019, 2023, 2025, 2026)
                .flatMap(year -> ENGINE.catalog(LocalDate.of(year, 8, 1)).stream())
                .map(Standard::id)
                .distinct()
                .sorted()
                .toList();
        assertThat(ids).hasSizeGreaterThanOrEqualTo(28).containsExactlyElementsOf(CaseOracle.standards());
    }

    @Test
    void aSecondPackOfTheModuleHasItsOwnModelAndBothRunTogether() {
        ConcordanceEngine both =
                ConcordanceEngine.load(CarePartnerStandards.rulePack(), CarePartnerStandards.caseMeasures());
        TumorCase some = SyntheticRegistry.realistic(1).tumorCase(3);
        assertThat(both.review(some).results()).isEqualTo(ENGINE.review(some).results());
    }

    @Test
    void theRulesAgreeWithTheOracleOnRealisticCases() {
        compare(SyntheticRegistry.realistic(11), 10_000);
    }

    @Test
    void theRulesAgreeWithTheOracleOnAwkwardCasesAndEveryOutcomeIsReached() {
        Map<String, Map<Outcome, Integer>> reached = compare(SyntheticRegistry.awkward(12), 10_000);
        for (String rare : List.of(
                "C679", "C160", "C209", "C539", "C099", "C182", "C341", "C445", "C649", "C509", "C619", "C220")) {
            add(reached, compare(SyntheticRegistry.awkward(13, rare), 2_000));
        }
        // No registry says which antibody it was.
        add(reached, compare(SyntheticRegistry.awkward(14, "C187").withDrugsNamed(), 4_000));
        assertThat(reached.keySet()).containsExactlyElementsOf(CaseOracle.standards());
        reached.forEach((standard, outcomes) ->
                assertThat(outcomes).as(standard).containsKeys(Outcome.CONCORDANT, Outcome.GAP, Outcome.UNPROVEN));
    }

    @Test
    @Tag("long")
    void theRulesAgreeWithTheOracleOnTwoMillionCases() {
        compare(SyntheticRegistry.realistic(21), 1_000_000);
        compare(SyntheticRegistry.awkward(22), 1_000_000);
    }

    @Test
    void rulesCompiledInProcessSayTheSame() {
        ConcordanceEngine source =
                ConcordanceEngine.load(CarePartnerStandards.caseMeasures().fromSource());
        List<TumorCase> cases = SyntheticRegistry.awkward(31).cases(2_000).toList();
        List<String> compiled =
                ENGINE.review(cases.stream()).map(CaseMeasuresTest::words).toList();
        List<String> fromSource =
                source.review(cases.stream()).map(CaseMeasuresTest::words).toList();
        assertThat(fromSource).isEqualTo(compiled);
    }

    private static void add(Map<String, Map<Outcome, Integer>> sum, Map<String, Map<Outcome, Integer>> more) {
        more.forEach((standard, outcomes) ->
                outcomes.forEach((outcome, count) -> sum.computeIfAbsent(standard, id -> new EnumMap<>(Outcome.class))
                        .merge(outcome, count, Integer::sum)));
    }

    private static String words(CaseReview review) {
        return review.tumorCase().id() + review.verdicts();
    }

    private static Map<String, Map<Outcome, Integer>> compare(SyntheticRegistry registry, long count) {
        Map<String, Map<Outcome, Integer>> reached = new TreeMap<>();
        List<String> disagreements = new ArrayList<>();
        ENGINE.review(registry.cases(count), 2).forEach(review -> {
            assertThat(review.failures()).isEmpty();
            Map<String, Outcome> rules = new TreeMap<>();
            review.results().forEach(result -> {
                if (result.outcome() != Outcome.NOT_APPLICABLE) {
                    rules.put(result.standard().id(), result.outcome());
                }
                reached.computeIfAbsent(result.standard().id(), id -> new EnumMap<>(Outcome.class))
                        .merge(result.outcome(), 1, Integer::sum);
            });
            Map<String, Outcome> oracle = CaseOracle.judge(review.tumorCase());
            if (!rules.equals(oracle) && disagreements.size() < 10) {
                disagreements.add(
                        "rules " + rules + "\noracle " + oracle + "\n" + review.tumorCase() + "\n" + review.verdicts());
            }
        });
        assertThat(disagreements).isEmpty();
        return reached;
    }
}
