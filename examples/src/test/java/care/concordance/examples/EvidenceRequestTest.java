package care.concordance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.explain.EvidenceRequest;
import care.concordance.json.FactsJson;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked is all that is not known of what is unproven, and nothing else. */
class EvidenceRequestTest {

    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());
    private static final double[] SHARES = {0.05, 0.3, 1};

    @ParameterizedTest
    @ValueSource(ints = {2023, 2025, 2026})
    void answeringWhatIsAskedGivesTheVerdictsBack(int year) {
        PartnerSnapshot truth = FactsJson.read(Path.of("data/riverbend-" + year + ".json"));
        Map<String, Outcome> expected = Evidence.outcomes(ENGINE.assess(truth));
        Random random = new Random(year);
        for (double share : SHARES) {
            PartnerSnapshot blurred = Evidence.blurred(truth, share, random);
            Assessment before = ENGINE.assess(blurred);
            everyUnprovenVerdictIsAskedOf(before, ENGINE.evidenceRequest(before));
            List<PartnerSnapshot> rounds = Evidence.rounds(ENGINE, blurred, truth);
            Map<String, Outcome> after = Evidence.outcomes(ENGINE.assess(rounds.get(rounds.size() - 1)));
            Map<String, String> differing = new TreeMap<>();
            expected.forEach((key, outcome) -> {
                if (after.get(key) != outcome) {
                    differing.put(
                            key,
                            outcome + ", after answers " + after.get(key) + ", before "
                                    + Evidence.outcomes(before).get(key));
                }
            });
            assertThat(differing).isEmpty();
        }
    }

    static void everyUnprovenVerdictIsAskedOf(Assessment assessment, EvidenceRequest request) {
        Set<Verdict> told = new HashSet<>(request.waiting());
        assertThat(request.unasked()).noneMatch(told::contains);
        told.addAll(request.unasked());
        assertThat(told).isEqualTo(new HashSet<>(assessment.unproven()));
    }
}
