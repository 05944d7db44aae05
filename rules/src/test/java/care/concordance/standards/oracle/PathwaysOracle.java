package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.isShare;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.stated;

import care.concordance.facts.Pathway;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pages of the pathway standards say, read from the base facts. */
final class PathwaysOracle {

    private PathwaysOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("PW-01", pathway(Pathway::inForce));
        oracle.put("PW-02@2025-01-01", pathway(pathway -> adoptedWithin(pathway, 180)));
        oracle.put("PW-02@2026-01-01", pathway(pathway -> adoptedWithin(pathway, 90)));
        oracle.put("PW-03", pathway(pathway -> isShare(pathway.casesOnPathway(), pathway.eligibleCases(), 80)));
        oracle.put("PW-04", pathway(Pathway::deviationsReviewed));
    }

    private static BiFunction<World, Subject, Outcome> pathway(Function<Pathway, @Nullable Boolean> holds) {
        return (world, program) -> outcome(stated(world.of(program, Pathway.class), holds));
    }

    private static @Nullable Boolean adoptedWithin(Pathway pathway, int days) {
        LocalDate released = pathway.released();
        LocalDate adopted = pathway.adopted();
        return (released == null || adopted == null)
                ? null
                : Boolean.valueOf(!adopted.isAfter(released.plusDays(days)));
    }
}
