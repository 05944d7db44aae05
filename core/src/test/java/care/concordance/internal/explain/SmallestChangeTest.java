package care.concordance.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.explain.SmallestChange;
import care.concordance.facts.Accreditation;
import care.concordance.facts.Discipline;
import care.concordance.facts.Disease;
import care.concordance.facts.NursingStaff;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Physician;
import care.concordance.facts.PhysicianBuilder;
import care.concordance.facts.Service;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorBoard;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.verdict.Outcome;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SmallestChangeTest {

    private static final ConcordanceEngine ENGINE = SmallPack.engine();
    private static final Subject MAIN = Subject.site("main");
    private static final Subject BREAST = Subject.program("main", Disease.BREAST);

    @Test
    void movesTheNearestFactToTheThreshold() {
        assertThat(change(
                        "CAD-01",
                        MAIN,
                        SmallPack.board("breast", "main", 60),
                        SmallPack.board("thoracic", "main", 30),
                        SmallPack.board("far", "east", 15)))
                .isEqualTo("""
                        What would make CAD-01 concordant for site main
                          - TumorBoard thoracic: days between meetings from 30 to 14  [effort 5]
                        """);
    }

    @Test
    void proposesANewFactWhereNoneCanBeChanged() {
        assertThat(change("CAD-01", MAIN, SmallPack.board("far", "east", 7))).isEqualTo("""
                        What would make CAD-01 concordant for site main
                          - a new tumor board with site main, days between meetings 14  [effort 20]
                        """);
    }

    @Test
    void provesWhatIsUnknown() {
        assertThat(change("CAD-01", MAIN, SmallPack.board("thoracic", "main", null)))
                .contains("TumorBoard thoracic: days between meetings from unknown to 14  [effort 5]");
    }

    @Test
    void movesADateToTheDay() {
        Accreditation expired = new Accreditation("main", Accreditation.Body.COC, null, SmallPack.DAY.minusDays(3));
        assertThat(change("ACC-01", MAIN, expired))
                .contains("Accreditation main/COC: expires from 2026-06-27 to 2026-06-30  [effort 60]");
    }

    @Test
    void addsToASetNoMoreThanIsAsked() {
        TumorBoard board = TumorBoardBuilder.builder()
                .id("t")
                .name("t")
                .site("main")
                .daysBetweenMeetings(7)
                .disciplines(Set.of(Discipline.SURGERY, Discipline.RADIOLOGY))
                .build();
        assertThat(change("SET-01", MAIN, board)).contains("TumorBoard t: disciplines with pathology  [effort 5]");
    }

    @Test
    void followsAComputedPropertyToWhatItIsComputedFrom() {
        TumorBoard board = TumorBoardBuilder.builder()
                .id("t")
                .name("t")
                .site("main")
                .daysBetweenMeetings(7)
                .casesPresented(130)
                .casesPresentedProspectively(90)
                .build();
        assertThat(change("PCT-01", MAIN, board))
                .contains("TumorBoard t: cases presented prospectively from 90 to 104  [effort 10]");
    }

    @Test
    void raisesACountByChangingWhatIsCounted() {
        assertThat(change(
                        "TEAM-01",
                        BREAST,
                        SmallPack.program("main", Disease.BREAST),
                        surgeon("p1", Disease.BREAST),
                        surgeon("p2", Disease.LUNG)))
                .contains("- Physician p2: focus from lung to breast  [effort 30]");
        assertThat(change("TEAM-01", BREAST, SmallPack.program("main", Disease.BREAST)))
                .isEqualTo("""
                        What would make TEAM-01 concordant for program main/BREAST
                          No single change does; these together do:
                          - a new physician with site main, focus breast, specialty surgery  [effort 120]
                          - a new physician with site main, focus breast, specialty surgery  [effort 120]
                        """);
    }

    @Test
    void saysWhatElseItOpens() {
        assertThat(change(
                        "TEAM-01",
                        BREAST,
                        SmallPack.program("main", Disease.BREAST),
                        SmallPack.program("main", Disease.LUNG),
                        surgeon("p1", Disease.BREAST),
                        surgeon("p2", Disease.LUNG),
                        surgeon("p3", Disease.LUNG)))
                .isEqualTo("""
                        What would make TEAM-01 concordant for program main/BREAST
                          - Physician p2: focus from lung to breast  [effort 30]
                          It opens TEAM-01 for program main/LUNG: gap.
                        """);
    }

    @Test
    void takesWhatIsInTheWayAwayAndAddsWhatIsMissing() {
        SmallestChange change = ENGINE.explain(ENGINE.assess(SmallPack.snapshot(
                        new Service("main", Service.Kind.INFUSION, Service.Availability.NOT_AVAILABLE, null, null))))
                .smallestChange("SVC-01", MAIN);
        assertThat(change.text()).isEqualTo("""
                        What would make SVC-01 concordant for site main
                          No single change does; these together do:
                          - a new service with site main, kind nutrition, availability on site  [effort 60]
                          - Service main/INFUSION: availability from not available to on site  [effort 40]
                        """);
        assertThat(change.effort()).isEqualTo(100);
    }

    @Test
    void bringsAllFiguresOfANewFactThatFitTogether() {
        assertThat(change("NUR-01", MAIN)).isEqualTo("""
                        What would make NUR-01 concordant for site main
                          - a new nursing staff with nurses, certified and on path on record, and enough  [effort 10]
                        """);
        assertThat(change("NUR-01", MAIN, new NursingStaff("main", null, 10, 5)))
                .contains("NursingStaff main: nurses from unknown to 15  [effort 2]");
        // How many nurses there are is not changed, only who of them is on a path.
        assertThat(change("NUR-01", MAIN, new NursingStaff("main", 20, 10, 5)))
                .contains("NursingStaff main: on path from 5 to 10  [effort 15]");
    }

    @Test
    void saysWhyThereIsNoChange() {
        Site small = new Site("small", "Small", null, null, Site.Scope.IN_SCOPE, 499);
        SmallestChange none = ENGINE.explain(ENGINE.assess(SmallPack.snapshot(small)))
                .smallestChange("SIZE-01", Subject.site("small"));
        assertThat(none.isProposed()).isFalse();
        assertThat(none.complete()).isTrue();
        assertThat(none.blocked()).containsExactly("Site.analyticCases");
        assertThat(none.text()).isEqualTo("""
                        What would make SIZE-01 concordant for site small
                          No change is proposed: it would take a change of the site's analytic cases, which is more than a plan can propose.
                        """);
    }

    @Test
    void isProvenByAssessingAgain() {
        PartnerSnapshot before = SmallPack.snapshot(SmallPack.board("thoracic", "main", 30));
        SmallestChange change = ENGINE.explain(ENGINE.assess(before)).smallestChange("CAD-01", MAIN);
        PartnerSnapshot after = before.apply(change);
        assertThat(ENGINE.assess(after).verdict("CAD-01", MAIN).orElseThrow().outcome())
                .isEqualTo(Outcome.CONCORDANT);
    }

    @Test
    void refusesToChangeWhatIsConcordant() {
        Assessment assessment = ENGINE.assess(SmallPack.snapshot(SmallPack.board("thoracic", "main", 7)));
        assertThatThrownBy(() -> ENGINE.explain(assessment).smallestChange("CAD-01", MAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing to change");
    }

    private static Physician surgeon(String id, Disease focus) {
        return PhysicianBuilder.builder()
                .id(id)
                .site("main")
                .specialty(Physician.Specialty.SURGERY)
                .focus(focus)
                .build();
    }

    private static String change(String standard, Subject subject, PartnerFact... facts) {
        return ENGINE.explain(ENGINE.assess(SmallPack.snapshot(facts)))
                .smallestChange(standard, subject)
                .text();
    }
}
