package care.concordance.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What a funnel plot draws: rates over their denominators, between the limits within which chance alone would leave them
 * if each were truly at the benchmark (Spiegelhalter 2005).
 *
 * <p>Limits are exact: a count is within them when neither as few nor as many is improbable under the binomial
 * distribution, that is, has a probability below half the error rate. They are counts in percent of the denominator, not
 * interpolated, so a point is drawn within the funnel exactly when its {@link Zone} says so.
 *
 * @param benchmark in percent, above 0 and below 100
 * @param controls the limits, by ascending denominator
 * @param points the rates, in the order of their names
 */
public record FunnelPlot(double benchmark, List<Control> controls, List<Point> points) {

    private static final double WARNING_TAIL = 0.025;
    private static final double ACTION_TAIL = 0.001;

    /**
     * The limits for one denominator, in percent.
     *
     * @param denominator 1 or more
     * @param warning within which 95 % of rates at the benchmark lie, at the least
     * @param action within which 99.8 % of them lie, at the least
     */
    public record Control(int denominator, Limits warning, Limits action) {}

    /** Where a rate lies. */
    public enum Zone {
        BELOW_ACTION,
        BELOW_WARNING,
        WITHIN,
        ABOVE_WARNING,
        ABOVE_ACTION
    }

    /**
     * One site or program.
     *
     * @param name how the chart names it
     * @param rate of 1 case or more
     */
    public record Point(String name, Rate rate, Zone zone) {}

    public FunnelPlot {
        controls = List.copyOf(controls);
        points = List.copyOf(points);
    }

    /**
     * Draws rates around a benchmark. Rates of no case have no place on the chart and are left out.
     *
     * @param benchmark in percent, above 0 and below 100
     * @param rates by the name of their site or program
     * @param denominators where limits are wanted besides those of the rates, each 1 or more
     * @throws IllegalArgumentException when the benchmark or a denominator is out of its range
     */
    public static FunnelPlot of(double benchmark, Map<String, Rate> rates, SortedSet<Integer> denominators) {
        if (!(benchmark > 0 && benchmark < 100)) {
            throw new IllegalArgumentException("a benchmark lies above 0 and below 100 percent, not at " + benchmark);
        }
        TreeSet<Integer> all = new TreeSet<>(denominators);
        if (!all.isEmpty() && all.first() < 1) {
            throw new IllegalArgumentException("a denominator is 1 or more, not " + all.first());
        }
        List<Map.Entry<String, Rate>> drawn = rates.entrySet().stream()
                .filter(named -> named.getValue().denominator() > 0)
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .toList();
        drawn.forEach(named -> all.add(named.getValue().denominator()));
        return new FunnelPlot(
                benchmark,
                all.stream().map(denominator -> control(benchmark, denominator)).toList(),
                drawn.stream()
                        .map(named -> new Point(named.getKey(), named.getValue(), zone(benchmark, named.getValue())))
                        .toList());
    }

    private static Control control(double benchmark, int denominator) {
        return new Control(
                denominator,
                Counts.within(benchmark, denominator, WARNING_TAIL).percent(denominator),
                Counts.within(benchmark, denominator, ACTION_TAIL).percent(denominator));
    }

    private static Zone zone(double benchmark, Rate rate) {
        Counts warning = Counts.within(benchmark, rate.denominator(), WARNING_TAIL);
        Counts action = Counts.within(benchmark, rate.denominator(), ACTION_TAIL);
        if (rate.numerator() < action.fewest()) {
            return Zone.BELOW_ACTION;
        }
        if (rate.numerator() > action.most()) {
            return Zone.ABOVE_ACTION;
        }
        if (rate.numerator() < warning.fewest()) {
            return Zone.BELOW_WARNING;
        }
        return rate.numerator() > warning.most() ? Zone.ABOVE_WARNING : Zone.WITHIN;
    }

    /** The fewest and the most events that are not improbable. */
    private record Counts(int fewest, int most) {

        static Counts within(double benchmark, int denominator, double tail) {
            BinomialDistribution events = BinomialDistribution.of(denominator, benchmark / 100);
            int most = events.inverseSurvivalProbability(tail);
            // The library's answer has at most the tail above it; the next count is within when it has exactly that.
            while (most < denominator && events.survivalProbability(most) >= tail) {
                most++;
            }
            return new Counts(events.inverseCumulativeProbability(tail), most);
        }

        Limits percent(int denominator) {
            return new Limits(100.0 * fewest / denominator, 100.0 * most / denominator);
        }
    }
}
