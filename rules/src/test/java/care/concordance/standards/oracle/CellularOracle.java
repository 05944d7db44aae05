package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.AccreditationOracle.unless;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.passes;
import static care.concordance.standards.oracle.Evidence.stated;

import care.concordance.facts.CellularTherapyProgram;
import care.concordance.facts.ProcedureVolume;
import care.concordance.facts.ProcedureVolume.Procedure;
import care.concordance.facts.Service;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pages of the cellular therapy standards say, read from the base facts. */
final class CellularOracle {

    private CellularOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("CT-01", onSite(CellularOracle::allogeneicAtOneSite));
        oracle.put("CT-02", onSite(CellularOracle::autologous));
        oracle.put("CT-03", onSite((world, site) -> {
            Integer recipients = perYear(world, site, Procedure.IMMUNE_EFFECTOR_CELLS);
            return isZero(recipients) ? Outcome.NOT_APPLICABLE : outcome(passes(recipients, number -> number >= 5));
        }));
        oracle.put("CT-04a", program(CellularTherapyProgram::programDirector));
        oracle.put("CT-04b", program(CellularTherapyProgram::qualityManager));
        oracle.put("CT-04c", program(program -> passes(program.otherPhysicians(), number -> number >= 1)));
        oracle.put("CT-05", program(program -> passes(program.monthsTeamInPlace(), months -> months >= 12)));
        oracle.put("CT-06", program(program -> passes(program.daysToReportChange(), days -> days <= 90)));
        oracle.put("CT-07@2025-01-01", onSite((world, site) -> allogeneicAtEachSite(world, site, 5)));
        oracle.put("CT-07@2026-01-01", onSite((world, site) -> allogeneicAtEachSite(world, site, 3)));
    }

    private static BiFunction<World, Subject, Outcome> onSite(BiFunction<World, Subject, Outcome> judge) {
        return unless((world, site) -> ServicesOracle.isElsewhere(world, site, Service.Kind.CELLULAR_THERAPY), judge);
    }

    private static BiFunction<World, Subject, Outcome> program(
            Function<CellularTherapyProgram, @Nullable Boolean> holds) {
        return onSite((world, site) -> outcome(stated(world.of(site, CellularTherapyProgram.class), holds)));
    }

    private static Outcome allogeneicAtOneSite(World world, Subject site) {
        Integer patients = perYear(world, site, Procedure.ALLOGENEIC_TRANSPLANT);
        Integer sites = sites(world, site);
        if (isZero(patients) || (sites != null && sites >= 2)) {
            return Outcome.NOT_APPLICABLE;
        }
        boolean onRecord = !world.of(site, CellularTherapyProgram.class).isEmpty();
        if (patients == null || (onRecord && sites == null)) {
            return Outcome.UNPROVEN;
        }
        if (patients >= 10) {
            return Outcome.CONCORDANT;
        }
        return onRecord ? Outcome.GAP : Outcome.UNPROVEN;
    }

    private static Outcome allogeneicAtEachSite(World world, Subject site, int fewest) {
        Integer patients = perYear(world, site, Procedure.ALLOGENEIC_TRANSPLANT);
        Integer sites = sites(world, site);
        if (isZero(patients) || (sites != null && sites == 1)) {
            return Outcome.NOT_APPLICABLE;
        }
        return sites == null ? Outcome.UNPROVEN : outcome(passes(patients, number -> number >= fewest));
    }

    private static Outcome autologous(World world, Subject site) {
        Integer autologous = perYear(world, site, Procedure.AUTOLOGOUS_TRANSPLANT);
        if (autologous == null) {
            return Outcome.UNPROVEN;
        }
        if (autologous == 0) {
            return Outcome.NOT_APPLICABLE;
        }
        Integer allogeneic = perYear(world, site, Procedure.ALLOGENEIC_TRANSPLANT);
        if (autologous >= 5 || (allogeneic != null && allogeneic >= 10)) {
            return Outcome.CONCORDANT;
        }
        boolean onRecord = !VolumesOracle.volumes(world, site, Procedure.ALLOGENEIC_TRANSPLANT)
                .isEmpty();
        return onRecord && allogeneic == null ? Outcome.UNPROVEN : Outcome.GAP;
    }

    private static @Nullable Integer perYear(World world, Subject site, Procedure procedure) {
        return stated(VolumesOracle.volumes(world, site, procedure), ProcedureVolume::perYear);
    }

    private static @Nullable Integer sites(World world, Subject site) {
        return stated(world.of(site, CellularTherapyProgram.class), CellularTherapyProgram::sites);
    }

    private static boolean isZero(@Nullable Integer number) {
        return number != null && number == 0;
    }
}
