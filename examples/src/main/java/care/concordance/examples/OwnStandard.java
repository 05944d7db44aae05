package care.concordance.examples;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.json.FactsJson;
import care.concordance.pack.RulePack;
import care.concordance.standards.CarePartnerStandards;
import java.nio.file.Path;

/** A standard of one's own, in one's own directory of DRL, beside the shipped ones. */
public final class OwnStandard {

    private OwnStandard() {}

    /**
     * Prints the verdicts on the own standards.
     *
     * @param args the directory, the facts
     */
    public static void main(String... args) {
        RulePack own = RulePack.directory(Path.of(args[0]));
        ConcordanceEngine engine = ConcordanceEngine.load(CarePartnerStandards.rulePack(), own);
        Assessment assessment = engine.assess(FactsJson.read(Path.of(args[1])));

        assessment.verdicts().stream()
                .filter(verdict -> verdict.standard().id().startsWith("OWN-"))
                .forEach(verdict -> System.out.println(
                        verdict.standard().id() + " " + verdict.subject() + ": " + verdict.outcome()));
    }
}
