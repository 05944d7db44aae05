package care.concordance.report;

import care.concordance.report.Svg.Ink;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** Values with their 95 % intervals, one below the other, each with a bar across where it is held to. */
final class IntervalChart {

    private static final int WIDTH = 520;
    private static final int ROW = 20;
    /** More cannot be told apart; the table has them all, in the same order. */
    private static final int MOST = 40;

    private IntervalChart() {}

    /**
     * A value.
     *
     * @param held what it is held to; null when nothing is drawn
     * @param worse whether it is to be marked as not as good
     * @param words what it says when it is pointed at
     */
    record Bar(
            String label,
            double value,
            double lower,
            double upper,
            @Nullable Double held,
            boolean worse,
            String words) {}

    /**
     * Draws the first of them.
     *
     * @param of what they are of, as in "programs"
     * @param percent whether they are shares, which are drawn from none to all
     */
    static @Nullable String of(List<Bar> bars, String id, String title, String of, boolean percent) {
        List<Bar> drawn = bars.stream().limit(MOST).toList();
        if (drawn.isEmpty()) {
            return null;
        }
        SymbolAxis names = new SymbolAxis(null, drawn.stream().map(Bar::label).toArray(String[]::new));
        Charts.quiet(names);
        names.setGridBandsVisible(false);
        names.setInverted(true);
        names.setTickMarksVisible(false);
        NumberAxis values = new NumberAxis(null);
        Charts.quiet(values);
        if (percent) {
            values.setRange(-1, 101);
        } else {
            values.setAutoRangeIncludesZero(false);
        }
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(values);
        plot.setRangeAxis(names);
        plot.setRangeGridlinePaint(Ink.GRID.color);
        plot.setRangeGridlineStroke(Charts.DOTTED);
        plot.setDomainGridlinePaint(Ink.GRID.color);
        plot.setDomainGridlineStroke(Charts.THIN);
        plot.setDataset(0, benchmarks(drawn));
        plot.setRenderer(0, benchmarkMarks());
        plot.setDataset(1, intervals(drawn));
        plot.setRenderer(1, marks(drawn));
        return Svg.of(
                Charts.on(plot),
                WIDTH,
                drawn.size() * ROW + 40,
                id,
                title + ": values with 95 percent intervals of " + drawn.size() + " " + of
                        + ". The table says the same.");
    }

    private static XYSeriesCollection benchmarks(List<Bar> bars) {
        XYSeries series = new XYSeries("benchmark", false, true);
        for (int row = 0; row < bars.size(); row++) {
            Double held = bars.get(row).held();
            if (held != null) {
                series.add(held.doubleValue(), row);
            }
        }
        XYSeriesCollection collection = new XYSeriesCollection();
        collection.addSeries(series);
        return collection;
    }

    private static XYLineAndShapeRenderer benchmarkMarks() {
        XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer(false, true);
        marks.setSeriesShape(0, new Rectangle2D.Double(-1, -7, 2, 14));
        marks.setSeriesPaint(0, Ink.TEXT.color);
        return marks;
    }

    /** In two series, so that what is not as good is marked otherwise. */
    private static XYIntervalSeriesCollection intervals(List<Bar> bars) {
        XYIntervalSeriesCollection collection = new XYIntervalSeriesCollection();
        collection.addSeries(series("as good", bars, false));
        collection.addSeries(series("not as good", bars, true));
        return collection;
    }

    private static XYIntervalSeries series(String name, List<Bar> bars, boolean worse) {
        XYIntervalSeries series = new XYIntervalSeries(name, false, true);
        for (int row : numbers(bars, worse)) {
            Bar bar = bars.get(row);
            series.add(bar.value(), bar.lower(), bar.upper(), row, row, row);
        }
        return series;
    }

    private static int[] numbers(List<Bar> bars, boolean worse) {
        return IntStream.range(0, bars.size())
                .filter(row -> bars.get(row).worse() == worse)
                .toArray();
    }

    private static XYErrorRenderer marks(List<Bar> bars) {
        XYErrorRenderer marks = new XYErrorRenderer();
        marks.setDrawYError(false);
        marks.setCapLength(5);
        marks.setErrorStroke(Charts.THICK);
        marks.setSeriesPaint(0, Ink.LINE.color);
        marks.setSeriesShape(0, new Ellipse2D.Double(-3.5, -3.5, 7, 7));
        marks.setSeriesPaint(1, Ink.GAP.color);
        marks.setSeriesShape(1, new Rectangle2D.Double(-4, -4, 8, 8));
        marks.setDefaultToolTipGenerator((data, series, item) ->
                bars.get(numbers(bars, series == 1)[item]).words());
        return marks;
    }
}
