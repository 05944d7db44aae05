package care.concordance.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Committee;
import care.concordance.facts.CommitteeBuilder;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.RecordedDesignation;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.facts.Variance;
import care.concordance.pack.RulePack;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AssessmentJsonTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    static final String RULES = """
        package example;

        import care.concordance.facts.TumorBoard;

        global care.concordance.evaluate.Verdicts verdicts;

        rule "TB-01 observed: cadence on record"
          @Standard("TB-01")
        when
          $board : TumorBoard( daysBetweenMeetings != null )
        then
          verdicts.observed($board, "`{}` meets every {} days", $board.name(), $board.daysBetweenMeetings());
        end

        rule "TB-01 met: a board meets at least every 14 days"
          @Standard("TB-01")
        when
          $board : TumorBoard( daysBetweenMeetings != null, daysBetweenMeetings <= 14 )
        then
          verdicts.met($board);
        end

        rule "TB-01 unproven: the cadence is not known"
          @Standard("TB-01")
        when
          $board : TumorBoard( daysBetweenMeetings == null )
        then
          verdicts.unproven($board, "how often `{}` meets is not known", $board.name());
        end
        """;

    static final String PAGE = """
        ---
        id: TB-01
        title: A board meets often
        component: standards-of-care
        domain: tumorboards
        level: site
        requirement: required
        evidence: its calendar
        remedy: Schedule it more often
        owner: Program director
        close-within: 90 days
        source: an example
        basis: parameter
        effective-from: 2025-01-01
        ---
        ## Requirement

        It meets often.

        ## Why

        Because.

        ## Met, gap, not applicable

        - Met: it does.

        ## Not covered

        Everything else.
        """;

    static final ConcordanceEngine ENGINE = ConcordanceEngine.load(
            RulePack.of("example", "1", Map.of("tumorboards/TB-01-x.drl", RULES, "tumorboards/TB-01-x.md", PAGE)));

    @Test
    void holdsEverythingTheReportShows() {
        JsonNode json = JsonMapper.builder().build().readTree(AssessmentJson.write(assess(facts())));

        assertThat(json.propertyNames())
                .containsExactly(
                        "notice",
                        "partner",
                        "asOf",
                        "synthetic",
                        "syntheticNotice",
                        "counts",
                        "standards",
                        "verdicts",
                        "designation",
                        "plan",
                        "facts",
                        "provenance");
        assertThat(json.at("/notice").asString()).contains("not official");
        assertThat(json.at("/counts/GAP").asInt()).isEqualTo(1);
        assertThat(json.at("/standards/0/id").asString()).isEqualTo("TB-01");
        assertThat(json.at("/standards/0/basis").asString()).isEqualTo("PARAMETER");
        assertThat(json.at("/standards/0/thresholds/0").asString()).isEqualTo("TumorBoard: daysBetweenMeetings <= 14");
        JsonNode gap = verdict(json, "site main");
        assertThat(gap.at("/outcome").asString()).isEqualTo("GAP");
        assertThat(gap.at("/title").asString()).isEqualTo("A board meets often");
        assertThat(gap.at("/reasons/0/rule").asString()).isEqualTo("TB-01 observed: cadence on record");
        assertThat(gap.at("/reasons/0/verb").asString()).isEqualTo("observed");
        assertThat(gap.at("/reasons/0/sentence").asString()).isEqualTo("`Breast` meets every 28 days");
        assertThat(gap.at("/reasons/0/facts/0").asString()).isEqualTo("TumorBoard breast");
        assertThat(gap.at("/toClose/remedy").asString()).isEqualTo("Schedule it more often");
        assertThat(gap.at("/toClose/owner").asString()).isEqualTo("Program director");
        assertThat(gap.at("/toClose/due").asString()).isEqualTo("2026-09-28");
        JsonNode waived = verdict(json, "site west");
        assertThat(waived.at("/outcome").asString()).isEqualTo("WAIVED");
        assertThat(waived.at("/variance/inForce").asBoolean()).isTrue();
        assertThat(waived.at("/variance/approvedBy").asString()).isEqualTo("council");
        assertThat(waived.has("toClose")).isFalse();
        assertThat(json.at("/designation/system/standing").asString()).isEqualTo("ALIGNING");
        assertThat(json.at("/designation/sites")).hasSize(3);
        assertThat(json.at("/designation/notYetIncluded/0").asString()).isEqualTo("North");
        assertThat(json.at("/designation/recorded/0/notYetIncluded/0").asString())
                .isEqualTo("site north");
        assertThat(json.at("/plan/actions/0/due").asString()).isEqualTo("2026-09-28");
        assertThat(json.at("/plan/criticalPath")).isNotEmpty();
        assertThat(json.at("/provenance/packs/0/id").asString()).isEqualTo("example");
        assertThat(json.at("/provenance/factsSha256").asString()).hasSize(64);
        assertThat(json.at("/provenance/resultSha256").asString()).hasSize(64);
        assertThat(json.at("/facts/tumorBoards")).hasSize(3);
    }

    @Test
    void isReachedAgainByteForByte() {
        Replay replay = Replay.of(AssessmentJson.write(assess(facts())), ENGINE);
        assertThat(replay.differences()).isEmpty();
        assertThat(replay.isSame()).isTrue();
    }

    @Test
    void aFactChangedByHandShowsInItsHashAndInWhatFollows() {
        String tampered = AssessmentJson.write(assess(facts()))
                .replace("\"daysBetweenMeetings\" : 28", "\"daysBetweenMeetings\" : 7");
        assertThat(Replay.of(tampered, ENGINE).differences())
                .extracting(Replay.Difference::what)
                .startsWith("factsSha256", "resultSha256", "TB-01 site main: outcome")
                .contains("TB-01 site west: outcome", "counts", "plan")
                .doesNotContain("facts");
    }

    @Test
    void aVerdictChangedByHandShows() {
        String tampered = AssessmentJson.write(assess(facts()))
                .replace("\"outcome\" : \"WAIVED\"", "\"outcome\" : \"CONCORDANT\"");
        assertThat(Replay.of(tampered, ENGINE).differences())
                .extracting(Replay.Difference::toString)
                .containsExactly("TB-01 site west: outcome: then CONCORDANT, now WAIVED");
    }

    @Test
    void anotherRulePackShowsBeforeWhatItChanges() {
        ConcordanceEngine stricter = ConcordanceEngine.load(RulePack.of(
                "example",
                "2",
                Map.of("tumorboards/TB-01-x.drl", RULES.replace("14", "30"), "tumorboards/TB-01-x.md", PAGE)));
        assertThat(Replay.of(AssessmentJson.write(assess(facts())), stricter).differences())
                .extracting(Replay.Difference::what)
                .startsWith("rule pack example: version", "rule pack example: sha256", "resultSha256")
                .contains("TB-01 site main: outcome", "standards")
                .doesNotContain("factsSha256");
    }

    @Test
    void spacesAloneShowToo() {
        String spaced = AssessmentJson.write(assess(facts())).replace("\"asOf\" :", "\"asOf\":");
        assertThat(Replay.of(spaced, ENGINE).differences())
                .extracting(Replay.Difference::what)
                .containsExactly("the document's spaces, or the order of its keys");
    }

    @Test
    void whatIsNoAssessmentIsRefused() {
        assertThatThrownBy(() -> Replay.of("{}", ENGINE))
                .isInstanceOf(FactsJsonException.class)
                .hasMessageContaining("is no assessment");
        String without = AssessmentJson.write(assess(facts())).replace("\"facts\" : {", "\"fact\" : {");
        assertThatThrownBy(() -> Replay.of(without, ENGINE)).hasMessageContaining("holds no facts");
        String dayless = AssessmentJson.write(assess(facts()))
                .replace("\"standardsOf\" : \"2026-06-30\"", "\"standardsOf\" : \"soon\"");
        assertThatThrownBy(() -> Replay.of(dayless, ENGINE)).hasMessageContaining("states no day standardsOf");
    }

    @Test
    void saysNothingOfSyntheticDataWhenThereIsNone() {
        String json = AssessmentJson.write(ENGINE.assess(PartnerSnapshot.real("Example", AS_OF, facts())));

        assertThat(json).contains("\"synthetic\" : false").doesNotContain("syntheticNotice");
        assertThat(json).doesNotContain("\r").endsWith("}\n");
    }

    @Test
    void factsInAnyOrderGiveTheSameBytes() {
        List<PartnerFact> facts = new ArrayList<>(facts());
        String expected = AssessmentJson.write(assess(facts));
        Random random = new Random(7);

        assertThat(Stream.generate(() -> {
                            Collections.shuffle(facts, random);
                            return AssessmentJson.write(assess(facts));
                        })
                        .limit(50))
                .containsOnly(expected);
    }

    private static JsonNode verdict(JsonNode json, String subject) {
        return json.at("/verdicts")
                .valueStream()
                .filter(verdict -> verdict.at("/subject").asString().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    static Assessment assess(List<PartnerFact> facts) {
        List<PartnerFact> all =
                new ArrayList<>(PartnerSnapshot.real("Example", AS_OF, facts).facts());
        return ENGINE.assess(new PartnerSnapshot("Example", AS_OF, true, all));
    }

    static List<PartnerFact> facts() {
        return List.of(
                new Site("main", "Main", null, null, Site.Scope.IN_SCOPE, null),
                new Site("west", "West", null, null, Site.Scope.IN_SCOPE, null),
                new Site("north", "North", null, null, Site.Scope.NOT_YET_INCLUDED, null),
                board("thoracic", "Thoracic", "main", 15),
                board("breast", "Breast", "main", 28),
                board("rectal", "Rectal", "west", 28),
                CommitteeBuilder.builder()
                        .id("council")
                        .kind(Committee.Kind.ONCOLOGY_PHYSICIAN_ADVISORY_COUNCIL)
                        .build(),
                new Variance(
                        "TB-01",
                        Subject.site("west"),
                        "too few cases",
                        "council",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31)),
                new RecordedDesignation(LocalDate.of(2026, 1, 28), "press release", Set.of("north", "west")));
    }

    private static PartnerFact board(String id, String name, String site, int days) {
        return TumorBoardBuilder.builder()
                .id(id)
                .name(name)
                .site(site)
                .daysBetweenMeetings(days)
                .build();
    }

    @Test
    void whetherFactsAreMadeUpIsPartOfTheirFingerprint() {
        String json = AssessmentJson.write(assess(facts()));
        String other = json.contains("\"synthetic\" : true")
                ? json.replace("\"synthetic\" : true", "\"synthetic\" : false")
                : json.replace("\"synthetic\" : false", "\"synthetic\" : true");
        assertThat(Replay.of(other, ENGINE).differences())
                .extracting(Replay.Difference::what)
                .startsWith("factsSha256");
    }

    @Test
    void aVerdictThatIsThereTwiceOrMadeUpIsNamed() {
        String json = AssessmentJson.write(assess(facts()));
        int start = json.indexOf('{', json.indexOf("\"verdicts\""));
        String indent = json.substring(json.lastIndexOf('\n', start), start);
        String first = json.substring(start, json.indexOf(indent + "},", start)) + indent + "}," + indent;
        assertThat(Replay.of(json.substring(0, start) + first + json.substring(start), ENGINE)
                        .differences())
                .extracting(Replay.Difference::toString)
                .anySatisfy(each -> assertThat(each).contains(" (2): then there, now none"));
        String forged = first.replaceFirst("\"subject\" : \"[^\"]*\"", "\"subject\" : \"site forged\"");
        assertThat(Replay.of(json.substring(0, start) + forged + json.substring(start), ENGINE)
                        .differences())
                .extracting(Replay.Difference::toString)
                .anySatisfy(each -> assertThat(each).contains("site forged: then there, now none"));
    }
}
