package org.example;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Site;
import care.concordance.facts.SiteBuilder;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.standards.CarePartnerStandards;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** An application on the class path, with the shipped standards and nothing more. */
public final class Application {

    public static void main(String... args) {
        ConcordanceEngine engine = ConcordanceEngine.load(CarePartnerStandards.rulePack());
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
        require(verdicts.size() > 100, "there are verdicts");
        require(verdicts.equals(engine.verify(snapshot).verdicts()), "sessions say the same");
        try {
            ConcordanceEngine.load(RulePack.directory(Path.of(args[0])));
            throw new IllegalStateException("rules were compiled without a compiler");
        } catch (RulePackException e) {
            require(e.getMessage().contains("add care.concordance:concordance-compiler"), e.getMessage());
        }
    }

    private static void require(boolean so, String what) {
        if (!so) {
            throw new IllegalStateException(what);
        }
    }
}
