package care.concordance.verdict;

import java.util.Locale;

/**
 * What a rule can state about a subject. In the terms of clinical quality measures: denominator, numerator, denominator
 * exclusion, denominator exception, and missing data.
 */
public enum Verb {
    OBSERVED,
    MET,
    EXCLUDED,
    EXCEPTED,
    UNPROVEN;

    /** The verb as rules write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
