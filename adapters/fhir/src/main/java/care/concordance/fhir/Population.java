package care.concordance.fhir;

import java.util.Locale;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

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
        int denominator = count.applyAsInt(DENOMINATOR)
                - count.applyAsInt(DENOMINATOR_EXCLUSION)
                - count.applyAsInt(DENOMINATOR_EXCEPTION);
        return denominator == 0 ? null : (double) count.applyAsInt(NUMERATOR) / denominator;
    }

    /** The words HL7's code system shows for it. */
    public String title() {
        return title;
    }
}
