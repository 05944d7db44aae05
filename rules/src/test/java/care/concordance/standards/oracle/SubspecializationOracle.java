package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.any;
import static care.concordance.standards.oracle.Evidence.both;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.stated;

import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.Partner;
import care.concordance.facts.Physician;
import care.concordance.facts.Physician.Specialty;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pages of the subspecialization standards say, read from the base facts. */
final class SubspecializationOracle {

    private static final Set<Disease> NOT_SOLID = Set.of(Disease.LYMPHOMA, Disease.LEUKEMIA, Disease.MYELOMA);

    private SubspecializationOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("SUB-01a", focused(Specialty.SURGERY, NOT_SOLID));
        oracle.put("SUB-01b", focused(Specialty.MEDICAL_ONCOLOGY, Set.of()));
        oracle.put("SUB-01c", focused(Specialty.RADIATION_ONCOLOGY, NOT_SOLID));
        oracle.put("SUB-02", program(DiseaseProgram::managementTeam));
        oracle.put("SUB-03", (world, program) -> outcome(leaderFocuses(world, disease(world, program))));
        oracle.put("SUB-04", program(DiseaseProgram::mskCounterpart));
        oracle.put("SUB-05", program(DiseaseProgram::onMskTeam));
        oracle.put(
                "SUB-06", (world, system) -> outcome(stated(world.facts(Partner.class), Partner::subspecialtyModel)));
    }

    private static DiseaseProgram disease(World world, Subject program) {
        return world.of(program, DiseaseProgram.class).get(0);
    }

    private static BiFunction<World, Subject, Outcome> program(Function<DiseaseProgram, @Nullable Boolean> holds) {
        return (world, program) -> outcome(holds.apply(disease(world, program)));
    }

    private static BiFunction<World, Subject, Outcome> focused(Specialty specialty, Set<Disease> exempt) {
        return (world, program) -> {
            Disease disease = disease(world, program).disease();
            if (exempt.contains(disease)) {
                return Outcome.NOT_APPLICABLE;
            }
            List<Physician> roster = world.at(program, Physician.class);
            // Somebody of another specialty is known not to count, so that a roster without the specialty is a gap.
            return outcome(
                    any(roster, physician -> both(physician.specialty() == specialty, focusesOn(physician, disease))));
        };
    }

    private static @Nullable Boolean focusesOn(Physician physician, Disease disease) {
        if (physician.focus() != null) {
            return physician.focus() == disease;
        }
        return Boolean.TRUE.equals(physician.generalist()) ? Boolean.FALSE : null;
    }

    private static @Nullable Boolean leaderFocuses(World world, DiseaseProgram program) {
        List<Physician> leader = world.facts(Physician.class).stream()
                .filter(physician -> physician.id().equals(program.leader()))
                .toList();
        return stated(leader, physician -> focusesOn(physician, program.disease()));
    }
}
