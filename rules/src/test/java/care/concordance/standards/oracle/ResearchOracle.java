package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.any;
import static care.concordance.standards.oracle.Evidence.both;
import static care.concordance.standards.oracle.Evidence.isShare;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.passes;
import static care.concordance.standards.oracle.Evidence.stated;

import care.concordance.facts.Subject;
import care.concordance.facts.Trial;
import care.concordance.facts.TrialAccrual;
import care.concordance.facts.TrialsOffice;
import care.concordance.facts.TrialsOffice.Irb;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pages of the research standards say, read from the base facts. */
final class ResearchOracle {

    private ResearchOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("RES-01", office(office -> passes(office.irb(), irb -> irb != Irb.NONE)));
        oracle.put("RES-02", office(office -> passes(office.coordinators(), number -> number >= 2)));
        oracle.put("RES-03", office(TrialsOffice::investigationalPharmacy));
        oracle.put("RES-04", office(TrialsOffice::screensAllPatients));
        oracle.put("RES-05", ResearchOracle::assessedBeforeMskTrials);
        oracle.put("RES-06", lastYear(year -> isShare(year.newParticipants(), year.analyticCases(), 2)));
        oracle.put("RES-07", lastYear(year -> passes(year.newParticipants(), number -> number >= 80)));
        oracle.put("RES-08", lastYear(year -> isShare(year.minorityOrRural(), year.newParticipants(), 30)));
        oracle.put("RES-09", (world, site) -> outcome(any(trials(world, site), ResearchOracle::openMsk)));
        oracle.put("RES-10", (world, site) -> outcome(any(trials(world, site), ResearchOracle::open)));
        oracle.put("RES-11", ResearchOracle::withTheOwnPhysician);
    }

    private static Outcome withTheOwnPhysician(World world, Subject site) {
        Boolean kept = stated(world.of(site, TrialsOffice.class), TrialsOffice::keepsOwnPhysician);
        Boolean anyOpen =
                trials(world, site).isEmpty() ? Boolean.TRUE : any(trials(world, site), ResearchOracle::openMsk);
        if (Boolean.FALSE.equals(anyOpen)) {
            return exceptedUnlessMet(world, site, kept);
        }
        return anyOpen == null && !Boolean.TRUE.equals(kept) ? Outcome.UNPROVEN : outcome(kept);
    }

    /** What is met is met, excepted or not: of an office on record it must be known. */
    private static Outcome exceptedUnlessMet(World world, Subject site, @Nullable Boolean met) {
        if (Boolean.TRUE.equals(met)) {
            return Outcome.CONCORDANT;
        }
        boolean open = met == null && !world.of(site, TrialsOffice.class).isEmpty();
        return open ? Outcome.UNPROVEN : Outcome.NOT_APPLICABLE;
    }

    private static BiFunction<World, Subject, Outcome> office(Function<TrialsOffice, @Nullable Boolean> holds) {
        return (world, site) -> outcome(stated(world.of(site, TrialsOffice.class), holds));
    }

    private static BiFunction<World, Subject, Outcome> lastYear(Function<TrialAccrual, @Nullable Boolean> holds) {
        return (world, site) -> {
            List<TrialAccrual> lastYear = world.of(site, TrialAccrual.class).stream()
                    .filter(accrual -> accrual.year() == world.asOf().getYear() - 1)
                    .toList();
            return outcome(stated(lastYear, holds));
        };
    }

    private static List<Trial> trials(World world, Subject site) {
        return world.of(site, Trial.class);
    }

    private static @Nullable Boolean open(Trial trial) {
        return passes(trial.status(), status -> status == Trial.Status.OPEN);
    }

    private static @Nullable Boolean openMsk(Trial trial) {
        return both(open(trial), trial.msk());
    }

    private static Outcome assessedBeforeMskTrials(World world, Subject site) {
        Boolean assessed = stated(world.of(site, TrialsOffice.class), TrialsOffice::mskAssessed);
        Boolean anyOpen = any(trials(world, site), ResearchOracle::openMsk);
        if (Boolean.TRUE.equals(assessed)) {
            return Outcome.CONCORDANT;
        }
        if (Boolean.FALSE.equals(anyOpen)) {
            return exceptedUnlessMet(world, site, assessed);
        }
        return assessed != null && anyOpen != null ? Outcome.GAP : Outcome.UNPROVEN;
    }
}
