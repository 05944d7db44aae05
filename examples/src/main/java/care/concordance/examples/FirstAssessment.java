package care.concordance.examples;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Site;
import care.concordance.facts.SiteBuilder;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.standards.CarePartnerStandards;
import java.time.LocalDate;
import java.util.List;

/** A first assessment in Java: one site, one tumor board, and what the standards say of them. */
public final class FirstAssessment {

    private FirstAssessment() {}

    /** Prints the verdict on the tumor board. */
    public static void main(String... args) {
        ConcordanceEngine engine = ConcordanceEngine.load(CarePartnerStandards.rulePack());

        var site = SiteBuilder.builder()
                .id("main")
                .name("Main Hospital")
                .scope(Site.Scope.IN_SCOPE)
                .build();
        var board = TumorBoardBuilder.builder()
                .id("thoracic")
                .name("thoracic")
                .site("main")
                .daysBetweenMeetings(30)
                .build();
        var assessment =
                engine.assess(PartnerSnapshot.real("Example Health", LocalDate.of(2026, 6, 30), List.of(site, board)));

        var verdict = assessment.verdict("TB-01", site.subject()).orElseThrow();
        System.out.println("TB-01 " + verdict.subject() + ": " + verdict.outcome() + ", "
                + verdict.reasons().get(0).sentence());
        System.out.println("Designation: " + assessment.designation().system().standing());
    }
}
