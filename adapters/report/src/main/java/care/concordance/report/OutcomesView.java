package care.concordance.report;

import care.concordance.Assessment;
import care.concordance.facts.OutcomeMeasure;
import care.concordance.facts.OutcomeMeasure.Dimension;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.RiskAdjustedOutcome;
import care.concordance.facts.RiskAdjustedOutcome.Event;
import care.concordance.verdict.Phrasing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The latest values of one outcome, program by program, beside what they are held to.
 *
 * @param title what was measured
 * @param note how to read it
 * @param rows worst first, as far as they can be compared
 * @param chart values with intervals and benchmarks, SVG; null when there is nothing to draw or nothing to draw it with
 */
record OutcomesView(
        String title, String note, List<Row> rows, @Nullable String chart) {

    /** The ratio of observed to expected events, when as many happened as a risk model expected. */
    private static final double AS_EXPECTED = 1;

    /**
     * A program's value.
     *
     * @param held what it is held to; null when that is not known
     * @param asGood whether it is as good as that or chance explains the difference; null when it cannot be compared
     */
    record Row(
            Place place,
            String name,
            int year,
            @Nullable Double value,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Double held,
            @Nullable Boolean asGood) {}

    static List<OutcomesView> of(Assessment assessment, Place.All places) {
        List<OutcomesView> views = new ArrayList<>();
        Map<Dimension, List<OutcomeMeasure>> measures = latest(
                        assessment.snapshot().facts(OutcomeMeasure.class),
                        OutcomeMeasure::year,
                        each -> each.dimension() + " " + each.subject())
                .collect(Collectors.groupingBy(OutcomeMeasure::dimension, TreeMap::new, Collectors.toList()));
        measures.forEach((dimension, own) -> views.add(view(
                Marks.capital(dimension),
                (dimension == Dimension.TOTAL_COST_OF_CARE ? "Lower is better." : "Higher is better.")
                        + " The benchmark is MSK's value for the same cancer and period, as the facts give it.",
                own.stream().map(each -> row(each, places)).toList(),
                "outcome" + views.size())));
        Map<Event, List<RiskAdjustedOutcome>> events = latest(
                        assessment.snapshot().facts(RiskAdjustedOutcome.class),
                        RiskAdjustedOutcome::year,
                        each -> each.event() + " " + each.subject())
                .collect(Collectors.groupingBy(RiskAdjustedOutcome::event, TreeMap::new, Collectors.toList()));
        events.forEach((event, own) -> views.add(view(
                Marks.capital(event) + ", observed over expected",
                "Lower is better; 1 is as the risk model expected of the same patients.",
                own.stream().map(each -> row(each, places)).toList(),
                "outcome" + views.size())));
        return views;
    }

    private static <F extends PartnerFact> Stream<F> latest(
            Collection<F> facts, ToIntFunction<F> year, Function<F, String> about) {
        Map<String, F> latest = new LinkedHashMap<>();
        facts.forEach(fact -> latest.merge(
                about.apply(fact), fact, (one, other) -> year.applyAsInt(one) >= year.applyAsInt(other) ? one : other));
        return latest.values().stream();
    }

    private static OutcomesView view(String title, String note, List<Row> rows, String id) {
        List<Row> sorted = rows.stream()
                .sorted(Comparator.comparingInt(OutcomesView::rank).thenComparing(Row::name))
                .toList();
        List<IntervalChart.Bar> bars = new ArrayList<>();
        sorted.forEach(row -> bar(row, bars));
        return new OutcomesView(
                title, note, sorted, IntervalChart.of(bars, id, title, "programs, and what they are held to", false));
    }

    private static void bar(Row row, List<IntervalChart.Bar> bars) {
        Double value = row.value();
        Double lower = row.lower();
        Double upper = row.upper();
        if (value != null && lower != null && upper != null) {
            bars.add(new IntervalChart.Bar(
                    label(row),
                    value,
                    lower,
                    upper,
                    row.held(),
                    Boolean.FALSE.equals(row.asGood()),
                    row.name() + ", " + row.year() + ": " + Phrasing.of(value) + " (95 % interval "
                            + Phrasing.of(lower) + " to " + Phrasing.of(upper) + "), held to "
                            + Phrasing.of(row.held())));
        }
    }

    /** The name, shortened where the site's is long: what tells its programs apart stands at the end. */
    private static String label(Row row) {
        String site = row.place().name();
        return row.name().startsWith(site)
                ? Marks.cut(site, 22) + Marks.cut(row.name().substring(site.length()), 16)
                : Marks.cut(row.name(), 34);
    }

    private static int rank(Row row) {
        return row.asGood() == null ? 2 : row.asGood() ? 1 : 0;
    }

    private static Row row(OutcomeMeasure fact, Place.All places) {
        return new Row(
                places.of(fact.subject()),
                places.name(fact.subject()),
                fact.year(),
                fact.value(),
                fact.lower(),
                fact.upper(),
                fact.benchmark(),
                fact.atBenchmark());
    }

    private static Row row(RiskAdjustedOutcome fact, Place.All places) {
        Double lower = fact.ratioLower();
        return new Row(
                places.of(fact.subject()),
                places.name(fact.subject()),
                fact.year(),
                fact.ratio(),
                fact.lower(),
                fact.upper(),
                AS_EXPECTED,
                lower == null ? null : lower <= AS_EXPECTED);
    }
}
