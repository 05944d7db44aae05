package care.concordance.report;

import care.concordance.Assessment;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.Subject;
import care.concordance.statistics.FunnelPlot;
import care.concordance.statistics.IntervalMethod;
import care.concordance.statistics.Limits;
import care.concordance.statistics.Rate;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The latest rates of a measure, site by site, around what is expected.
 *
 * @param measure its id, as facts name it
 * @param standard the standard that holds it to a benchmark; null when none does
 * @param benchmark in percent; null when none is known
 * @param rows the sites by name
 * @param chart the funnel plot, SVG; null when there is nothing to draw or nothing to draw it with
 */
record RatesView(
        String measure,
        @Nullable Standard standard,
        @Nullable Double benchmark,
        List<Row> rows,
        @Nullable String chart) {

    private static final Pattern BENCHMARK =
            Pattern.compile("MeasureRate: (?:percent|upperLimit95) >= (\\d+(?:\\.\\d+)?)");

    /**
     * A site's rate.
     *
     * @param rate null when a count is not known
     * @param limits 95 % limits in percent, to a tenth; null when there is no rate or no case
     * @param zone its place in the funnel; null when it has none
     * @param outcome what the standard came to; null when there is no standard
     * @param key where that is spelled out
     */
    record Row(
            Place place,
            MeasureRate fact,
            @Nullable Rate rate,
            @Nullable Limits limits,
            FunnelPlot.@Nullable Zone zone,
            @Nullable Outcome outcome,
            @Nullable String key) {}

    private record Held(Standard standard, double benchmark, Map<Subject, Verdict> verdicts) {}

    static List<RatesView> of(Assessment assessment, Place.All places) {
        Map<String, Map<String, MeasureRate>> latest = new TreeMap<>();
        for (MeasureRate rate : assessment.snapshot().facts(MeasureRate.class)) {
            latest.computeIfAbsent(rate.measure(), measure -> new TreeMap<>())
                    .merge(rate.site(), rate, (one, other) -> one.year() >= other.year() ? one : other);
        }
        if (latest.isEmpty()) {
            return List.of();
        }
        Map<String, Held> held = held(assessment);
        List<RatesView> views = new ArrayList<>();
        latest.forEach((measure, rates) -> views.add(view(measure, rates, held.get(measure), places, views.size())));
        return views;
    }

    /** Which standard holds which measure to what, read off the verdicts: they cite the rate they judge. */
    private static Map<String, Held> held(Assessment assessment) {
        Map<String, String> measures = new HashMap<>();
        assessment.snapshot().facts(MeasureRate.class).forEach(rate -> measures.put(rate.citation(), rate.measure()));
        Map<String, Held> held = new HashMap<>();
        for (Verdict verdict : assessment.verdicts()) {
            Double benchmark = benchmark(verdict.standard());
            if (benchmark != null) {
                for (Reason reason : verdict.reasons()) {
                    reason.facts().stream()
                            .map(measures::get)
                            .filter(Objects::nonNull)
                            .forEach(measure -> held.computeIfAbsent(
                                            measure, each -> new Held(verdict.standard(), benchmark, new HashMap<>()))
                                    .verdicts()
                                    .put(verdict.subject(), verdict));
                }
            }
        }
        return held;
    }

    private static @Nullable Double benchmark(Standard standard) {
        for (String threshold : standard.thresholds()) {
            Matcher matcher = BENCHMARK.matcher(threshold);
            if (matcher.matches()) {
                return Double.valueOf(matcher.group(1));
            }
        }
        return null;
    }

    private static RatesView view(
            String measure, Map<String, MeasureRate> latest, @Nullable Held held, Place.All places, int number) {
        Map<String, Rate> rates = new TreeMap<>();
        latest.forEach((site, fact) -> counted(fact, rates));
        boolean drawable = held != null && held.benchmark() > 0 && held.benchmark() < 100 && !rates.isEmpty();
        FunnelPlot funnel = drawable && held != null
                ? FunnelPlot.of(held.benchmark(), rates, FunnelChart.denominators(rates.values()))
                : null;
        Map<String, FunnelPlot.Zone> zones = funnel == null
                ? Map.of()
                : funnel.points().stream().collect(Collectors.toMap(FunnelPlot.Point::name, FunnelPlot.Point::zone));
        List<Row> rows = latest.values().stream()
                .map(fact -> row(fact, rates.get(fact.site()), zones.get(fact.site()), held, places))
                .sorted(Comparator.comparing(row -> row.place().name()))
                .toList();
        Map<String, String> names = new HashMap<>();
        rows.forEach(row -> names.put(row.fact().site(), row.place().name()));
        return new RatesView(
                measure,
                held == null ? null : held.standard(),
                held == null ? null : held.benchmark(),
                rows,
                funnel == null ? null : FunnelChart.of(funnel, names, "funnel" + number, measure));
    }

    /** A share above the whole is no rate: the reader of facts refuses it, and code that makes facts may not. */
    private static void counted(MeasureRate fact, Map<String, Rate> rates) {
        Integer numerator = fact.numerator();
        Integer denominator = fact.denominator();
        if (numerator != null && denominator != null && numerator <= denominator) {
            rates.put(fact.site(), new Rate(numerator, denominator));
        }
    }

    private static Row row(
            MeasureRate fact,
            @Nullable Rate rate,
            FunnelPlot.@Nullable Zone zone,
            @Nullable Held held,
            Place.All places) {
        Verdict verdict = held == null ? null : held.verdicts().get(fact.subject());
        return new Row(
                places.of(fact.subject()),
                fact,
                rate,
                rate == null || rate.denominator() == 0
                        ? null
                        : rate.limits(IntervalMethod.WILSON).toTenths(),
                zone,
                verdict == null ? null : verdict.outcome(),
                verdict == null ? null : Marks.key(verdict.standard().id(), verdict.subject()));
    }
}
