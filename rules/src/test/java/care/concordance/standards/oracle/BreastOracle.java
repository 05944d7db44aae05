package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.AccreditationOracle.forOtherThan;
import static care.concordance.standards.oracle.AccreditationOracle.unless;
import static care.concordance.standards.oracle.Evidence.any;
import static care.concordance.standards.oracle.Evidence.atLeast;
import static care.concordance.standards.oracle.Evidence.holds;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.GovernanceOracle.serving;

import care.concordance.facts.Committee;
import care.concordance.facts.Discipline;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.Physician;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Breast programs, by their pages. */
final class BreastOracle {

    private static final Set<Discipline> CORE = Set.of(
            Discipline.PATHOLOGY,
            Discipline.RADIOLOGY,
            Discipline.SURGERY,
            Discipline.MEDICAL_ONCOLOGY,
            Discipline.RADIATION_ONCOLOGY,
            Discipline.CLINICAL_RESEARCH,
            Discipline.NURSING,
            Discipline.SOCIAL_WORK,
            Discipline.ADMINISTRATION);

    private BreastOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("BR-01", unless(forOtherThan(Disease.BREAST), BreastOracle::director));
        oracle.put("BR-02", committee(committee -> atLeast(committee.members(), 3)));
        oracle.put("BR-03", committee(committee -> atLeast(committee.meetingsPerYear(), 4)));
        oracle.put("BR-04", committee(committee -> holds(committee.disciplines(), CORE)));
    }

    private static Outcome director(World world, Subject program) {
        String leader = world.of(program, DiseaseProgram.class).get(0).leader();
        return outcome(any(
                world.facts(Physician.class).stream()
                        .filter(physician -> physician.id().equals(leader))
                        .toList(),
                Physician::boardCertified));
    }

    private static BiFunction<World, Subject, Outcome> committee(Function<Committee, @Nullable Boolean> so) {
        return unless(forOtherThan(Disease.BREAST), serving(Committee.Kind.BREAST_PROGRAM_LEADERSHIP, so));
    }
}
