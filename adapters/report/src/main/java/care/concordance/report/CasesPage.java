package care.concordance.report;

import care.concordance.statistics.IntervalMethod;
import care.concordance.statistics.Limits;
import care.concordance.statistics.Rate;
import care.concordance.verdict.Phrasing;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a {@link CasesReport} shows.
 *
 * @param rows the measures with rate and limits
 * @param chart rates with their intervals, SVG; null when there is nothing to draw or nothing to draw it with
 * @param work what there is to do, as much of it as a page holds
 * @param sites the sites it is about, by name
 */
record CasesPage(
        CasesReport report, List<Row> rows, @Nullable String chart, List<CasesReport.Work> work, List<String> sites) {

    /** @param limits 95 % limits in percent, to a tenth; null when nobody was judged */
    record Row(
            CasesReport.Measure measure,
            Rate rate,
            @Nullable Limits limits) {}

    static CasesPage of(CasesReport report) {
        List<Row> rows = report.measures().stream().map(CasesPage::row).toList();
        List<CasesReport.Work> work =
                report.work().stream().limit(CasesReport.MOST_WORK).toList();
        return new CasesPage(
                report,
                rows,
                IntervalChart.of(
                        rows.stream()
                                .filter(row -> row.limits() != null)
                                .map(CasesPage::bar)
                                .toList(),
                        "measures",
                        "Measures in percent",
                        "measures",
                        true),
                work,
                List.copyOf(work.stream()
                        .map(CasesReport.Work::site)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** The measures with something to do. */
    List<String> measures() {
        return work.stream().map(CasesReport.Work::measure).distinct().sorted().toList();
    }

    private static Row row(CasesReport.Measure measure) {
        Rate rate = new Rate(measure.met(), measure.judged());
        return new Row(
                measure,
                rate,
                rate.denominator() == 0
                        ? null
                        : rate.limits(IntervalMethod.WILSON).toTenths());
    }

    private static IntervalChart.Bar bar(Row row) {
        Limits limits = Objects.requireNonNull(row.limits());
        return new IntervalChart.Bar(
                Marks.cut(row.measure().id(), 34),
                Objects.requireNonNull(row.rate().percent()),
                limits.lower(),
                limits.upper(),
                null,
                false,
                row.measure().id() + ": " + row.rate().numerator() + " of "
                        + row.rate().denominator() + ", "
                        + FunnelChart.percent(row.rate()) + " % (95 % limits " + Phrasing.of(limits.lower())
                        + " to " + Phrasing.of(limits.upper()) + ")");
    }
}
