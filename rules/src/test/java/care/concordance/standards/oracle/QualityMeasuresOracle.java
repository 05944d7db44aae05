package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.isShare;

import care.concordance.facts.MeasureRate;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Quality measures, by their pages. */
final class QualityMeasuresOracle {

    private static final int LEAST_CASES = 10;
    private static final MathContext EXACT = new MathContext(50);

    /** The square of the 97.5 percent point of the standard normal distribution, 3.8414588206941... */
    private static final BigDecimal ZZ = new BigDecimal("1.959963984540054235524594430520551").pow(2, EXACT);

    private QualityMeasuresOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("QM-01", rateOrPlan("C12RLN", 85));
        oracle.put("QM-02", rateOrPlan("ACT", 90));
        oracle.put("QM-03", rateOrPlan("LCT", 85));
        oracle.put("QM-04", rateOrPlan("BCSdx", 80));
        oracle.put("QM-05", upperLimit("BCSRT", 90));
        oracle.put("QM-06", upperLimit("MAC", 90));
        oracle.put("QM-07", upperLimit("nBx", 80));
        oracle.put("QM-08", upperLimit("HT", 90));
        oracle.put(
                "QM-09",
                measure(
                        "BCS",
                        rate -> Boolean.TRUE.equals(isShare(rate.numerator(), rate.denominator(), 50))
                                ? Outcome.CONCORDANT
                                : Outcome.GAP));
        oracle.put("QM-10@2025-01-01", completeness(85));
        oracle.put("QM-10@2026-01-01", completeness(90));
        oracle.put(
                "QM-11",
                (world, site) -> world.of(site, MeasureRate.class).stream()
                        .map(MeasureRate::year)
                        .max(Comparator.naturalOrder())
                        .map(year -> year >= world.asOf().getYear() - 3 ? Outcome.CONCORDANT : Outcome.GAP)
                        .orElse(Outcome.UNPROVEN));
    }

    private static BiFunction<World, Subject, Outcome> rateOrPlan(String measure, int percent) {
        return measure(measure, rate -> {
            boolean reached = Boolean.TRUE.equals(isShare(rate.numerator(), rate.denominator(), percent));
            if (reached || Boolean.TRUE.equals(rate.actionPlan())) {
                return Outcome.CONCORDANT;
            }
            return rate.actionPlan() == null ? Outcome.UNPROVEN : Outcome.GAP;
        });
    }

    private static BiFunction<World, Subject, Outcome> upperLimit(String measure, int percent) {
        return measure(measure, rate -> {
            if (rate.numerator() == null || rate.denominator() == null) {
                return Outcome.UNPROVEN;
            }
            return wilsonUpper(rate.numerator(), rate.denominator()).compareTo(BigDecimal.valueOf(percent)) >= 0
                    ? Outcome.CONCORDANT
                    : Outcome.GAP;
        });
    }

    /** Decides by the rate of the latest year once it has ten cases and a numerator. */
    private static BiFunction<World, Subject, Outcome> measure(String measure, Function<MeasureRate, Outcome> enough) {
        return (world, site) -> {
            Optional<MeasureRate> latest = world.of(site, MeasureRate.class).stream()
                    .filter(rate -> rate.measure().equals(measure))
                    .max(Comparator.comparing(MeasureRate::year));
            if (latest.isEmpty()) {
                return Outcome.UNPROVEN;
            }
            MeasureRate rate = latest.get();
            Integer denominator = rate.denominator();
            Integer unproven = rate.unproven();
            if (denominator != null && unproven != null && denominator + unproven < LEAST_CASES) {
                return Outcome.NOT_APPLICABLE;
            }
            return denominator == null || denominator < LEAST_CASES || rate.numerator() == null
                    ? Outcome.UNPROVEN
                    : enough.apply(rate);
        };
    }

    /**
     * The greater root p of (x/n - p)&sup2; = z&sup2; p (1 - p) / n, which defines the interval: a p&sup2; - b p + c = 0
     * with a = n + z&sup2;, b = 2 x + z&sup2;, c = x&sup2; / n; in percent, to a tenth.
     */
    private static BigDecimal wilsonUpper(int numerator, int denominator) {
        BigDecimal x = BigDecimal.valueOf(numerator);
        BigDecimal n = BigDecimal.valueOf(denominator);
        BigDecimal a = n.add(ZZ);
        BigDecimal b = x.add(x).add(ZZ);
        BigDecimal c = x.multiply(x).divide(n, EXACT);
        BigDecimal root = b.multiply(b)
                .subtract(a.multiply(c).multiply(BigDecimal.valueOf(4)))
                .sqrt(EXACT);
        BigDecimal upper = b.add(root).divide(a.add(a), EXACT);
        return upper.multiply(BigDecimal.valueOf(100)).setScale(1, RoundingMode.HALF_UP);
    }

    private static BiFunction<World, Subject, Outcome> completeness(int percent) {
        return (world, site) -> {
            List<MeasureRate> rates = world.of(site, MeasureRate.class);
            int latest = rates.stream().mapToInt(MeasureRate::year).max().orElse(0);
            boolean anyCase = false;
            boolean below = false;
            for (MeasureRate rate : rates) {
                if (rate.year() == latest) {
                    Integer denominator = rate.denominator();
                    Integer unproven = rate.unproven();
                    if (denominator == null || unproven == null) {
                        return Outcome.UNPROVEN;
                    }
                    Boolean complete = isShare(denominator, denominator + unproven, percent);
                    anyCase |= complete != null;
                    below |= Boolean.FALSE.equals(complete);
                }
            }
            return !anyCase ? Outcome.UNPROVEN : below ? Outcome.GAP : Outcome.CONCORDANT;
        };
    }
}
