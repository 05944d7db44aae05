package care.concordance.report;

import care.concordance.report.Svg.Ink;
import care.concordance.statistics.FunnelPlot;
import care.concordance.statistics.FunnelPlot.Control;
import care.concordance.statistics.FunnelPlot.Zone;
import care.concordance.statistics.IntervalMethod;
import care.concordance.statistics.Limits;
import care.concordance.statistics.Rate;
import care.concordance.verdict.Phrasing;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** A funnel plot, small enough for a phone and for several beside each other. */
final class FunnelChart {

    private static final int WIDTH = 340;
    private static final int HEIGHT = 240;
    /** Denominators at which limits are drawn. */
    private static final int STEPS = 160;

    /** In the order of the series that draw them. */
    private static final List<Zone> ZONES = List.of(Zone.values());

    private FunnelChart() {}

    /** Where the limits are to be known, for the funnel to look like one. */
    static SortedSet<Integer> denominators(Collection<Rate> rates) {
        int most = rates.stream().mapToInt(Rate::denominator).max().orElse(0);
        SortedSet<Integer> denominators = new TreeSet<>();
        int last = most + Math.max(1, most / 20);
        for (int denominator = 1; denominator <= last; denominator += Math.max(1, last / STEPS)) {
            denominators.add(denominator);
        }
        denominators.add(last);
        return denominators;
    }

    static @Nullable String of(FunnelPlot funnel, Map<String, String> names, String id, String measure) {
        XYPlot plot = new XYPlot();
        NumberAxis cases = new NumberAxis("cases");
        Charts.quiet(cases);
        cases.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        cases.setLowerMargin(0);
        cases.setUpperMargin(0);
        NumberAxis percent = new NumberAxis(null);
        Charts.quiet(percent);
        percent.setRange(Math.max(0, lowest(funnel) - 5), 102);
        percent.setNumberFormatOverride(new DecimalFormat("0' %'", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        plot.setDomainAxis(cases);
        plot.setRangeAxis(percent);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(Ink.GRID.color);
        plot.setRangeGridlineStroke(Charts.THIN);
        plot.setDataset(0, points(funnel));
        plot.setRenderer(0, marks(funnel, names));
        plot.setDataset(1, limits(funnel));
        plot.setRenderer(1, lines());
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.REVERSE);
        ValueMarker benchmark = new ValueMarker(funnel.benchmark(), Ink.TEXT.color, Charts.THIN);
        benchmark.setAlpha(1f);
        plot.addRangeMarker(benchmark, Layer.BACKGROUND);
        return Svg.of(
                Charts.on(plot),
                WIDTH,
                HEIGHT,
                id,
                "Funnel plot of " + measure + ": " + funnel.points().size() + " sites around "
                        + Phrasing.of(funnel.benchmark()) + " percent. The table says the same.");
    }

    /** The lowest that matters: limits of one or two cases reach down to nothing. */
    private static double lowest(FunnelPlot funnel) {
        double points = funnel.points().stream()
                .mapToDouble(
                        point -> 100.0 * point.rate().numerator() / point.rate().denominator())
                .min()
                .orElse(funnel.benchmark());
        return Math.min(points, funnel.benchmark() - 30);
    }

    private static XYSeriesCollection limits(FunnelPlot funnel) {
        XYSeriesCollection lines = new XYSeriesCollection();
        lines.addSeries(line("lower 95", funnel, control -> control.warning().lower()));
        lines.addSeries(line("upper 95", funnel, control -> control.warning().upper()));
        lines.addSeries(line("lower 99.8", funnel, control -> control.action().lower()));
        lines.addSeries(line("upper 99.8", funnel, control -> control.action().upper()));
        return lines;
    }

    private static XYSeries line(String name, FunnelPlot funnel, ToDoubleFunction<Control> limit) {
        XYSeries line = new XYSeries(name);
        funnel.controls().forEach(control -> line.add(control.denominator(), limit.applyAsDouble(control)));
        return line;
    }

    private static XYLineAndShapeRenderer lines() {
        XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
        List<Stroke> strokes = List.of(Charts.DOTTED, Charts.DOTTED, Charts.DASHED, Charts.DASHED);
        for (int series = 0; series < strokes.size(); series++) {
            lines.setSeriesPaint(series, Ink.QUIET.color);
            lines.setSeriesStroke(series, strokes.get(series));
        }
        lines.setDrawSeriesLineAsPath(true);
        return lines;
    }

    private static XYSeriesCollection points(FunnelPlot funnel) {
        XYSeriesCollection points = new XYSeriesCollection();
        for (Zone zone : ZONES) {
            XYSeries series = new XYSeries(zone.name(), false, true);
            in(funnel, zone)
                    .forEach(point -> series.add(
                            point.rate().denominator(),
                            100.0 * point.rate().numerator() / point.rate().denominator()));
            points.addSeries(series);
        }
        return points;
    }

    private static XYLineAndShapeRenderer marks(FunnelPlot funnel, Map<String, String> names) {
        XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer(false, true);
        for (int series = 0; series < ZONES.size(); series++) {
            marks.setSeriesShape(series, shape(ZONES.get(series)));
            marks.setSeriesPaint(series, ink(ZONES.get(series)).color);
        }
        marks.setDefaultToolTipGenerator(
                (data, series, item) -> words(in(funnel, ZONES.get(series)).get(item), names));
        return marks;
    }

    private static String words(FunnelPlot.Point point, Map<String, String> names) {
        Rate rate = point.rate();
        Limits limits = rate.limits(IntervalMethod.WILSON).toTenths();
        return names.getOrDefault(point.name(), point.name()) + ": " + rate.numerator() + " of " + rate.denominator()
                + ", " + percent(rate) + " % (95 % limits "
                + Phrasing.of(limits.lower()) + " to " + Phrasing.of(limits.upper()) + "), " + words(point.zone());
    }

    static String words(Zone zone) {
        return switch (zone) {
            case BELOW_ACTION -> "below the 99.8 % limits";
            case BELOW_WARNING -> "below the 95 % limits";
            case WITHIN -> "within the limits";
            case ABOVE_WARNING -> "above the 95 % limits";
            case ABOVE_ACTION -> "above the 99.8 % limits";
        };
    }

    private static List<FunnelPlot.Point> in(FunnelPlot funnel, Zone zone) {
        return funnel.points().stream().filter(point -> point.zone() == zone).toList();
    }

    private static Ink ink(Zone zone) {
        return switch (zone) {
            case BELOW_ACTION -> Ink.GAP;
            case BELOW_WARNING -> Ink.UNPROVEN;
            case WITHIN -> Ink.LINE;
            case ABOVE_WARNING, ABOVE_ACTION -> Ink.OK;
        };
    }

    /** A circle within, a diamond below, a triangle above. */
    private static Shape shape(Zone zone) {
        return switch (zone) {
            case WITHIN -> new Ellipse2D.Double(-3.5, -3.5, 7, 7);
            case BELOW_ACTION -> polygon(0, -6, 6, 0, 0, 6, -6, 0);
            case BELOW_WARNING -> new Rectangle2D.Double(-4, -4, 8, 8);
            case ABOVE_WARNING, ABOVE_ACTION -> polygon(0, -5, 5, 4, -5, 4);
        };
    }

    private static Shape polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** A rate in percent, to a tenth. */
    static String percent(Rate rate) {
        return Phrasing.of(Math.round(1000.0 * rate.numerator() / rate.denominator()) / 10.0);
    }
}
