package care.concordance.followup;

import static care.concordance.followup.Samples.DAY;
import static care.concordance.followup.Samples.commendation;
import static care.concordance.followup.Samples.standard;
import static care.concordance.followup.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Agreement;
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

    @Test
    void aDesignationHoldsForAYearFromItselfOrItsLastReview() {
        List<Verdict> verdicts = List.of(verdict(SITE, A, Outcome.CONCORDANT));
        Fact site = site("a", null, Site.Scope.IN_SCOPE);
        Fact aYearAgo = new RecordedDesignation(DAY.minusYears(1), "source", Set.of());
        Fact older = new RecordedDesignation(DAY.minusYears(1).minusDays(1), "source", Set.of());
        assertThat(of(verdicts, site, aYearAgo).system().standing()).isEqualTo(Standing.CONCORDANT);
        assertThat(of(verdicts, site, older).system().standing()).isEqualTo(Standing.LAPSED);
        assertThat(of(verdicts, site, older).sites().get(0).standing()).isEqualTo(Standing.LAPSED);
        assertThat(of(verdicts, site, older, new AnnualReview(DAY.minusDays(10), null))
                        .system()
                        .standing())
                .isEqualTo(Standing.CONCORDANT);
    }

    @Test
    void aDesignationLapsesWithItsAgreement() {
        List<Verdict> verdicts = List.of(verdict(SITE, A, Outcome.CONCORDANT));
        Fact site = site("a", null, Site.Scope.IN_SCOPE);
        Fact recorded = new RecordedDesignation(DAY.minusDays(30), "source", Set.of());
        assertThat(of(verdicts, site, recorded, new Agreement(null, DAY, null, null))
                        .system()
                        .standing())
                .isEqualTo(Standing.CONCORDANT);
        assertThat(of(verdicts, site, recorded, new Agreement(null, DAY.minusDays(1), null, null))
                        .system()
                        .standing())
                .isEqualTo(Standing.LAPSED);
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
        return Designation.of(verdicts, new ArrayList<>(List.of(facts)), "Example", DAY);
    }

    private static Site site(String id, @org.jspecify.annotations.Nullable String region, Site.Scope scope) {
        return new Site(id, "Site " + id, region, null, scope, null);
    }
}
