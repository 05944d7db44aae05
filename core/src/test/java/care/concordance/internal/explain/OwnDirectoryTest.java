package care.concordance.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.explain.SmallestChange;
import care.concordance.explain.WhyNot;
import care.concordance.explain.WhyNot.RuleAnswer;
import care.concordance.facts.Between;
import care.concordance.facts.Disease;
import care.concordance.facts.PartialDate;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Physician;
import care.concordance.facts.PhysicianBuilder;
import care.concordance.facts.Service;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorCase;
import care.concordance.facts.TumorCaseBuilder;
import care.concordance.pack.RulePack;
import care.concordance.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rule author keeps in a directory is explained like what is shipped: rules with a count, a join and existence. */
class OwnDirectoryTest {

    private static final Subject MAIN = Subject.site("main");
    private static final Subject BREAST = Subject.program("main", Disease.BREAST);

    private static final String CASES = """
        package care.concordance.small;
        import care.concordance.facts.Answer;
        import care.concordance.facts.TumorCase;
        global care.concordance.evaluate.Verdicts verdicts;

        rule "NODE-01 observed: colon cancer"
          @Standard("NODE-01")
        when
          $case : TumorCase( disease == "COLON" )
        then
          verdicts.observed($case, "regional nodes examined: {}", $case.nodesExamined());
        end

        rule "NODE-01 met: resected, and at least 12 nodes examined"
          @Standard("NODE-01")
        when
          $case : TumorCase( disease == "COLON", nodesExamined >= 12 )
          exists TumorCase( id == $case.id, resected == Answer.YES )
          not TumorCase( id == $case.id, age >= 80 )
        then
          verdicts.met($case);
        end
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static ConcordanceEngine engine;

    @BeforeAll
    static void load() throws IOException {
        Map<String, String> files = new TreeMap<>(SmallPack.files());
        files.put("small/NODE-01-x.drl", CASES);
        files.put("small/NODE-01-x.md", SmallPack.page("NODE-01", "case"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        engine = ConcordanceEngine.load(RulePack.directory(directory));
    }

    @Test
    void aJoin() {
        PartnerFact[] facts = {SmallPack.board("thoracic", "main", 30), SmallPack.board("far", "east", 7)};
        assertThat(whyNot("CAD-01", MAIN, facts).decisive())
                .extracting(RuleAnswer::inShort)
                .containsExactly("`thoracic` meets every 30 days; the rule needs at most 14");
        assertThat(flipped("CAD-01", MAIN, facts))
                .contains("- TumorBoard thoracic: days between meetings from 30 to 14  [effort 5]");
        assertThat(whyNot("CAD-01", MAIN, SmallPack.board("far", "east", 7)).rules())
                .extracting(RuleAnswer::inShort)
                .contains("the only tumor board on record does not have site main");
    }

    @Test
    void aCount() {
        PartnerFact[] facts = {SmallPack.program("main", Disease.BREAST), surgeon("p1", Disease.BREAST)};
        assertThat(whyNot("TEAM-01", BREAST, facts).decisive())
                .extracting(RuleAnswer::inShort)
                .containsExactly("ProgramTeam main/BREAST: surgeons is 1; the rule needs at least 2");
        assertThat(flipped("TEAM-01", BREAST, facts))
                .contains("- a new physician with site main, focus breast, specialty surgery  [effort 120]");
    }

    @Test
    void existence() {
        Service infusion = new Service("main", Service.Kind.INFUSION, Service.Availability.NOT_AVAILABLE, null, null);
        Service nutrition = new Service("main", Service.Kind.NUTRITION, Service.Availability.ON_SITE, null, null);
        assertThat(whyNot("SVC-01", MAIN, infusion, nutrition).decisive())
                .extracting(RuleAnswer::inShort)
                .containsExactly("Service main/INFUSION must not be: kind is infusion; availability is not available");
        assertThat(whyNot("SVC-01", MAIN).decisive())
                .extracting(RuleAnswer::inShort)
                .containsExactly(
                        "no service is on record; the rule needs one with kind nutrition and availability on site");
        assertThat(flipped("SVC-01", MAIN, infusion, nutrition))
                .contains("- Service main/INFUSION: availability from not available to on site  [effort 40]");
    }

    @Test
    void casesOfTheSameKinds() {
        TumorCaseBuilder colon = TumorCase.builder("1", "main", "C182").diagnosis(PartialDate.of(SmallPack.DAY));
        WhyNot few = engine.whyNot(
                colon.nodesExamined(Between.exactly(11)).surgeryCode(40).build(), "NODE-01");
        assertThat(few.outcome()).isEqualTo(Outcome.GAP);
        assertThat(few.decisive())
                .extracting(RuleAnswer::inShort)
                .containsExactly("TumorCase 1: regional nodes examined: 11; the rule needs at least 12");
        WhyNot unresected = engine.whyNot(
                colon.nodesExamined(Between.exactly(12)).surgeryCode(0).build(), "NODE-01");
        assertThat(unresected.decisive())
                .extracting(RuleAnswer::inShort)
                .containsExactly("TumorCase 1: resected is no; the rule needs yes");
        WhyNot old =
                engine.whyNot(colon.surgeryCode(40).age(Between.exactly(80)).build(), "NODE-01");
        assertThat(old.decisive())
                .extracting(RuleAnswer::inShort)
                .containsExactly("TumorCase 1 must not be: age is 80, at least 80");
        assertThat(engine.review(colon.age(Between.exactly(79)).build()).outcome("NODE-01"))
                .isEqualTo(Outcome.CONCORDANT);
    }

    private static WhyNot whyNot(String standard, Subject subject, PartnerFact... facts) {
        WhyNot why = engine.explain(engine.assess(SmallPack.snapshot(facts))).whyNot(standard, subject);
        assertThat(why.rules()).allMatch(RuleAnswer::explained);
        return why;
    }

    /** The smallest change in words, which really makes it concordant. */
    private static String flipped(String standard, Subject subject, PartnerFact... facts) {
        PartnerSnapshot before = SmallPack.snapshot(facts);
        SmallestChange change = engine.explain(engine.assess(before)).smallestChange(standard, subject);
        Assessment after = engine.assess(before.apply(change));
        assertThat(after.verdict(standard, subject).orElseThrow().outcome()).isEqualTo(Outcome.CONCORDANT);
        return change.text();
    }

    private static Physician surgeon(String id, Disease focus) {
        return PhysicianBuilder.builder()
                .id(id)
                .site("main")
                .specialty(Physician.Specialty.SURGERY)
                .focus(focus)
                .build();
    }
}
