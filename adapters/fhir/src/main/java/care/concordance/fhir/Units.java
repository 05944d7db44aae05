package care.concordance.fhir;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Quantities in the units measures compare, the one place that reads unit spellings: UCUM codes and plain words. */
final class Units {

    /** Days of a unit of time. A month is 30 days and a year 365, as supplies are counted. */
    private static final Map<String, Double> DAYS = Map.ofEntries(
            Map.entry("min", 1 / 1440.0),
            Map.entry("h", 1 / 24.0),
            Map.entry("hour", 1 / 24.0),
            Map.entry("d", 1.0),
            Map.entry("day", 1.0),
            Map.entry("wk", 7.0),
            Map.entry("week", 7.0),
            Map.entry("mo", 30.0),
            Map.entry("month", 30.0),
            Map.entry("a", 365.0),
            Map.entry("year", 365.0));

    private static final Map<String, Double> NANOGRAMS_PER_MILLILITER = Map.of(
            "ng/ml", 1.0, "ug/l", 1.0, "mcg/l", 1.0, "µg/l", 1.0, "pg/ml", 0.001, "ng/l", 0.001, "ng/dl", 0.01, "ug/ml",
            1000.0);

    private Units() {}

    /** Days of a duration; null when it has no value or a unit that is not one of time. */
    static @Nullable Double days(Quantity duration) {
        return convert(duration, DAYS);
    }

    /** Days of a number of units of time; null when the unit is not one of time. */
    static @Nullable Double days(@Nullable BigDecimal value, @Nullable String unit) {
        Double factor = factor(unit, DAYS);
        return value == null || factor == null ? null : value.doubleValue() * factor;
    }

    /** A mass concentration in ng/mL; null when it has no value or another unit. */
    static @Nullable Double nanogramsPerMilliliter(Quantity quantity) {
        return convert(quantity, NANOGRAMS_PER_MILLILITER);
    }

    private static @Nullable Double convert(Quantity quantity, Map<String, Double> factors) {
        Double factor = factor(quantity.hasCode() ? quantity.getCode() : quantity.getUnit(), factors);
        return quantity.hasValue() && factor != null ? quantity.getValue().doubleValue() * factor : null;
    }

    private static @Nullable Double factor(@Nullable String unit, Map<String, Double> factors) {
        if (unit == null) {
            return null;
        }
        String word = unit.strip().toLowerCase(Locale.ROOT);
        Double factor = factors.get(word);
        // "days" is "day": decks and pharmacies write the plural where UCUM has d.
        return factor == null && word.endsWith("s") ? factors.get(word.substring(0, word.length() - 1)) : factor;
    }
}
