package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.ConcordanceEngine;
import care.concordance.json.FactsJson;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verdict;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A verdict returned by an application whose Jackson does not know this library says what it says, or fails loudly. */
class PlainJacksonTest {

    private static final Verdict GAP = ConcordanceEngine.load(CarePartnerStandards.rulePack())
            .assess(FactsJson.read(Path.of("../examples/data/riverbend-2026.json")))
            .gaps()
            .get(0);

    @Test
    void jackson3WritesWhatItSays() {
        assertSaysAll(JsonMapper.builder().build().writeValueAsString(GAP));
    }

    @Test
    void jackson2WithDatesWritesWhatItSays() throws JsonProcessingException {
        assertSaysAll(new ObjectMapper().findAndRegisterModules().writeValueAsString(GAP));
    }

    @Test
    void jackson2WithoutDatesFails() {
        assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(GAP))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("LocalDate");
    }

    private static void assertSaysAll(String json) {
        var written = JsonMapper.shared().readTree(json);
        assertThat(written.at("/standard/id").asString())
                .isEqualTo(GAP.standard().id());
        assertThat(written.at("/subject/id").asString()).isEqualTo(GAP.subject().id());
        assertThat(written.get("outcome").asString()).isEqualTo("GAP");
        assertThat(written.get("reasons").valueStream())
                .extracting(reason -> reason.get("sentence").asString())
                .containsExactlyElementsOf(
                        GAP.reasons().stream().map(Reason::sentence).toList());
    }
}
