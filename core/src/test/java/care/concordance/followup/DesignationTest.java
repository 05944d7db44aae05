package care.concordance.followup;

import static care.concordance.followup.Samples.DAY;
import static care.concordance.followup.Samples.commendation;
import static care.concordance.followup.Samples.standard;
import static care.concordance.followup.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.AnnualReview;
import care.concordance.facts.Disease;
import care.concordance.facts.Fact;
import care.concordance.facts.Partner;
import care.concordance.facts.RecordedDesignation;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.followup.Designation.Standing;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignationTest {

    private static final Standard SITE = standard("SV-01", Subject.Kind.SITE);
    private static final Standard PROGRAM = standard("PW-01", Subject.Kind.PROGRAM);
    private static final Standard SYSTEM = standard("GOV-01", Subject.Kind.SYSTEM);
    private static final Subject A = Subject.site("a");
    private static final Subject B = Subject.site("b");
    private static final Subject WHOLE = Subject.system(Partner.ID);

    @ParameterizedTest
    @CsvSource({
        "CONCORDANT, CONCORDANT, CONCORDANT",
        "CONCORDANT, WAIVED, CONCORDANT",
        "CONCORDANT, NOT_APPLICABLE, CONCORDANT",
        "CONCORDANT, UNPROVEN, UNPROVEN",
        "CONCORDANT, GAP, ALIGNING",
        "UNPROVEN, GAP, ALIGNING",
        "NOT_APPLICABLE, NOT_APPLICABLE, UNPROVEN",
        "WAIVED, NOT_APPLICABLE, UNPROVEN"
    })
    void aSiteIsAsItsOwnAndItsProgramsVerdicts(Outcome own, Outcome program, Standing standing) {
        Designation designation = of(
                List.of(verdict(SITE, A, own), verdict(PROGRAM, Subject.program("a", Disease.LUNG), program)),
                site("a", null, Site.Scope.IN_SCOPE));
        assertThat(designation.sites()).extracting(Designation.Row::standing).containsExactly(standing);
    }

    @Test
    void commendationsAreCountedApartAndDecideNothing() {
        Designation designation = of(
                List.of(
                        verdict(SITE, A, Outcome.CONCORDANT),
                        verdict(commendation("RES-09", Subject.Kind.SITE), A, Outcome.GAP),
                        verdict(commendation("RES-10", Subject.Kind.SITE), A, Outcome.CONCORDANT)),
                site("a", null, Site.Scope.IN_SCOPE));
        Designation.Row row = designation.sites().get(0);
        assertThat(row.standing()).isEqualTo(Standing.CONCORDANT);
        assertThat(row.concordant()).isEqualTo(1);
        assertThat(row.gaps()).isZero();
        assertThat(row.commendations()).isEqualTo(1);
    }

    @Test
    void theSystemNeedsEverySiteInScopeAndListsTheOthers() {
        List<Verdict> verdicts = List.of(
                verdict(SYSTEM, WHOLE, Outcome.CONCORDANT),
                verdict(SITE, A, Outcome.CONCORDANT),
                verdict(SITE, B, Outcome.GAP));
        Designation both = of(verdicts, site("a", null, Site.Scope.IN_SCOPE), site("b", null, Site.Scope.IN_SCOPE));
        Designation without =
                of(verdicts, site("a", null, Site.Scope.IN_SCOPE), site("b", null, Site.Scope.NOT_YET_INCLUDED));
        assertThat(both.system().standing()).isEqualTo(Standing.ALIGNING);
        assertThat(both.notYetIncluded()).isEmpty();
        assertThat(without.system().standing()).isEqualTo(Standing.CONCORDANT);
        assertThat(without.notYetIncluded()).containsExactly("Site b");
    }

    @Test
    void aConcordantSiteDoesNotMakeASystemWhoseOwnStandardsAreUnproven() {
        Designation designation = of(
                List.of(verdict(SYSTEM, WHOLE, Outcome.UNPROVEN), verdict(SITE, A, Outcome.CONCORDANT)),
                site("a", null, Site.Scope.IN_SCOPE));
        assertThat(designation.sites().get(0).standing()).isEqualTo(Standing.CONCORDANT);
        assertThat(designation.system().standing()).isEqualTo(Standing.UNPROVEN);
    }

    @Test
    void aRegionRollsUpItsSitesInScope() {
        List<Verdict> verdicts = List.of(verdict(SITE, A, Outcome.CONCORDANT), verdict(SITE, B, Outcome.GAP));
        Designation designation = of(
                verdicts,
                new Region("north", "North"),
                new Region("south", "South"),
                new Region("empty", "Empty"),
                site("a", "north", Site.Scope.IN_SCOPE),
                site("b", "south", Site.Scope.IN_SCOPE));
        assertThat(designation.regions())
                .extracting(row -> row.subject().id() + " " + row.standing())
                .containsExactly("empty UNPROVEN", "north CONCORDANT", "south ALIGNING");
    }

    @ParameterizedTest
    @CsvSource({
        "REV-14, GAP, LAPSED, LAPSED",
        "AGR-05, GAP, LAPSED, LAPSED",
        "REV-14, WAIVED, CONCORDANT, CONCORDANT",
        "REV-14, NOT_APPLICABLE, CONCORDANT, CONCORDANT",
        "AGR-05, CONCORDANT, CONCORDANT, CONCORDANT",
        "REV-14, UNPROVEN, UNPROVEN, UNPROVEN",
        "GOV-01, GAP, CONCORDANT, ALIGNING"
    })
    void aRecordedDesignationLapsesByTheVerdictsOnItsAgreementAndItsReview(
            String id, Outcome outcome, Standing ofTheSite, Standing ofTheSystem) {
        List<Verdict> verdicts = List.of(
                verdict(standard(id, Subject.Kind.SYSTEM), WHOLE, outcome), verdict(SITE, A, Outcome.CONCORDANT));
        Fact site = site("a", null, Site.Scope.IN_SCOPE);
        Designation recorded = of(verdicts, site, new RecordedDesignation(DAY, "source", Set.of()));
        assertThat(recorded.sites().get(0).standing()).isEqualTo(ofTheSite);
        assertThat(recorded.system().standing()).isEqualTo(ofTheSystem);
        // Without a designation on record nothing lapses: the same verdicts are the system's own.
        Designation computed = of(verdicts, site);
        assertThat(computed.sites().get(0).standing()).isEqualTo(Standing.CONCORDANT);
        assertThat(computed.system().standing())
                .isEqualTo(
                        outcome == Outcome.GAP
                                ? Standing.ALIGNING
                                : outcome == Outcome.UNPROVEN ? Standing.UNPROVEN : Standing.CONCORDANT);
    }

    @Test
    void onlySitesTheDesignationCoversLapseWithIt() {
        List<Verdict> verdicts = List.of(
                verdict(standard("REV-14", Subject.Kind.SYSTEM), WHOLE, Outcome.GAP),
                verdict(SITE, A, Outcome.CONCORDANT),
                verdict(SITE, B, Outcome.CONCORDANT));
        assertThat(of(
                                verdicts,
                                site("a", null, Site.Scope.IN_SCOPE),
                                site("b", null, Site.Scope.IN_SCOPE),
                                new RecordedDesignation(DAY, "source", Set.of("b")))
                        .sites())
                .extracting(Designation.Row::standing)
                .containsExactly(Standing.LAPSED, Standing.CONCORDANT);
    }

    @Test
    void aGapBesideALapsedDesignationIsAligned() {
        List<Verdict> verdicts = List.of(
                verdict(standard("REV-14", Subject.Kind.SYSTEM), WHOLE, Outcome.GAP),
                verdict(SYSTEM, WHOLE, Outcome.GAP),
                verdict(SITE, A, Outcome.CONCORDANT));
        Designation designation = of(
                verdicts,
                site("a", null, Site.Scope.IN_SCOPE),
                new RecordedDesignation(DAY.minusYears(2), "source", Set.of()));
        assertThat(designation.system().standing()).isEqualTo(Standing.ALIGNING);
        assertThat(designation.system().gaps()).isEqualTo(2);
    }

    @Test
    void theNextReviewIsDueAYearAfterTheLastOneOrTheDesignation() {
        RecordedDesignation first = new RecordedDesignation(DAY.minusYears(1), "source", Set.of());
        RecordedDesignation second = new RecordedDesignation(DAY.minusDays(30), "source", Set.of());
        assertThat(of(List.of()).reviewDue()).isNull();
        assertThat(of(List.of(), new AnnualReview(DAY, null)).reviewDue()).isNull();
        assertThat(of(List.of(), first).reviewDue()).isEqualTo(DAY);
        assertThat(of(List.of(), second, first).reviewDue())
                .isEqualTo(DAY.minusDays(30).plusYears(1));
        assertThat(of(List.of(), first, new AnnualReview(DAY.minusDays(10), null))
                        .reviewDue())
                .isEqualTo(DAY.minusDays(10).plusYears(1));
        assertThat(of(List.of(), second, new AnnualReview(DAY.minusDays(31), null))
                        .reviewDue())
                .isEqualTo(DAY.minusDays(30).plusYears(1));
    }

    @Test
    void whatIsRecordedStandsBesideWhatIsComputed() {
        RecordedDesignation recorded = new RecordedDesignation(DAY, "press release", Set.of("b"));
        Designation designation =
                of(List.of(verdict(SITE, A, Outcome.UNPROVEN)), site("a", null, Site.Scope.IN_SCOPE), recorded);
        assertThat(designation.recorded()).containsExactly(recorded);
        assertThat(designation.system().standing()).isEqualTo(Standing.UNPROVEN);
    }

    private static Designation of(List<Verdict> verdicts, Fact... facts) {
        return Designation.of(verdicts, new ArrayList<>(List.of(facts)), "Example");
    }

    private static Site site(String id, @org.jspecify.annotations.Nullable String region, Site.Scope scope) {
        return new Site(id, "Site " + id, region, null, scope, null);
    }
}
