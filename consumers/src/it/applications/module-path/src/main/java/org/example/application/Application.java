package org.example.application;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Site;
import care.concordance.facts.SiteBuilder;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.json.FactsJson;
import care.concordance.pack.RulePack;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.statistics.ObservedExpected;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** An application on the module path, with facts as JSON and a directory of rules beside the shipped standards. */
public final class Application {

    public static void main(String... args) {
        ConcordanceEngine engine =
                ConcordanceEngine.load(CarePartnerStandards.rulePack(), RulePack.directory(Path.of(args[0])));
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
        String written = FactsJson.write(snapshot);
        require(FactsJson.write(FactsJson.read(written)).equals(written), "facts are read as they were written");
        var verdicts = engine.assess(snapshot).verdicts();
        require(
                verdicts.stream().anyMatch(verdict -> verdict.standard().id().equals("OWN-01")),
                "the own standard judges");
        require(verdicts.equals(engine.verify(snapshot).verdicts()), "sessions say the same");
        require(ObservedExpected.of(2, List.of(0.5, 0.5)).isPresent(), "two are compared with the one expected");
        require(Application.class.getModule().isNamed(), "this is a module");
        require(ConcordanceEngine.class.getModule().getName().equals("care.concordance.core"), "so is the library");
    }

    private static void require(boolean so, String what) {
        if (!so) {
            throw new IllegalStateException(what);
        }
    }
}
