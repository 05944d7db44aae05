package care.concordance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.derived.DerivedFacts;
import care.concordance.facts.derived.ProgramConference;
import care.concordance.facts.derived.ProgramTeam;
import care.concordance.facts.derived.SiteConferences;
import care.concordance.facts.derived.SiteTrials;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DerivedFactsTest {

    private static final DiseaseProgram BREAST =
            DiseaseProgramBuilder.builder().site("main").disease(Disease.BREAST).build();

    @Test
    void countsTheFocusedAndThoseWhoseFocusIsUnknown() {
        List<Fact> facts = List.of(
                BREAST,
                physician("a", "main", Physician.Specialty.SURGERY, Disease.BREAST, null),
                physician("b", "main", Physician.Specialty.SURGERY, Disease.LUNG, null),
                physician("c", "main", Physician.Specialty.SURGERY, null, null),
                physician("d", "main", Physician.Specialty.SURGERY, null, true),
                physician("e", "main", Physician.Specialty.MEDICAL_ONCOLOGY, null, false),
                physician("f", "main", Physician.Specialty.RADIATION_ONCOLOGY, Disease.BREAST, null),
                physician("g", "elsewhere", Physician.Specialty.SURGERY, Disease.BREAST, null));

        assertThat(DerivedFacts.of(facts)).containsExactly(new ProgramTeam("main", Disease.BREAST, 1, 0, 1, 1, 1, 0));
    }

    @Test
    void saysNothingOfATeamWithoutPhysicians() {
        assertThat(DerivedFacts.of(List.of(BREAST))).isEmpty();
    }

    @Test
    void specificBoardsComeBeforeGeneralOnes() {
        List<Fact> facts = List.of(
                BREAST,
                board("breast-a", "main", Disease.BREAST, 14, 10, 9),
                board("breast-b", "main", Disease.BREAST, 7, 10, 8),
                board("all", "main", null, 1, 100, 0),
                board("other", "elsewhere", Disease.BREAST, 1, 100, 0));

        assertThat(DerivedFacts.of(facts))
                .contains(new ProgramConference("main", Disease.BREAST, 2, 1, 7, 85.0))
                .contains(new SiteConferences("main", 3, 120, 17, null));
    }

    @Test
    void generalBoardsStandInWhereThereIsNoSpecificOne() {
        List<Fact> facts =
                List.of(BREAST, board("lung", "main", Disease.LUNG, 7, 10, 10), board("all", "main", null, 7, 20, 10));

        assertThat(DerivedFacts.of(facts)).contains(new ProgramConference("main", Disease.BREAST, 0, 1, null, 50.0));
    }

    @Test
    void oneUnknownCountMakesTheSumUnknown() {
        List<Fact> facts = List.of(
                new Site("main", "Main", null, null, Site.Scope.IN_SCOPE, 400),
                BREAST,
                board("breast-a", "main", Disease.BREAST, null, 10, null),
                board("breast-b", "main", Disease.BREAST, 7, 30, 8));

        assertThat(DerivedFacts.of(facts))
                .contains(new ProgramConference("main", Disease.BREAST, 2, 0, null, null))
                .contains(new SiteConferences("main", 2, 40, null, 400));
        assertThat(new SiteConferences("main", 2, 40, null, 400).percentPresented())
                .isEqualTo(10.0);
        assertThat(new SiteConferences("main", 2, 40, 30, 0).percentPresented()).isNull();
        assertThat(new SiteConferences("main", 2, 40, 30, 0).percentProspective())
                .isEqualTo(75.0);
    }

    @Test
    void aTrialThatMayBeAnOpenMskTrialIsCountedApart() {
        List<Fact> facts = List.of(
                trial("1", true, Trial.Status.OPEN),
                trial("2", false, Trial.Status.OPEN),
                trial("3", null, Trial.Status.OPEN),
                trial("4", true, null),
                trial("5", false, null),
                trial("6", null, null),
                trial("7", null, Trial.Status.CLOSED),
                trial("8", true, Trial.Status.PLANNED));

        assertThat(DerivedFacts.of(facts))
                .containsExactly(new SiteTrials("main", new Between(3, 6), new Between(1, 4)));
    }

    @Test
    void orderOfFactsDoesNotMatter() {
        List<Fact> facts = new ArrayList<>(List.of(
                BREAST,
                DiseaseProgramBuilder.builder()
                        .site("main")
                        .disease(Disease.LUNG)
                        .build(),
                board("a", "main", null, 7, 1, 1),
                board("b", "east", null, 7, 1, 1),
                physician("p", "main", Physician.Specialty.SURGERY, null, null)));
        List<Fact> derived = DerivedFacts.of(facts);
        Collections.reverse(facts);

        assertThat(DerivedFacts.of(facts)).isEqualTo(derived);
    }

    private static Physician physician(
            String id,
            String site,
            Physician.Specialty specialty,
            @Nullable Disease focus,
            @Nullable Boolean generalist) {
        return PhysicianBuilder.builder()
                .id(id)
                .site(site)
                .specialty(specialty)
                .focus(focus)
                .generalist(generalist)
                .build();
    }

    private static TumorBoard board(
            String id,
            String site,
            @Nullable Disease disease,
            @Nullable Integer days,
            @Nullable Integer presented,
            @Nullable Integer prospective) {
        return TumorBoardBuilder.builder()
                .id(id)
                .name(id)
                .site(site)
                .disease(disease)
                .daysBetweenMeetings(days)
                .casesPresented(presented)
                .casesPresentedProspectively(prospective)
                .build();
    }

    private static Trial trial(String id, @Nullable Boolean msk, Trial.@Nullable Status status) {
        return new Trial(id, "main", null, msk, status);
    }
}
