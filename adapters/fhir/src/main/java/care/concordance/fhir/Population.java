package care.concordance.fhir;

import java.util.Locale;

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

    /** The words HL7's code system shows for it. */
    public String title() {
        return title;
    }
}
