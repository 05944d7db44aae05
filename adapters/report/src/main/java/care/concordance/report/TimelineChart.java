package care.concordance.report;

import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.AlignmentPlan.Action;
import care.concordance.report.Svg.Ink;
import java.awt.Paint;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTickMarkPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.GanttRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.gantt.Task;
import org.jfree.data.gantt.TaskSeries;
import org.jfree.data.gantt.TaskSeriesCollection;
import org.jspecify.annotations.Nullable;

/** A plan over time: the critical path action by action, then from when each part of the partner can be concordant. */
final class TimelineChart {

    /** Parts of a partner that still can be told apart. */
    private static final int MOST_PLACES = 24;

    private static final int ROW = 24;
    private static final int WIDTH = 960;

    private TimelineChart() {}

    private record Bar(String label, LocalDate from, LocalDate to, Ink ink, String words) {}

    static @Nullable String of(
            AlignmentPlan plan, List<PlanView.Predicted> predictions, Place.All places, LocalDate end) {
        List<Bar> bars = new ArrayList<>();
        for (Action action : plan.criticalPath()) {
            bars.add(new Bar(
                    action.standard().id() + " " + places.name(action.subject()),
                    action.starts(),
                    action.due(),
                    Ink.CRITICAL,
                    action.standard().title() + ", " + places.name(action.subject()) + ": " + Marks.day(action.starts())
                            + " to " + Marks.day(action.due()) + ", on the critical path"));
        }
        predictions.stream().limit(MOST_PLACES).forEach(each -> {
            LocalDate day = each.earliest().day();
            if (day != null && day.isAfter(plan.asOf())) {
                bars.add(new Bar(
                        each.earliest().name(),
                        plan.asOf(),
                        day,
                        Ink.LINE,
                        each.earliest().name() + ": can be concordant from " + Marks.day(day)));
            }
        });
        if (bars.isEmpty()) {
            return null;
        }
        return draw(bars, plan.asOf(), end);
    }

    private static @Nullable String draw(List<Bar> bars, LocalDate start, LocalDate end) {
        TaskSeries series = new TaskSeries("plan");
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            LocalDate to = bar.to().isAfter(bar.from()) ? bar.to() : bar.from().plusDays(1);
            series.add(new Task(label(bar, i, labels), date(bar.from()), date(to)));
        }
        CategoryAxis rows = new CategoryAxis();
        Charts.quiet(rows);
        rows.setCategoryLabelPositions(CategoryLabelPositions.STANDARD);
        rows.setMaximumCategoryLabelWidthRatio(0.4f);
        rows.setLowerMargin(0.01);
        rows.setUpperMargin(0.01);
        rows.setAxisLineVisible(false);
        rows.setTickMarksVisible(false);
        DateAxis time = new DateAxis(null, TimeZone.getTimeZone("UTC"), Locale.ENGLISH);
        Charts.quiet(time);
        time.setRange(date(start), date(end.isAfter(start) ? end : start.plusDays(1)));
        time.setTickMarkPosition(DateTickMarkPosition.START);
        GanttRenderer renderer = new GanttRenderer() {
            private static final long serialVersionUID = 1L;

            @Override
            public Paint getItemPaint(int row, int column) {
                return bars.get(column).ink().color;
            }
        };
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setMaximumBarWidth(0.5);
        renderer.setDefaultToolTipGenerator(
                (dataset, row, column) -> bars.get(column).words());
        TaskSeriesCollection data = new TaskSeriesCollection();
        data.add(series);
        CategoryPlot plot = new CategoryPlot(data, rows, time, renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeGridlinePaint(Ink.GRID.color);
        plot.setRangeGridlineStroke(Charts.THIN);
        plot.setDomainGridlinesVisible(false);
        return Svg.of(
                Charts.on(plot),
                WIDTH,
                bars.size() * ROW + 40,
                "timeline",
                "Timeline of the plan: the critical path, then from when each part can be concordant. The table says the same.");
    }

    /** A task is known by its label, so that no two may have one. */
    private static String label(Bar bar, int number, Set<String> taken) {
        String label = Marks.cut(bar.label(), 44);
        if (!taken.add(label)) {
            label = Marks.cut(label, 38) + " (" + number + ")";
            taken.add(label);
        }
        return label;
    }

    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
