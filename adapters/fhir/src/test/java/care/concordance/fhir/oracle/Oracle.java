package care.concordance.fhir.oracle;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The counts of a measure, per group and population. */
final class Oracle {

    static final Map<String, Function<Chart, Map<String, Map<String, Integer>>>> MEASURES = Map.of(
            "CMS124", Cms124::counts,
            "CMS125", Cms125::counts,
            "CMS129", Cms129::counts,
            "CMS130", Cms130::counts,
            "CMS157", Cms157::counts,
            "CMS645", Cms645::counts,
            "CMS646", Cms646::counts);

    private Oracle() {}

    static Map<String, Map<String, Integer>> counts(String measure, Chart chart) {
        return Objects.requireNonNull(MEASURES.get(measure)).apply(chart);
    }

    /** A population counts only inside its parent. */
    static Map<String, Integer> scored(
            boolean initial, boolean denominator, boolean exclusion, boolean numerator, boolean exception) {
        boolean measured = initial && denominator;
        boolean excluded = measured && exclusion;
        boolean met = measured && !excluded && numerator;
        boolean excepted = measured && !excluded && !met && exception;
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("initial-population", initial ? 1 : 0);
        counts.put("denominator", measured ? 1 : 0);
        counts.put("denominator-exclusion", excluded ? 1 : 0);
        counts.put("numerator", met ? 1 : 0);
        counts.put("denominator-exception", excepted ? 1 : 0);
        return counts;
    }

    /** The same per encounter, where the denominator is the initial population and nothing is excluded. */
    static Map<String, Integer> scored(Set<JsonNode> initial, Set<JsonNode> numerator) {
        return Map.of(
                "initial-population",
                ids(initial).size(),
                "denominator",
                ids(initial).size(),
                "numerator",
                ids(numerator).size());
    }

    private static Set<String> ids(Set<JsonNode> encounters) {
        Set<String> ids = new LinkedHashSet<>();
        encounters.forEach(encounter -> ids.add(encounter.path("id").asString("")));
        return ids;
    }
}
