package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.AccreditationOracle.unless;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.stated;

import care.concordance.facts.RadiationFacility;
import care.concordance.facts.Service;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pages of the radiation oncology standards say, read from the base facts. */
final class RadiationOracle {

    private RadiationOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("RAD-01", onSite(RadiationOracle::distance));
        oracle.put("RAD-02", facility(RadiationFacility::medicalDirector));
        oracle.put("RAD-03", facility(RadiationFacility::commonPolicies));
        oracle.put("RAD-04", facility(RadiationFacility::physicistVisits));
    }

    private static BiFunction<World, Subject, Outcome> onSite(Function<List<RadiationFacility>, Outcome> judge) {
        return unless(
                (world, site) -> ServicesOracle.isElsewhere(world, site, Service.Kind.RADIATION_ONCOLOGY),
                (world, site) -> judge.apply(world.of(site, RadiationFacility.class)));
    }

    private static BiFunction<World, Subject, Outcome> facility(Function<RadiationFacility, @Nullable Boolean> holds) {
        return onSite(facilities -> outcome(stated(facilities, holds)));
    }

    private static Outcome distance(List<RadiationFacility> facilities) {
        Integer miles = stated(facilities, RadiationFacility::milesFromMain);
        if (miles == null) {
            return Outcome.UNPROVEN;
        }
        if (miles <= 50) {
            return Outcome.CONCORDANT;
        }
        if (miles > 150) {
            return Outcome.GAP;
        }
        Boolean approved = stated(facilities, RadiationFacility::distanceApproved);
        if (approved == null) {
            return Outcome.UNPROVEN;
        }
        return approved ? Outcome.NOT_APPLICABLE : Outcome.GAP;
    }
}
