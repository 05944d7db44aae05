package care.concordance.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.jspecify.annotations.Nullable;

/** Quantities in the units measures compare, the one place that reads unit spellings: UCUM codes and plain words. */
final class Units {

    private static final BigDecimal HOURS_A_DAY = new BigDecimal(24);

    /** Hours of a unit of time as UCUM converts them: a year is 365.25 days and a month a twelfth of it. */
    private static final Map<String, BigDecimal> HOURS = Map.ofEntries(
            Map.entry("h", BigDecimal.ONE),
            Map.entry("hour", BigDecimal.ONE),
            Map.entry("d", HOURS_A_DAY),
            Map.entry("day", HOURS_A_DAY),
            Map.entry("wk", new BigDecimal(24 * 7)),
            Map.entry("week", new BigDecimal(24 * 7)),
            Map.entry("mo", new BigDecimal("730.5")),
            Map.entry("month", new BigDecimal("730.5")),
            Map.entry("a", new BigDecimal(8766)),
            Map.entry("year", new BigDecimal(8766)));

    /** The same as measures count doses: a month is 30 days and a year 365. */
    private static final Map<String, BigDecimal> DOSING_HOURS = Map.of(
            "h", BigDecimal.ONE,
            "d", HOURS_A_DAY,
            "wk", new BigDecimal(24 * 7),
            "mo", new BigDecimal(24 * 30),
            "a", new BigDecimal(24 * 365));

    private static final Map<String, Double> NANOGRAMS_PER_MILLILITER = Map.of(
            "ng/ml", 1.0, "ug/l", 1.0, "mcg/l", 1.0, "µg/l", 1.0, "pg/ml", 0.001, "ng/l", 0.001, "ng/dl", 0.01, "ug/ml",
            1000.0);

    private static final Map<String, Function<Integer, Period>> AGES = Map.of(
            "d", Period::ofDays,
            "day", Period::ofDays,
            "wk", Period::ofWeeks,
            "week", Period::ofWeeks,
            "mo", Period::ofMonths,
            "month", Period::ofMonths,
            "a", Period::ofYears,
            "year", Period::ofYears);

    private static final int GREATEST_POWER = 60;

    private Units() {}

    /** Days of a duration; null when it has no value or a unit that is not one of time. */
    static @Nullable BigDecimal days(Quantity duration) {
        BigDecimal hours = factor(unit(duration), HOURS);
        return duration.hasValue() && hours != null
                ? divide(bounded(duration.getValue()).multiply(hours), HOURS_A_DAY)
                : null;
    }

    /** Ages beyond this are no ages. */
    private static final BigDecimal OLDEST = new BigDecimal(200);

    /**
     * The time from birth to an age in whole units, and so many units more; null when it is no age, or in a unit that is not one of
     * days or longer.
     */
    static @Nullable Period age(Quantity age, int more) {
        if (!age.hasValue() || age.hasComparator() || age.getValue().signum() < 0) {
            return null;
        }
        Function<Integer, Period> unit = factor(unit(age), AGES);
        BigDecimal value = bounded(age.getValue());
        boolean years = unit != null && unit.apply(1).getYears() > 0;
        return unit == null || value.compareTo(years ? OLDEST : OLDEST.multiply(new BigDecimal(366))) > 0
                ? null
                : unit.apply(value.intValue() + more);
    }

    /** Refuses what would take an arithmetic without end. */
    private static BigDecimal bounded(BigDecimal value) {
        if (Math.abs((long) value.precision() - value.scale()) > GREATEST_POWER || value.scale() > GREATEST_POWER) {
            throw new StrictErrors.Unreadable("has a quantity beyond all bounds");
        }
        return value;
    }

    /** Times a day of so many times in a number of units; null when the unit is not one of days, hours or longer. */
    static @Nullable BigDecimal timesADay(int times, BigDecimal period, String unit) {
        BigDecimal hours = DOSING_HOURS.get(unit);
        return hours == null || period.signum() <= 0
                ? null
                : divide(divide(HOURS_A_DAY, period).multiply(new BigDecimal(times)), hours);
    }

    /** To eight decimals, cut off: what decimals are where the measures come from. */
    static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        return bounded(dividend).divide(bounded(divisor), 8, RoundingMode.FLOOR);
    }

    /**
     * A mass concentration in ng/mL, or the most it can be; null when it has no value or another unit, or is only known to be
     * more than something.
     */
    static @Nullable Double nanogramsPerMilliliter(Quantity quantity) {
        Double factor = factor(unit(quantity), NANOGRAMS_PER_MILLILITER);
        boolean open = quantity.getComparator() == QuantityComparator.GREATER_THAN
                || quantity.getComparator() == QuantityComparator.GREATER_OR_EQUAL;
        return quantity.hasValue() && factor != null && !open
                ? quantity.getValue().doubleValue() * factor
                : null;
    }

    private static @Nullable String unit(Quantity quantity) {
        return quantity.hasCode() ? quantity.getCode() : quantity.getUnit();
    }

    private static <T> @Nullable T factor(@Nullable String unit, Map<String, T> factors) {
        if (unit == null) {
            return null;
        }
        String word = unit.strip().toLowerCase(Locale.ROOT);
        T factor = factors.get(word);
        // "days" is "day": decks and pharmacies write the plural where UCUM has d.
        return factor == null && word.endsWith("s") ? factors.get(word.substring(0, word.length() - 1)) : factor;
    }
}
