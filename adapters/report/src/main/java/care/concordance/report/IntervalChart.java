package care.concordance.report;

import care.concordance.report.OutcomesView.Row;
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
    /** More cannot be told apart; the table has them all, worst first as here. */
    private static final int MOST = 40;

    private IntervalChart() {}

    /** @param rows worst first */
    static @Nullable String of(List<Row> rows, String id, String title) {
        List<Row> drawn = rows.stream()
                .filter(row -> row.value() != null && row.lower() != null && row.upper() != null)
                .limit(MOST)
                .toList();
        if (drawn.isEmpty()) {
            return null;
        }
        SymbolAxis names =
                new SymbolAxis(null, drawn.stream().map(IntervalChart::label).toArray(String[]::new));
        Charts.quiet(names);
        names.setGridBandsVisible(false);
        names.setInverted(true);
        names.setTickMarksVisible(false);
        NumberAxis values = new NumberAxis(null);
        Charts.quiet(values);
        values.setAutoRangeIncludesZero(false);
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(values);
        plot.setRangeAxis(names);
        plot.setRangeGridlinePaint(Ink.GRID.color);
        plot.setRangeGridlineStroke(Charts.DOTTED);
        plot.setDomainGridlinePaint(Ink.GRID.color);
        plot.setDomainGridlineStroke(Charts.THIN);
        plot.setDataset(0, benchmarks(drawn));
        plot.setRenderer(0, bars());
        plot.setDataset(1, intervals(drawn));
        plot.setRenderer(1, marks(drawn));
        return Svg.of(
                Charts.on(plot),
                WIDTH,
                drawn.size() * ROW + 40,
                id,
                title + ": values with 95 percent intervals of " + drawn.size()
                        + " programs, and what they are held to. The table says the same.");
    }

    private static XYSeriesCollection benchmarks(List<Row> rows) {
        XYSeries series = new XYSeries("benchmark", false, true);
        IntStream.range(0, rows.size()).forEach(row -> {
            Double held = rows.get(row).held();
            if (held != null) {
                series.add(held.doubleValue(), row);
            }
        });
        XYSeriesCollection collection = new XYSeriesCollection();
        collection.addSeries(series);
        return collection;
    }

    private static XYLineAndShapeRenderer bars() {
        XYLineAndShapeRenderer bars = new XYLineAndShapeRenderer(false, true);
        bars.setSeriesShape(0, new Rectangle2D.Double(-1, -7, 2, 14));
        bars.setSeriesPaint(0, Ink.TEXT.color);
        return bars;
    }

    /** In two series, so that what is not as good is marked otherwise. */
    private static XYIntervalSeriesCollection intervals(List<Row> rows) {
        XYIntervalSeriesCollection collection = new XYIntervalSeriesCollection();
        collection.addSeries(series("as good", rows, false));
        collection.addSeries(series("not as good", rows, true));
        return collection;
    }

    private static XYIntervalSeries series(String name, List<Row> rows, boolean worse) {
        XYIntervalSeries series = new XYIntervalSeries(name, false, true);
        for (int row : numbers(rows, worse)) {
            Double value = rows.get(row).value();
            Double lower = rows.get(row).lower();
            Double upper = rows.get(row).upper();
            if (value != null && lower != null && upper != null) {
                series.add(value, lower, upper, row, row, row);
            }
        }
        return series;
    }

    private static int[] numbers(List<Row> rows, boolean worse) {
        return IntStream.range(0, rows.size())
                .filter(row -> isWorse(rows.get(row)) == worse)
                .toArray();
    }

    private static boolean isWorse(Row row) {
        return Boolean.FALSE.equals(row.asGood());
    }

    private static XYErrorRenderer marks(List<Row> rows) {
        XYErrorRenderer marks = new XYErrorRenderer();
        marks.setDrawYError(false);
        marks.setCapLength(5);
        marks.setErrorStroke(Charts.THICK);
        marks.setSeriesPaint(0, Ink.LINE.color);
        marks.setSeriesShape(0, new Ellipse2D.Double(-3.5, -3.5, 7, 7));
        marks.setSeriesPaint(1, Ink.GAP.color);
        marks.setSeriesShape(1, new Rectangle2D.Double(-4, -4, 8, 8));
        marks.setDefaultToolTipGenerator((data, series, item) -> words(rows.get(numbers(rows, series == 1)[item])));
        return marks;
    }

    private static String words(Row row) {
        return row.name() + ", " + row.year() + ": " + number(row.value()) + " (95 % interval " + number(row.lower())
                + " to " + number(row.upper()) + "), held to " + number(row.held());
    }

    static String number(@Nullable Double value) {
        return value == null ? "unknown" : FunnelChart.number(value);
    }

    /** The name, shortened where the site's is long: what tells its programs apart stands at the end. */
    private static String label(Row row) {
        String site = row.place().name();
        return row.name().startsWith(site)
                ? Marks.cut(site, 22) + Marks.cut(row.name().substring(site.length()), 16)
                : Marks.cut(row.name(), 34);
    }
}
