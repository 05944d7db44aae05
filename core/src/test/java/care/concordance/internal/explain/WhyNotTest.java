package care.concordance.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.explain.WhyNot;
import care.concordance.explain.WhyNot.RuleAnswer;
import care.concordance.facts.Accreditation;
import care.concordance.facts.Disease;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Physician;
import care.concordance.facts.PhysicianBuilder;
import care.concordance.facts.Service;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhyNotTest {

    private static final ConcordanceEngine ENGINE = SmallPack.engine();
    private static final Subject MAIN = Subject.site("main");

    @Test
    void namesTheNearestFactWithBothValues() {
        WhyNot why = why(
                "CAD-01",
                MAIN,
                SmallPack.board("thoracic", "main", 30),
                SmallPack.board("breast", "main", 60),
                SmallPack.board("far", "east", 7));
        assertThat(why.outcome()).isEqualTo(Outcome.GAP);
        assertThat(why.decisive()).hasSize(1);
        assertThat(why.decisive().get(0).inShort())
                .isEqualTo("`thoracic` meets every 30 days; the rule needs at most 14");
        assertThat(why.text()).isEqualTo("""
                        Why CAD-01 is a gap for site main
                          A standard called CAD-01

                        Not met: a tumor board meets at least every 14 days
                          because `thoracic` meets every 30 days; the rule needs at most 14
                            yes site: 2 on record, 1 here, 1 passes
                            NO  tumor board: 3 on record, 2 here, none passes
                                  nearest: TumorBoard thoracic
                                    yes site is main
                                    NO  `thoracic` meets every 30 days; the rule needs at most 14

                        Also said
                          observed  `breast` meets every 60 days
                          observed  `thoracic` meets every 30 days

                        Silent
                          excluded  ambulatory sites - Site main: kind is community; the rule needs ambulatory
                        """);
    }

    @Test
    void saysWhichKindOfFactIsMissing() {
        assertThat(first(why("CAD-01", MAIN))).isEqualTo("no tumor board is on record");
        assertThat(first(why("CAD-01", MAIN, SmallPack.board("far", "east", 7))))
                .isEqualTo("no tumor board of site main is on record");
        WhyNot seenElsewhere =
                why("SVC-01", MAIN, service("east", Service.Kind.NUTRITION, Service.Availability.ON_SITE));
        assertThat(first(seenElsewhere)).isEqualTo("the only service on record does not have site main");
    }

    @Test
    void saysWhatIsUnknownAndWhatWouldBeAskedOfIt() {
        WhyNot why = why("CAD-01", MAIN, SmallPack.board("thoracic", "main", null));
        assertThat(why.outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(why.decisive())
                .extracting(RuleAnswer::inShort)
                .containsExactlyInAnyOrder(
                        "how often `thoracic` meets is not known",
                        "TumorBoard thoracic: days between meetings is unknown; the rule needs at most 14");
    }

    @Test
    void saysWhyAStandardDoesNotApply() {
        Site ambulatory = new Site("main", "Main", null, Site.Kind.AMBULATORY, Site.Scope.IN_SCOPE, null);
        Assessment assessment = ENGINE.assess(PartnerSnapshot.real("Example", SmallPack.DAY, List.of(ambulatory)));
        WhyNot why = ENGINE.explain(assessment).whyNot("CAD-01", MAIN);
        assertThat(why.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(first(why)).isEqualTo("Main is an ambulatory site");
        assertThat(why.text()).contains("yes kind is ambulatory");
    }

    @Test
    void saysWhatIsInTheWay() {
        WhyNot why = why(
                "SVC-01",
                MAIN,
                service("main", Service.Kind.NUTRITION, Service.Availability.ON_SITE),
                service("main", Service.Kind.INFUSION, Service.Availability.NOT_AVAILABLE));
        assertThat(first(why))
                .isEqualTo("Service main/INFUSION must not be: kind is infusion; availability is not available");
    }

    @Test
    void comparesDatesAndCounts() {
        LocalDate past = SmallPack.DAY.minusDays(3);
        assertThat(first(why("ACC-01", MAIN, new Accreditation("main", Accreditation.Body.COC, null, past))))
                .endsWith("accreditation until 2026-06-27; the rule needs no earlier than 2026-06-30");
        WhyNot team = why(
                "TEAM-01",
                Subject.program("main", Disease.BREAST),
                SmallPack.program("main", Disease.BREAST),
                PhysicianBuilder.builder()
                        .id("p")
                        .site("main")
                        .specialty(Physician.Specialty.SURGERY)
                        .focus(Disease.BREAST)
                        .build());
        assertThat(first(team)).isEqualTo("ProgramTeam main/BREAST: surgeons is 1; the rule needs at least 2");
    }

    @Test
    void explainsWhatIsConcordantToo() {
        WhyNot why = why("CAD-01", MAIN, SmallPack.board("thoracic", "main", 14));
        assertThat(why.outcome()).isEqualTo(Outcome.CONCORDANT);
        assertThat(why.text()).contains("yes days between meetings is 14, at most 14");
    }

    @Test
    void refusesAnAssessmentOfOtherRules() {
        Assessment assessment = ENGINE.assess(SmallPack.snapshot());
        assertThatThrownBy(() -> ENGINE.explain(assessment).whyNot("CAD-01", Subject.site("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("site nowhere");
    }

    private static String first(WhyNot why) {
        return why.decisive().get(0).inShort();
    }

    private static Service service(String site, Service.Kind kind, Service.Availability availability) {
        return new Service(site, kind, availability, null, null);
    }

    private static WhyNot why(String standard, Subject subject, PartnerFact... facts) {
        return ENGINE.explain(ENGINE.assess(SmallPack.snapshot(facts))).whyNot(standard, subject);
    }
}
