package care.concordance.fhir;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The populations of a proportion measure, in the order reports list them. */
public enum Population {
    INITIAL_POPULATION("Initial Population"),
    DENOMINATOR("Denominator"),
    DENOMINATOR_EXCLUSION("Denominator Exclusion"),
    NUMERATOR("Numerator"),
    DENOMINATOR_EXCEPTION("Denominator Exception");

    private final String title;

    Population(String title) {
        this.title = title;
    }

    /** Its code in HL7's code system {@code measure-population}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The rate of a proportion measure: the numerator by the denominator without exclusions and exceptions. Null when nobody is left
     * in the denominator.
     */
    static @Nullable Double rate(ToIntFunction<Population> count) {
        int denominator = count.applyAsInt(DENOMINATOR) - leftOut(count);
        return denominator == 0 ? null : (double) count.applyAsInt(NUMERATOR) / denominator;
    }

    /** How many of the denominator do not count for the rate: exclusions and exceptions. */
    public static int leftOut(ToIntFunction<Population> count) {
        return count.applyAsInt(DENOMINATOR_EXCLUSION) + count.applyAsInt(DENOMINATOR_EXCEPTION);
    }

    /** How many of each a group of a measure report counts; without those it does not name. */
    static Map<Population, Integer> counts(JsonNode group) {
        Map<Population, Integer> counts = new EnumMap<>(Population.class);
        for (JsonNode population : group.path("population")) {
            String code =
                    population.path("code").path("coding").path(0).path("code").asString("");
            for (Population known : values()) {
                if (known.code().equals(code)) {
                    counts.put(known, population.path("count").asInt(0));
                }
            }
        }
        return counts;
    }

    /** The words HL7's code system shows for it. */
    public String title() {
        return title;
    }
}
