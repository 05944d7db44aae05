package care.concordance.benchmarks;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Site;
import care.concordance.facts.TumorBoard;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.pack.RulePack;
import care.concordance.standards.CarePartnerStandards;
import java.time.LocalDate;
import java.util.List;

/** The least program that judges a partner by the whole shipped pack: what {@link ColdStartBenchmark} starts. */
public final class FirstVerdict {

    private FirstVerdict() {}

    /**
     * Prints a verdict.
     *
     * @param args {@code CLASSIC} to compile the rules in process
     */
    public static void main(String... args) {
        RulePack pack = CarePartnerStandards.rulePack();
        ConcordanceEngine engine = ConcordanceEngine.load(List.of(args).contains("CLASSIC") ? pack.fromSource() : pack);
        Site site = new Site("main", "Main Hospital", null, null, Site.Scope.IN_SCOPE, 900);
        TumorBoard board = TumorBoardBuilder.builder()
                .id("thoracic")
                .name("thoracic")
                .site("main")
                .daysBetweenMeetings(30)
                .build();
        System.out.println(
                engine.assess(PartnerSnapshot.real("Example", LocalDate.of(2026, 6, 30), List.of(site, board)))
                        .gaps()
                        .get(0));
    }
}
