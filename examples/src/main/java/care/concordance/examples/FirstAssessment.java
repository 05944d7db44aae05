package care.concordance.examples;

import care.concordance.Assessment;
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

    /** Prints the verdicts on tumor boards. */
    public static void main(String... args) {
        ConcordanceEngine engine = ConcordanceEngine.load(CarePartnerStandards.rulePack());

        var site = SiteBuilder.builder()
                .id("main")
                .name("Main Hospital")
                .scope(Site.Scope.IN_SCOPE)
                .analyticCases(900)
                .build();
        var board = TumorBoardBuilder.builder()
                .id("thoracic")
                .name("Thoracic tumor board")
                .site("main")
                .daysBetweenMeetings(30)
                .build();
        Assessment assessment =
                engine.assess(PartnerSnapshot.real("Example Health", LocalDate.of(2026, 6, 30), List.of(site, board)));

        assessment.verdicts().stream()
                .filter(verdict -> verdict.standard().id().equals("TB-01"))
                .forEach(verdict -> System.out.println(verdict.standard().id() + " " + verdict.subject() + ": "
                        + verdict.outcome() + ", " + verdict.reasons().get(0).sentence()));
        System.out.println("Designation: " + assessment.designation().system().standing());
    }
}
