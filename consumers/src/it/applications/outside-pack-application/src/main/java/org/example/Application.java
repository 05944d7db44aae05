package org.example;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Site;
import care.concordance.facts.SiteBuilder;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.pack.RulePack;
import care.concordance.standards.CarePartnerStandards;
import java.time.LocalDate;
import java.util.List;

/** An application with a pack of somebody else's, compiled when that was built, beside the shipped one. */
public final class Application {

    public static void main(String... args) {
        ConcordanceEngine engine = ConcordanceEngine.load(
                CarePartnerStandards.rulePack(), RulePack.classpath("outside", Application.class.getClassLoader()));
        PartnerSnapshot snapshot = PartnerSnapshot.synthetic(
                "Example",
                LocalDate.of(2026, 6, 30),
                List.of(
                        SiteBuilder.builder()
                                .id("main")
                                .name("Main")
                                .scope(Site.Scope.IN_SCOPE)
                                .build(),
                        TumorBoardBuilder.builder()
                                .id("board")
                                .name("Board")
                                .site("main")
                                .build()));
        var verdicts = engine.assess(snapshot).verdicts();
        require(
                verdicts.stream().anyMatch(verdict -> verdict.standard().id().equals("OWN-01")),
                "the own standard judges");
        require(verdicts.equals(engine.verify(snapshot).verdicts()), "sessions say the same");
    }

    private static void require(boolean so, String what) {
        if (!so) {
            throw new IllegalStateException(what);
        }
    }
}
