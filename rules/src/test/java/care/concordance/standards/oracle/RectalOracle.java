package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.AccreditationOracle.forOtherThan;
import static care.concordance.standards.oracle.AccreditationOracle.unless;
import static care.concordance.standards.oracle.Evidence.any;
import static care.concordance.standards.oracle.Evidence.atLeast;
import static care.concordance.standards.oracle.Evidence.holds;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.GovernanceOracle.serving;
import static care.concordance.standards.oracle.VolumesOracle.performsNone;
import static care.concordance.standards.oracle.VolumesOracle.volumes;

import care.concordance.facts.Committee;
import care.concordance.facts.Discipline;
import care.concordance.facts.Disease;
import care.concordance.facts.ProcedureVolume;
import care.concordance.facts.RectalProgram;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rectal cancer programs, by their pages. */
final class RectalOracle {

    private RectalOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        Set<Discipline> three = Set.of(Discipline.SURGERY, Discipline.PATHOLOGY, Discipline.RADIOLOGY);
        oracle.put("RC-01", team(team -> holds(team.disciplines(), three)));
        oracle.put("RC-02", team(team -> atLeast(team.attendancePercent(), 50)));
        oracle.put("RC-03", program(RectalProgram::standardizedMri));
        oracle.put("RC-04", program(RectalProgram::educationCompleted));
        oracle.put("RC-05", program(RectalProgram::reviewsAfterNeoadjuvant));
        oracle.put("RC-06", program(RectalProgram::watchAndWaitProtocol));
        oracle.put("RC-07", program(RectalProgram::localExcisionProtocol));
    }

    private static @Nullable Boolean isExcluded(World world, Subject program) {
        return Boolean.TRUE.equals(forOtherThan(Disease.COLORECTAL).apply(world, program))
                ? Boolean.TRUE
                : performsNone(volumes(world, program, ProcedureVolume.Procedure.RECTAL_SURGERY));
    }

    private static BiFunction<World, Subject, Outcome> team(Function<Committee, @Nullable Boolean> so) {
        return unless(RectalOracle::isExcluded, serving(Committee.Kind.RECTAL_PROGRAM_TEAM, so));
    }

    private static BiFunction<World, Subject, Outcome> program(Function<RectalProgram, @Nullable Boolean> so) {
        return unless(
                RectalOracle::isExcluded, (world, program) -> outcome(any(world.at(program, RectalProgram.class), so)));
    }
}
