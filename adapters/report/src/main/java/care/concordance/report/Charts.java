package care.concordance.report;

import care.concordance.report.Svg.Ink;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleInsets;

/** What all charts look like. */
final class Charts {

    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Stroke THIN = new BasicStroke(1f);
    static final Stroke THICK = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke DASHED =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {4f, 3f}, 0f);
    static final Stroke DOTTED =
            new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {2f, 3f}, 0f);

    private static final Color NONE = new Color(0, 0, 0, 0);

    private Charts() {}

    /** A chart without title or legend, on the page's own ground: both stand beside it. */
    static JFreeChart on(Plot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(4, 2, 2, 28));
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(NONE);
        chart.setPadding(new RectangleInsets(0, 0, 0, 0));
        return chart;
    }

    static void quiet(Axis axis) {
        axis.setTickLabelFont(SMALL);
        axis.setLabelFont(SMALL);
        axis.setTickLabelPaint(Ink.TEXT.color);
        axis.setLabelPaint(Ink.QUIET.color);
        axis.setAxisLinePaint(Ink.GRID.color);
        axis.setTickMarkPaint(Ink.GRID.color);
    }
}
