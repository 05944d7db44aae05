package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.passes;
import static care.concordance.standards.oracle.Evidence.stated;
import static care.concordance.standards.oracle.Evidence.unless;

import care.concordance.facts.ProcedureVolume;
import care.concordance.facts.ProcedureVolume.Procedure;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pages of the volume standards say, read from the base facts. */
final class VolumesOracle {

    private VolumesOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        hospitalAndSurgeon(oracle, "VOL-01", Procedure.ESOPHAGEAL_RESECTION, 20, 7);
        hospitalAndSurgeon(oracle, "VOL-02", Procedure.LUNG_RESECTION, 40, 15);
        hospitalAndSurgeon(oracle, "VOL-03", Procedure.PANCREATIC_RESECTION, 20, 10);
        hospitalAndSurgeon(oracle, "VOL-04", Procedure.RECTAL_SURGERY, 16, 6);
    }

    private static void hospitalAndSurgeon(
            Map<String, BiFunction<World, Subject, Outcome>> oracle,
            String id,
            Procedure procedure,
            int hospital,
            int surgeon) {
        oracle.put(id + "a", atLeast(procedure, ProcedureVolume::perYear, hospital));
        oracle.put(id + "b", atLeast(procedure, ProcedureVolume::fewestPerSurgeon, surgeon));
    }

    private static BiFunction<World, Subject, Outcome> atLeast(
            Procedure procedure, Function<ProcedureVolume, @Nullable Integer> count, int fewest) {
        return (world, site) -> {
            List<ProcedureVolume> volumes = volumes(world, site, procedure);
            return unless(performsNone(volumes), outcome(passes(stated(volumes, count), number -> number >= fewest)));
        };
    }

    /** Whether a site records that it performs none; false when there is no record, null when the record does not say. */
    static @Nullable Boolean performsNone(List<ProcedureVolume> volumes) {
        return volumes.isEmpty()
                ? Boolean.FALSE
                : passes(stated(volumes, ProcedureVolume::perYear), number -> number == 0);
    }

    /** Of the subject's site. */
    static List<ProcedureVolume> volumes(World world, Subject site, Procedure procedure) {
        return world.at(site, ProcedureVolume.class).stream()
                .filter(volume -> volume.procedure() == procedure)
                .toList();
    }
}
