package care.concordance.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import care.concordance.followup.PlanTerms;
import care.concordance.pack.RulePack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written to streams, read back, or said in short is the same. */
class JsonDocumentTest {

    private static final ConcordanceEngine ENGINE = AssessmentJsonTest.ENGINE;

    private final Assessment assessment = AssessmentJsonTest.assess(AssessmentJsonTest.facts());
    private final String written = AssessmentJson.write(assessment);

    // ---- streams

    @Test
    void streamsGetWhatTheTextIsAndStayOpen() {
        JsonDocument document = JsonDocument.of(assessment);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> closed = new ArrayList<>();
        document.writeTo(new java.io.FilterOutputStream(bytes) {
            @Override
            public void close() {
                closed.add("stream");
            }
        });
        StringWriter text = new StringWriter();
        document.writeTo(new java.io.FilterWriter(text) {
            @Override
            public void close() {
                closed.add("writer");
            }
        });
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(written).isEqualTo(text.toString());
        assertThat(document.text()).isEqualTo(written);
        assertThat(closed).isEmpty();
    }

    @Test
    void aStreamThatFailsIsNotTakenForWritten() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("the disk is full");
            }
        };
        assertThatThrownBy(() -> JsonDocument.of(assessment).writeTo(full))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("the disk is full");
        assertThatThrownBy(() -> JsonDocument.of(assessment).writeTo(new Writer() {
                    @Override
                    public void write(char[] text, int from, int count) throws IOException {
                        throw new IOException("the disk is full");
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("the disk is full");
    }

    @Test
    void factsAreReadFromStreamsToo() {
        String facts = FactsJson.write(assessment.snapshot());
        assertThat(FactsJson.read(new StringReader(facts))).isEqualTo(FactsJson.read(facts));
        String later = """
            {"asOf": "2026-06-30", "partner": {"name": "x"}, "sites": [{"id": "a", "name": "A", "scope": "IN_SCOPE"},
             {"id": "b", "name": "B", "scope": "IN_SCOPE", "knownFrom": "2026-03-01"}]}\
            """;
        for (LocalDate known : List.of(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 1))) {
            PartnerSnapshot read =
                    FactsJson.read(new ByteArrayInputStream(later.getBytes(StandardCharsets.UTF_8)), null, known);
            assertThat(read).isEqualTo(FactsJson.read(later, null, known));
            assertThat(read.facts()).hasSize(known.getMonthValue() == 2 ? 2 : 3);
        }
    }

    // ---- an assessment read back

    @Test
    void anAssessmentReadSaysWhatItSaid(@TempDir Path folder) throws IOException {
        Assessment read = AssessmentJson.read(written);
        assertThat(AssessmentJson.write(read)).isEqualTo(written);
        assertThat(read.snapshot().facts())
                .containsExactlyInAnyOrderElementsOf(assessment.snapshot().facts());
        assertThat(read.provenance()).isEqualTo(assessment.provenance());
        assertThat(read.verdicts()).hasSameSizeAs(assessment.verdicts());
        assertThat(read.verdict("TB-01", Subject.site("west")).orElseThrow().variance())
                .isEqualTo(assessment
                        .verdict("TB-01", Subject.site("west"))
                        .orElseThrow()
                        .variance())
                .isNotNull();
        assertThat(read.designation()).isEqualTo(assessment.designation());
        assertThat(assessment.since(read).opened()).isEmpty();
        assertThat(AssessmentJson.write(AssessmentJson.read(Files.writeString(folder.resolve("a.json"), written))))
                .isEqualTo(written);
        assertThat(AssessmentJson.write(
                        AssessmentJson.read(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(written);
    }

    @Test
    void aStandardThatWasReplacedIsReadToo() {
        ConcordanceEngine engine = ConcordanceEngine.load(
                RulePack.of(
                        "example",
                        "1",
                        Map.of(
                                "tumorboards/TB-01-x.drl", AssessmentJsonTest.RULES,
                                "tumorboards/TB-01-x.md", AssessmentJsonTest.PAGE)),
                RulePack.of(
                        "own",
                        "1",
                        Map.of(
                                "tumorboards/TB-01-x.drl",
                                AssessmentJsonTest.RULES
                                        .replace("package example", "package own")
                                        .replace("14", "7"),
                                "tumorboards/TB-01-x.md",
                                AssessmentJsonTest.PAGE.replace(
                                        "effective-from:", "replaces: example\neffective-from:"))));
        Assessment replaced = engine.assess(assessment.snapshot());
        assertThat(replaced.replacements()).hasSize(1);
        String json = AssessmentJson.write(replaced);
        assertThat(AssessmentJson.write(AssessmentJson.read(json))).isEqualTo(json);
    }

    @Test
    void whatWasChangedByHandIsRefused() {
        assertThatThrownBy(() -> AssessmentJson.read(
                        written.replace("\"outcome\" : \"WAIVED\"", "\"outcome\" : \"CONCORDANT\"")))
                .isInstanceOf(FactsJsonException.class)
                .hasMessageContaining("/provenance/resultSha256")
                .hasMessageContaining("is not that of the verdicts");
        assertThatThrownBy(() -> AssessmentJson.read(written.replace("\"WAIVED\"", "\"WAVED\"")
                        .replace("\"granted\" : \"2026-01-01\"", "\"granted\" : \"2026-01-02\"")
                        .replace("\"closeWithinDays\" : 90", "\"closeWithinDays\" : \"90\"")))
                .hasMessageContaining("/outcome")
                .hasMessageContaining("write one of CONCORDANT, GAP,")
                .hasMessageContaining("/standards/0/closeWithinDays")
                .hasMessageContaining("is a text, not a whole number");
    }

    @Test
    void whatIsNoWholeAssessmentIsRefused() {
        assertThatThrownBy(() -> AssessmentJson.read("[]")).hasMessageContaining("is an array, not an object");
        assertThatThrownBy(() -> AssessmentJson.read("{}"))
                .hasMessageContaining("it has no standards")
                .hasMessageContaining("it has no provenance");
        assertThatThrownBy(() ->
                        AssessmentJson.read(JsonDocument.inShort(assessment).text()))
                .hasMessageContaining("it has no facts")
                .hasMessageContaining("without --short");
    }

    // ---- in short

    @Test
    void theShortFormLacksFactsAndStandardsOnly() {
        JsonNode whole = JsonMapper.shared().readTree(written);
        JsonNode brief =
                JsonMapper.shared().readTree(JsonDocument.inShort(assessment).text());
        List<String> names = new ArrayList<>(whole.propertyNames());
        names.removeAll(List.of("facts", "standards"));
        assertThat(brief.propertyNames()).containsExactlyElementsOf(names);
        names.forEach(name -> assertThat(brief.get(name)).isEqualTo(whole.get(name)));
    }

    @Test
    void theShortFormIsReachedAgainFromFactsGiven() {
        String brief = JsonDocument.inShort(assessment).text();
        assertThatThrownBy(() -> Replay.of(brief, ENGINE)).hasMessageContaining("holds no facts");
        assertThat(replayed(brief).isSame()).isTrue();
        assertThat(replayed(brief.replace("\"outcome\" : \"WAIVED\"", "\"outcome\" : \"GAP\""))
                        .differences())
                .extracting(Replay.Difference::what)
                .containsExactly("TB-01 site west: outcome");
    }

    private Replay replayed(String json) {
        try {
            Path file = Files.createTempFile("short", ".json");
            try {
                return Replay.of(Files.writeString(file, json), day -> assessment.snapshot(), ENGINE);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- each kind

    @Test
    void aPlanWithEffortsAndItsSimulation() {
        var plan = ENGINE.explain(assessment).plan(PlanTerms.PLAIN);
        JsonNode written = JsonMapper.shared().readTree(JsonDocument.of(plan).text());
        assertThat(written.at("/actions/0/effortDays").asInt()).isPositive();
        JsonNode tried = JsonMapper.shared()
                .readTree(JsonDocument.of(ENGINE.explain(assessment).simulate(plan))
                        .text());
        assertThat(tried.at("/milestones/0/steps/0/result").asString()).isEqualTo("VERIFIED");
        assertThat(tried.at("/milestones/0/steps/0/changes/0/words").asString()).contains("days between meetings");
    }

    @Test
    void whyNotAndTheSmallestChange() {
        JsonNode why = JsonMapper.shared()
                .readTree(JsonDocument.of(ENGINE.explain(assessment).whyNot("TB-01", Subject.site("main")))
                        .text());
        assertThat(why.get("outcome").asString()).isEqualTo("GAP");
        JsonNode met = why.get("rules")
                .valueStream()
                .filter(rule -> rule.get("verb").asString().equals("met"))
                .findFirst()
                .orElseThrow();
        assertThat(met.get("decides").asBoolean()).isTrue();
        assertThat(met.at("/patterns/0/shown/0/constraints/1/text").asString()).isEqualTo("daysBetweenMeetings <= 14");
        JsonNode change = JsonMapper.shared()
                .readTree(JsonDocument.of(ENGINE.explain(assessment).smallestChange("TB-01", Subject.site("main")))
                        .text());
        assertThat(change.at("/changes/0/component").asString()).isEqualTo("daysBetweenMeetings");
        assertThat(change.at("/changes/0/to").asInt()).isEqualTo(14);
    }

    @Test
    void changesAndImpact() {
        List<PartnerFact> then = new ArrayList<>(AssessmentJsonTest.facts());
        JsonNode changes = JsonMapper.shared()
                .readTree(JsonDocument.of(assessment.since(AssessmentJsonTest.assess(then)))
                        .text());
        assertThat(changes.get("stillOpen").size())
                .isEqualTo(assessment.gaps().size() + assessment.unproven().size());
        LocalDate day = assessment.snapshot().asOf();
        JsonNode impact = JsonMapper.shared()
                .readTree(JsonDocument.of(ENGINE.impact(day, day, List.of(assessment.snapshot())))
                        .text());
        assertThat(impact.get("changes")).isEmpty();
    }
}
