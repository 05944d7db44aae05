package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.explain.EvidenceRequest;
import care.concordance.facts.PartnerFact;
import care.concordance.json.FactsJson;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked is all that is not known of what is unproven, and nothing else. */
class EvidenceRequestTest {

    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());

    @Test
    void answeringWhatIsAskedGivesTheVerdictsBack() {
        answeringGivesTheVerdictsBack(2025, 0.1);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(ints = {2023, 2024, 2025, 2026, 2027})
    void answeringWhatIsAskedGivesTheVerdictsBackInEveryYear(int year) {
        answeringGivesTheVerdictsBack(year, 0.02, 0.05, 0.1, 0.3, 0.6, 1);
    }

    private static void answeringGivesTheVerdictsBack(int year, double... shares) {
        PartnerSnapshot truth = FactsJson.read(Path.of("../examples/data/riverbend-" + year + ".json"));
        Map<String, Outcome> expected = Evidence.outcomes(ENGINE.assess(truth));
        Random random = new Random(year);
        for (double share : shares) {
            PartnerSnapshot blurred = Evidence.blurred(truth, share, random);
            Assessment before = ENGINE.assess(blurred);
            everyUnprovenVerdictIsAskedOf(before, ENGINE.explain(before).evidenceRequest());
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

    /** What an answer is said to decide is what assessing the answer comes to. */
    @Test
    void whatAnAnswerDecidesIsWhatItComesTo() {
        PartnerSnapshot truth = FactsJson.read(Path.of("../examples/data/riverbend-2026.json"));
        PartnerSnapshot blurred = Evidence.blurred(truth, 0.02, new Random(1));
        int tried = 0;
        for (EvidenceRequest.Question question :
                ENGINE.explain(ENGINE.assess(blurred)).evidenceRequest().questions()) {
            for (boolean answer : new boolean[] {true, false}) {
                PartnerFact fact = question.fact();
                if (fact == null
                        || tried > 60
                        || !isYesOrNo(fact, question.properties().get(0))) {
                    continue;
                }
                PartnerFact after =
                        Evidence.changed(fact, Map.of(question.properties().get(0), answer));
                Assessment assessed = ENGINE.assess(Evidence.with(
                        blurred,
                        blurred.facts().stream()
                                .map(each -> each.equals(fact) ? after : each)
                                .toList()));
                for (EvidenceRequest.Waiting waiting : question.waiting()) {
                    Verdict now = assessed.verdict(
                                    waiting.verdict().standard().id(),
                                    waiting.verdict().subject())
                            .orElseThrow();
                    Outcome said = waiting.decisions().stream()
                            .filter(decision -> decision.answers().contains(answer ? "yes" : "no")
                                    || decision.answers().contains("answered, whatever it is"))
                            .map(EvidenceRequest.Decision::outcome)
                            .findFirst()
                            .orElse(Outcome.UNPROVEN);
                    assertThat(now.outcome()).as(question + " " + answer).isEqualTo(said);
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(20);
    }

    private static boolean isYesOrNo(PartnerFact fact, String property) {
        return Arrays.stream(fact.getClass().getRecordComponents())
                .anyMatch(component -> component.getName().equals(property) && component.getType() == Boolean.class);
    }

    static void everyUnprovenVerdictIsAskedOf(Assessment assessment, EvidenceRequest request) {
        Set<Verdict> told = new HashSet<>(request.waiting());
        assertThat(request.unasked()).noneMatch(told::contains);
        told.addAll(request.unasked());
        assertThat(told).isEqualTo(new HashSet<>(assessment.unproven()));
    }
}
