package care.concordance.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.json.AssessmentJson;
import care.concordance.json.FactsJson;
import care.concordance.json.FactsJsonException;
import care.concordance.json.JsonDocument;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever mapper a host has says of a verdict what an assessment's document says. */
class ConcordanceModuleTest {

    private static final String FACTS = """
        {"asOf": "2026-06-30", "synthetic": true, "partner": {"name": "Example Health"},
         "sites": [{"id": "main", "name": "Main Hospital", "scope": "IN_SCOPE"}],
         "tumorBoards": [{"id": "thoracic", "name": "thoracic", "site": "main", "daysBetweenMeetings": 30}]}
        """;

    private final ConcordanceEngine engine = ConcordanceEngine.load(CarePartnerStandards.rulePack());
    private final JsonMapper found = JsonMapper.builder().findAndAddModules().build();
    private final Assessment assessment = engine.assess(FactsJson.read(FACTS));

    @Test
    void isFoundOrAdded() {
        JsonMapper added =
                JsonMapper.builder().addModule(new ConcordanceModule()).build();
        Verdict gap = assessment.gaps().get(0);
        assertThat(found.writeValueAsString(gap)).isEqualTo(added.writeValueAsString(gap));
    }

    @Test
    void aVerdictSaysAllOfItself() {
        JsonNode gap = found.readTree(found.writeValueAsString(Map.of("gaps", assessment.gaps())))
                .at("/gaps/0");
        assertThat(gap.propertyNames())
                .containsExactly("standard", "title", "subject", "outcome", "reasons", "toClose");
        assertThat(gap.get("standard").asString()).isEqualTo("TB-01");
        assertThat(gap.get("outcome").asString()).isEqualTo("GAP");
        assertThat(gap.at("/reasons/0/sentence").asString()).isEqualTo("`thoracic` meets every 30 days");
        assertThat(gap.at("/toClose/owner").asString()).isNotEmpty();
    }

    @Test
    void theSameAsTheDocuments() {
        assertThat(FactsJson.print(found.writeValueAsString(assessment))).isEqualTo(AssessmentJson.write(assessment));
        assertThat(FactsJson.print(found.writeValueAsString(JsonDocument.inShort(assessment))))
                .isEqualTo(JsonDocument.inShort(assessment).text());
        assertThat(FactsJson.print(found.writeValueAsString(assessment.designation())))
                .isEqualTo(JsonDocument.of(assessment.designation()).text());
        assertThat(FactsJson.print(found.writeValueAsString(assessment.alignmentPlan())))
                .isEqualTo(JsonDocument.of(assessment.alignmentPlan()).text());
    }

    @Test
    void factsAreReadAndComeBack() {
        PartnerSnapshot read = found.readValue(FACTS, PartnerSnapshot.class);
        assertThat(read).isEqualTo(assessment.snapshot());
        assertThat(found.readValue(found.writeValueAsString(read), PartnerSnapshot.class))
                .isEqualTo(read);
        record Order(String number, List<PartnerSnapshot> partners) {}
        assertThat(found.readValue("{\"number\": \"7\", \"partners\": [" + FACTS + "]}", Order.class)
                        .partners())
                .containsExactly(read);
    }

    @Test
    void allThatIsWrongWithFactsIsSaid() {
        String wrong = FACTS.replace("\"daysBetweenMeetings\": 30", "\"daysBetweenMeetings\": -1, \"site\": \"other\"")
                .replace("IN_SCOPE", "INSIDE");
        assertThatThrownBy(() -> found.readValue(wrong, PartnerSnapshot.class))
                .isInstanceOf(DatabindException.class)
                .hasCauseInstanceOf(FactsJsonException.class)
                .hasMessageContaining("/sites/0/scope")
                .hasMessageContaining("/tumorBoards/0/site")
                .hasMessageContaining("is given twice")
                .hasMessageContaining("/tumorBoards/0/daysBetweenMeetings");
    }
}
