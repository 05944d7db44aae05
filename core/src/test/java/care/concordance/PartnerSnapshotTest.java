package care.concordance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.DiseaseProgramBuilder;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerBuilder;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Score;
import care.concordance.facts.Site;
import care.concordance.facts.SiteDesignation;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorBoard;
import care.concordance.facts.TumorBoardBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What no caller may write is written here on purpose. */
@NullUnmarked
class PartnerSnapshotTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final Site MAIN = site("main", "Main");

    @Test
    void withoutFactsItSaysHowTheyAreRead() {
        assertThat(catchThrowableOfType(
                        NullPointerException.class,
                        () -> new PartnerSnapshot("Example", LocalDate.of(2026, 6, 30), false, null)))
                .hasMessageContaining("FactsJson");
    }

    @Test
    void saysWhatNoFactMayHoldAllAtOnceAndRepeatsNoValue() {
        assertThat(refused(
                        site(null, "secret\nname"),
                        site(" ", "Blank"),
                        site("in\u202Ewards", "Turned"),
                        new Site("scopeless", "s", "", null, null, null),
                        board(MAIN.id()),
                        board(null),
                        new SiteDesignation("main", null),
                        new Score("TB-01", null, Score.Scorer.MSK, 3),
                        new Score("TB-01", new Subject(null, "main"), Score.Scorer.MSK, 3)))
                .hasMessage("""
                        The facts about Example cannot be assessed: 12 problem(s).
                        Site given as fact 0, id: is null; state it: it is never unknown
                        Site given as fact 0, name: holds a character that cannot be printed; take out line breaks, \
                        and characters that move the cursor or turn the writing around
                        Site given as fact 1, id: is blank; write it, or leave the component out if it is unknown
                        Site in\\u202Ewards, id: holds a character that cannot be printed; take out line breaks, \
                        and characters that move the cursor or turn the writing around
                        Site scopeless, region: is blank; write it, or leave the component out if it is unknown
                        Site scopeless, scope: is null; state it: it is never unknown
                        TumorBoard board, site: is null; state it: it is never unknown
                        SiteDesignation given as fact 6, on: is null; state it: it is never unknown
                        Score given as fact 7, about: is null; state it: it is never unknown
                        Score given as fact 8, about: names no subject; give its kind and its id
                        TumorBoard board, site: there is no Site "main"; state it, or correct the id
                        SiteDesignation given as fact 6, site: there is no Site "main"; state it, or correct the id""");
    }

    @Test
    void aFactWithAFaultIsNotHeldAgainstOthers() {
        assertThat(refused(
                                new Site("main", null, null, null, Site.Scope.IN_SCOPE, 900_000),
                                board("main"),
                                new DiseaseProgram("main", null, null, null, null, null, null, null),
                                DiseaseProgramBuilder.builder()
                                        .site("main")
                                        .disease(Disease.LUNG)
                                        .analyticCases(-1)
                                        .leader(" ")
                                        .build())
                        .problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "Site main, name: is null; state it: it is never unknown",
                        "DiseaseProgram given as fact 2, disease: is null; state it: it is never unknown",
                        "DiseaseProgram main/LUNG, leader: is blank; write it, or leave the component out if it is"
                                + " unknown",
                        "Site main, analyticCases: is out of range; it lies from 0 to 200000",
                        "DiseaseProgram main/LUNG, analyticCases: is out of range; it lies from 0 to 50000");
    }

    @Test
    void theNameIsThePartners() {
        Partner other = partner("Other");

        assertThat(refused("Example", DAY, List.of(MAIN, other)))
                .hasMessageEndingWith("Partner system, name: is not the name of the snapshot; give both the same name");
        assertThat(refused(null, DAY, List.of(other)).problems()).hasSize(1);
        assertThat(refused(" ", DAY, List.of()))
                .hasMessageEndingWith(
                        "Partner system, name: is blank; write it, or leave the component out if it is" + " unknown");
        assertThat(PartnerSnapshot.real("Other", DAY, List.of(other)).facts()).containsExactly(other);
    }

    @Test
    void theDayIsADay() {
        assertThat(refused("Example", null, List.of(MAIN)))
                .hasMessageEndingWith("The snapshot, asOf: is null; give the day to assess");
        assertThat(refused("Example", LocalDate.of(10_000, 1, 1), List.of(MAIN)))
                .hasMessageEndingWith("The snapshot, asOf: lies outside the years 1 to 9999; correct the day");
        assertThat(PartnerSnapshot.real("Example", LocalDate.of(9_999, 12, 31), List.of(MAIN))
                        .asOf())
                .hasYear(9_999);
    }

    @Test
    void aFactThatIsNullIsNamedByItsPlace() {
        assertThat(refused("Example", DAY, Arrays.asList(MAIN, null)))
                .hasMessageEndingWith("Fact 1: is null; leave it out");
    }

    @Test
    void realAndMadeUpPartnersAreToldApart() {
        assertThat(PartnerSnapshot.real("Example", DAY, List.of()).synthetic()).isFalse();
        PartnerSnapshot madeUp = PartnerSnapshot.synthetic("Example", DAY, List.of(MAIN));
        assertThat(madeUp.synthetic()).isTrue();
        assertThat(madeUp.on(DAY.plusDays(1)).synthetic()).isTrue();
        assertThat(madeUp.facts()).containsExactlyInAnyOrder(MAIN, partner("Example"));
    }

    @Test
    void factsAreAddedReplacedAndTakenAwayAndTheRestStays() {
        PartnerSnapshot madeUp = PartnerSnapshot.synthetic("Example", DAY, List.of(MAIN));
        Site renamed = site("main", "Main Hospital");

        PartnerSnapshot more = madeUp.with(renamed, board("main"));

        assertThat(more.facts()).containsExactly(renamed, partner("Example"), board("main"));
        assertThat(more.without(board("main"))).isEqualTo(madeUp.with(renamed));
        assertThat(List.of(more, more.without(board("main"))))
                .allMatch(each -> each.synthetic()
                        && each.name().equals("Example")
                        && each.asOf().equals(DAY));
        assertThat(madeUp.with()).isEqualTo(madeUp);
    }

    @Test
    void aChangedSnapshotIsHeldToTheSame() {
        PartnerSnapshot madeUp = PartnerSnapshot.synthetic("Example", DAY, List.of(MAIN, board("main")));

        assertThat(catchThrowableOfType(SnapshotException.class, () -> madeUp.with(site(null, "x"), board(null))))
                .hasMessageContaining("Site given as fact 0, id: is null")
                .hasMessageContaining("TumorBoard board, site: is null");
        assertThat(catchThrowableOfType(SnapshotException.class, () -> madeUp.without(MAIN)))
                .hasMessageContaining("TumorBoard board, site: there is no Site \"main\"");
        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class, () -> madeUp.without(site("main", "Main Hospital"))))
                .hasMessageStartingWith("Site main is not among the facts as it was given");
        assertThat(catchThrowableOfType(SnapshotException.class, () -> madeUp.with(partner("Other"))))
                .hasMessageEndingWith("Partner system, name: is not the name of the snapshot; give both the same name");
    }

    @Test
    void aHistoryTakesNoSuchFactEither() {
        FactHistory.Entry entry =
                new FactHistory.Entry(new DiseaseProgram("main", null, null, null, null, null, null, null), null);
        assertThat(catchThrowableOfType(
                        SnapshotException.class, () -> new FactHistory("Example", false, List.of(entry))))
                .hasMessageContaining("DiseaseProgram given as fact 0, disease: is null");
    }

    private static SnapshotException refused(PartnerFact... facts) {
        return refused("Example", DAY, List.of(facts));
    }

    private static SnapshotException refused(String name, LocalDate asOf, List<? extends PartnerFact> facts) {
        List<PartnerFact> given = new ArrayList<>(facts);
        return catchThrowableOfType(SnapshotException.class, () -> PartnerSnapshot.real(name, asOf, given));
    }

    private static Site site(String id, String name) {
        return new Site(id, name, null, null, Site.Scope.IN_SCOPE, null);
    }

    private static TumorBoard board(String site) {
        return TumorBoardBuilder.builder().id("board").name("board").site(site).build();
    }

    private static Partner partner(String name) {
        return PartnerBuilder.builder().name(name).build();
    }
}
