package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.atLeast;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.GovernanceOracle.partner;

import care.concordance.facts.EntryReview;
import care.concordance.facts.Partner;
import care.concordance.facts.Partner.ClinicalIntegration;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.Comparator;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Entry, by its pages. */
final class EntryOracle {

    private EntryOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("ENT-01", partner((world, partner) -> atLeast(partner.annualNewCases(), 1000)));
        oracle.put("ENT-02", states(Partner::interestedInTrials));
        oracle.put("ENT-03", partner((world, partner) -> {
            ClinicalIntegration integration = partner.clinicalIntegration();
            return integration == null
                    ? null
                    : Boolean.valueOf(
                            integration == ClinicalIntegration.PLANNED || integration == ClinicalIntegration.IN_PLACE);
        }));
        oracle.put("ENT-04", partner((world, partner) -> {
            ClinicalIntegration integration = partner.clinicalIntegration();
            return integration == null ? null : Boolean.valueOf(integration == ClinicalIntegration.IN_PLACE);
        }));
        oracle.put("ENT-05", states(Partner::standardizesAcrossSites));
        oracle.put("ENT-06", states(Partner::learnsBothWays));
        oracle.put("ENT-07", states(Partner::adaptsToCommunity));
        oracle.put("ENT-08", latestReview(EntryReview::improvesCareOutside));
        oracle.put("ENT-09", latestReview(EntryReview::likeMinded));
        oracle.put("ENT-10", latestReview(EntryReview::provenExpertise));
    }

    private static BiFunction<World, Subject, Outcome> states(Function<Partner, @Nullable Boolean> so) {
        return partner((world, partner) -> so.apply(partner));
    }

    private static BiFunction<World, Subject, Outcome> latestReview(Function<EntryReview, @Nullable Boolean> found) {
        return (world, system) -> world.facts(EntryReview.class).stream()
                .max(Comparator.comparing(EntryReview::on))
                .map(review -> outcome(found.apply(review)))
                .orElse(Outcome.UNPROVEN);
    }
}
