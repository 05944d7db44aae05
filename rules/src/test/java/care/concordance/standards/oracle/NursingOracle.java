package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.isShare;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.stated;

import care.concordance.facts.NursingStaff;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pages of the nursing standards say, read from the base facts. */
final class NursingOracle {

    private NursingOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("NUR-01", staff(NursingOracle::allOnAPath));
        oracle.put("NUR-02", staff(staff -> isShare(staff.certified(), staff.nurses(), 50)));
    }

    private static BiFunction<World, Subject, Outcome> staff(Function<NursingStaff, @Nullable Boolean> holds) {
        return (world, site) -> {
            List<NursingStaff> staff = world.of(site, NursingStaff.class);
            Integer nurses = stated(staff, NursingStaff::nurses);
            return nurses != null && nurses == 0 ? Outcome.NOT_APPLICABLE : outcome(stated(staff, holds));
        };
    }

    /** Null also when more nurses are certified or on a path than there are. */
    private static @Nullable Boolean allOnAPath(NursingStaff staff) {
        Integer nurses = staff.nurses();
        Integer certified = staff.certified();
        Integer onPath = staff.onPath();
        if (nurses == null || certified == null || onPath == null || certified + onPath > nurses) {
            return null;
        }
        return certified + onPath == nurses;
    }
}
