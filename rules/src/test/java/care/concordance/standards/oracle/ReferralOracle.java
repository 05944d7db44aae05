package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.passes;
import static care.concordance.standards.oracle.Evidence.stated;

import care.concordance.facts.ReferralPathway;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pages of the referral standards say, read from the base facts. */
final class ReferralOracle {

    private ReferralOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("REF-01", referral(referral -> passes(referral.daysToAppointment(), days -> days <= 10)));
        oracle.put("REF-02", referral(ReferralPathway::returnPlan));
        oracle.put("REF-03", referral(ReferralPathway::sharedRecords));
        oracle.put("REF-04", referral(referral -> passes(referral.daysToAnswer(), days -> days <= 3)));
    }

    private static BiFunction<World, Subject, Outcome> referral(Function<ReferralPathway, @Nullable Boolean> holds) {
        return (world, site) -> outcome(stated(world.of(site, ReferralPathway.class), holds));
    }
}
