package care.concordance.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.explain.EvidenceRequest;
import care.concordance.explain.EvidenceRequest.Question;
import care.concordance.facts.Accreditation;
import care.concordance.facts.Discipline;
import care.concordance.facts.Disease;
import care.concordance.facts.NursingStaff;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Score;
import care.concordance.facts.Service;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorBoard;
import care.concordance.pack.RulePack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceRequestTest {

    private static final ConcordanceEngine ENGINE = SmallPack.engine();
    private static final Subject MAIN = Subject.site("main");

    @Test
    void asksForANumberAndSaysWhereTheOutcomeTurns() {
        assertThat(asked("CAD-01", SmallPack.board("thoracic", "main", null)))
                .containsExactly(
                        "TumorBoard thoracic [daysBetweenMeetings]: CONCORDANT if at most 14; GAP if 15 or more");
    }

    @Test
    void asksForNothingOnceItIsKnown() {
        assertThat(asked("CAD-01", SmallPack.board("thoracic", "main", 15))).isEmpty();
        assertThat(asked("CAD-01", SmallPack.board("thoracic", "main", 14))).isEmpty();
    }

    @Test
    void asksForADay() {
        assertThat(asked("ACC-01", new Accreditation("main", Accreditation.Body.COC, null, null)))
                .containsExactly("Accreditation main/COC [expires]: CONCORDANT if 2026-06-30 or later;"
                        + " GAP if no later than 2026-06-29");
    }

    @Test
    void asksForAChoiceASetAndYesOrNo() {
        assertThat(asked("SVC-01", new Service("main", Service.Kind.NUTRITION, null, null, null)))
                .containsExactly(
                        "Service main/NUTRITION [availability]: CONCORDANT if on site; GAP if by referral or not available");
        assertThat(asked("SET-01", board(null, null, null)))
                .containsExactly("TumorBoard thoracic [disciplines]: CONCORDANT if it has surgery and pathology;"
                        + " GAP if one of these is missing");
    }

    @Test
    void asksForWhatAComputedPropertyNeeds() {
        assertThat(asked("PCT-01", board(null, 10, null)))
                .containsExactly(
                        "TumorBoard thoracic [casesPresentedProspectively]: CONCORDANT if 8 or more; GAP if at most 7");
        // Two are needed: neither decides alone.
        assertThat(asked("PCT-01", board(null, null, null)))
                .containsExactly(
                        "TumorBoard thoracic [casesPresented]: CONCORDANT if most cases are seen before treatment",
                        "TumorBoard thoracic [casesPresentedProspectively]:"
                                + " CONCORDANT if most cases are seen before treatment");
        assertThat(asked("NUR-01", new NursingStaff("main", 10, null, 2)))
                .containsExactly("NursingStaff main [certified]: CONCORDANT if 8; GAP if at most 7 or 9 or more");
    }

    @Test
    void asksWhetherThereIsAFactThatIsNotOnRecord() {
        assertThat(asked("ACC-01"))
                .containsExactly(
                        "Accreditation site=main, body=COC not on record [expires]: CONCORDANT if accredited on the day");
        assertThat(asked("CAD-01"))
                .containsExactly("TumorBoard site=main not on record [id, name, daysBetweenMeetings]:"
                        + " CONCORDANT if a tumor board meets at least every 14 days");
    }

    @Test
    void theSameQuestionOfSeveralStandardsIsOne() {
        Assessment assessment = ENGINE.assess(SmallPack.snapshot());
        List<Question> boards = ENGINE.explain(assessment).evidenceRequest().questions().stream()
                .filter(question -> question.kind() == TumorBoard.class && "main".equals(question.site()))
                .toList();
        assertThat(boards).singleElement().satisfies(question -> {
            assertThat(question.waiting())
                    .extracting(waiting -> waiting.verdict().standard().id())
                    .containsExactly("CAD-01", "PCT-01", "SET-01");
            assertThat(question.properties())
                    .containsExactly(
                            "id",
                            "name",
                            "daysBetweenMeetings",
                            "disciplines",
                            "casesPresented",
                            "casesPresentedProspectively");
            assertThat(question.owners()).containsExactly("Director");
        });
    }

    @Test
    void asksForTheScoreThatIsMissingAndNotForScoresThatDiffer() {
        TumorBoard known = SmallPack.board("thoracic", "main", 7);
        Score partner = new Score("CAD-01", MAIN, Score.Scorer.PARTNER, 3);
        assertThat(asked("CAD-01", known, partner))
                .containsExactly("Score standard=CAD-01, about=site main, by=MSK not on record [points]:"
                        + " CONCORDANT if a tumor board meets at least every 14 days");
        Assessment differing =
                ENGINE.assess(SmallPack.snapshot(known, partner, new Score("CAD-01", MAIN, Score.Scorer.MSK, 2)));
        assertThat(asked("CAD-01", differing)).isEmpty();
        assertThat(ENGINE.explain(differing).evidenceRequest().unasked())
                .extracting(Object::toString)
                .containsExactly("CAD-01 UNPROVEN for site main");
    }

    @Test
    void everyUnprovenVerdictIsToldOfOnce() {
        Assessment assessment = ENGINE.assess(SmallPack.snapshot(
                SmallPack.board("thoracic", "main", null), SmallPack.program("east", Disease.BREAST)));
        EvidenceRequest request = ENGINE.explain(assessment).evidenceRequest();
        assertThat(request.waiting()).containsExactlyElementsOf(assessment.unproven());
        assertThat(request.unasked()).isEmpty();
        assertThat(request.ofSite("east").waiting())
                .allSatisfy(verdict -> assertThat(verdict.subject().site()).isEqualTo("east"));
        assertThat(request.ofOwner("Director")).isEqualTo(request);
        assertThat(request.ofOwner("Nobody").questions()).isEmpty();
    }

    @Test
    void theOrderOfTheFactsMakesNoDifference() {
        List<PartnerFact> facts = new ArrayList<>(SmallPack.snapshot(
                        SmallPack.board("a", "main", null),
                        SmallPack.board("b", "east", null),
                        new NursingStaff("main", 10, null, null))
                .facts());
        List<String> expected = words(request(facts));
        Collections.reverse(facts);
        assertThat(words(request(facts))).isEqualTo(expected);
    }

    @Test
    void anAssessmentByOtherRulesIsRefused() {
        ConcordanceEngine other = ConcordanceEngine.load(RulePack.of("other", "1", SmallPack.files()));
        Assessment assessment = other.assess(SmallPack.snapshot());
        assertThatThrownBy(() -> ENGINE.explain(assessment).evidenceRequest())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other rule packs");
    }

    private static TumorBoard board(
            @Nullable Set<Discipline> disciplines, @Nullable Integer presented, @Nullable Integer prospectively) {
        return new TumorBoard(
                "thoracic", "thoracic", "main", null, 7, disciplines, null, presented, prospectively, null, null, null);
    }

    private static EvidenceRequest request(List<PartnerFact> facts) {
        return ENGINE.explain(ENGINE.assess(new PartnerSnapshot("Example", SmallPack.DAY, false, facts)))
                .evidenceRequest();
    }

    private static List<String> words(EvidenceRequest request) {
        return request.questions().stream()
                .map(question -> question.kind().getSimpleName()
                        + question.key()
                        + question.properties()
                        + question.waiting().stream()
                                .map(waiting -> waiting.verdict() + waiting.inWords())
                                .toList())
                .toList();
    }

    private static List<String> asked(String standard, PartnerFact... facts) {
        return asked(standard, ENGINE.assess(SmallPack.snapshot(facts)));
    }

    /** The questions one standard waits for at the main site, in words. */
    private static List<String> asked(String standard, Assessment assessment) {
        return ENGINE.explain(assessment).evidenceRequest().questions().stream()
                .flatMap(question -> question.waiting().stream()
                        .filter(waiting -> waiting.verdict().standard().id().equals(standard)
                                && waiting.verdict().subject().equals(MAIN))
                        .map(waiting -> question.kind().getSimpleName() + " " + question.key()
                                + (question.isOfNewFact() ? " not on record" : "") + " " + own(standard, question)
                                + ": " + waiting.inWords()))
                .toList();
    }

    /** The properties asked; of those several standards ask of one fact, those of this one. */
    private static List<String> own(String standard, Question question) {
        Map<String, List<String>> ofOthers =
                Map.of("CAD-01", List.of("disciplines", "casesPresented", "casesPresentedProspectively"));
        List<String> own = new ArrayList<>(question.properties());
        own.removeAll(ofOthers.getOrDefault(standard, List.of()));
        return own;
    }
}
