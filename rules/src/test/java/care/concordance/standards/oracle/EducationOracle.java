package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.any;
import static care.concordance.standards.oracle.Evidence.both;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.passes;

import care.concordance.facts.EducationActivity;
import care.concordance.facts.EducationActivity.Kind;
import care.concordance.facts.Physician;
import care.concordance.facts.Service;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What the pages of the education standards say, read from the base facts. */
final class EducationOracle {

    private EducationOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("EDU-01", heldWithMsk(Kind.GRAND_ROUNDS, 4));
        oracle.put("EDU-02", heldWithMsk(Kind.CASE_CONFERENCE, 12));
        oracle.put("EDU-03", heldWithMsk(Kind.PRACTICE_DISCUSSION, 2));
        oracle.put("EDU-04", heldWithMsk(Kind.NURSING_EDUCATION, 2));
        oracle.put("EDU-05", heldWithMsk(Kind.APP_EDUCATION, 2));
        oracle.put("EDU-06", heldWithMsk(Kind.OBSERVERSHIP, 1));
        oracle.put("EDU-07", heldWithMsk(Kind.RESEARCH_SYMPOSIUM, 1));
        oracle.put("EDU-08", heldWithMsk(Kind.LECTURE_SERIES, 4));
        oracle.put("EDU-09", EducationOracle::adjunctAppointments);
        oracle.put("EDU-11", heldWithMsk(Kind.ALLIED_HEALTH_EDUCATION, 2));
        oracle.put("EDU-10", ServicesOracle.available(Service.Kind.PEER_CONSULTATION));
    }

    private static BiFunction<World, Subject, Outcome> heldWithMsk(Kind kind, int times) {
        return (world, system) -> {
            List<EducationActivity> activities = world.facts(EducationActivity.class).stream()
                    .filter(activity -> activity.kind() == kind)
                    .toList();
            return outcome(any(
                    activities,
                    activity -> both(
                            activity.withMsk(), passes(activity.sessionsPerYear(), sessions -> sessions >= times))));
        };
    }

    private static Outcome adjunctAppointments(World world, Subject system) {
        List<Physician> physicians = world.facts(Physician.class);
        Boolean one = any(physicians, physician -> both(physician.fullTime(), physician.mskAdjunct()));
        boolean fullTimeWithout = physicians.stream()
                .anyMatch(physician ->
                        Boolean.TRUE.equals(physician.fullTime()) && Boolean.FALSE.equals(physician.mskAdjunct()));
        // None could be one, but only somebody full time who is known to hold none proves a gap.
        return Boolean.FALSE.equals(one) && !fullTimeWithout ? Outcome.UNPROVEN : outcome(one);
    }
}
