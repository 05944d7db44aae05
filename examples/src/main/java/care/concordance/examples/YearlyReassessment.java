package care.concordance.examples;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.followup.Changes;
import care.concordance.json.FactsJson;
import care.concordance.standards.CarePartnerStandards;
import java.nio.file.Path;

/** A yearly re-assessment: the same partner a year later, and what became of last year's gaps. */
public final class YearlyReassessment {

    private YearlyReassessment() {}

    /**
     * Prints what changed.
     *
     * @param args last year's facts, this year's facts
     */
    public static void main(String... args) {
        ConcordanceEngine engine = ConcordanceEngine.load(CarePartnerStandards.rulePack());
        Assessment lastYear = engine.assess(FactsJson.read(Path.of(args[0])));
        Assessment thisYear = engine.assess(FactsJson.read(Path.of(args[1])));

        Changes changes = thisYear.since(lastYear);
        System.out.println("Closed: " + changes.closed().size());
        System.out.println("Opened: " + changes.opened().size());
        System.out.println("Still open: " + changes.stillOpen().size());
        System.out.println("New standards: " + String.join(", ", changes.newlyInForce()));
        System.out.println("System: " + lastYear.designation().system().standing() + " -> "
                + thisYear.designation().system().standing());
    }
}
