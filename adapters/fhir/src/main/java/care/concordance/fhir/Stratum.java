package care.concordance.fhir;

import java.util.List;
import java.util.Map;

/**
 * A part of a measure's population by age, counted beside the whole.
 *
 * @param number its number, from 1
 * @param from the least age it holds, in completed years on the last day of the measurement period
 * @param to the greatest
 */
public record Stratum(int number, int from, int to) {

    /** As CMS125 and CMS130 are published for the 2026 measurement period. */
    private static final Map<String, List<Stratum>> STRATA = Map.of(
            "CMS125", List.of(new Stratum(1, 42, 51), new Stratum(2, 52, 74)),
            "CMS130", List.of(new Stratum(1, 46, 49), new Stratum(2, 50, 75)));

    /** The strata of a group's measure; empty for most. */
    public static List<Stratum> of(Group group) {
        return STRATA.getOrDefault(group.measure(), List.of());
    }

    /** Whether somebody of that age is in it. */
    public boolean holds(int age) {
        return age >= from && age <= to;
    }

    /** For people. */
    public String title() {
        return "aged " + from + " to " + to;
    }
}
