package care.concordance.cli;

import care.concordance.RegistryRates.Completeness;
import care.concordance.RegistryRates.Rate;
import care.concordance.cli.RegistryReview.Work;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import care.concordance.workbook.TableWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A review as tables to go on with: of a workbook all of them, of CSV the one that was asked for. */
final class ReviewTables implements ReviewPrinter {

    private static final List<String> WORK = List.of("site", "case", "standard", "title", "to do", "reason");

    private final TableWriter tables;
    private final boolean workbook;
    private boolean worklist;

    private ReviewTables(TableWriter tables, boolean workbook) {
        this.tables = tables;
        this.workbook = workbook;
    }

    /** The worklist when it is asked for, else the rates of the measures. */
    static ReviewTables csv(Appendable to) {
        return new ReviewTables(TableWriter.csv(to), false);
    }

    static ReviewTables workbook(TableWriter to) {
        return new ReviewTables(to, true);
    }

    @Override
    public void start(boolean withWorklist) {
        worklist = withWorklist;
        if (workbook) {
            tables.begin("Read me", List.of("Case review"));
            row(Provenance.NOT_OFFICIAL);
            row("A row of the worklist is a case with a gap, or with an item missing that would tell.");
            row("Rates and their 95 % intervals (Wilson) are in percent; excluded and unproven cases are in none.");
        }
        if (worklist) {
            tables.begin("Worklist", WORK);
        }
    }

    @Override
    public void work(Work work) {
        row(
                work.site(),
                work.caseId(),
                work.standard().id(),
                work.standard().title(),
                work.outcome() == Outcome.GAP ? "gap" : "missing",
                work.reason());
    }

    @Override
    public void end(RegistryReview review, boolean rates) {
        if (workbook || (!worklist && !rates)) {
            measures("Measures", review, review.totals(), false);
        }
        if (rates) {
            measures("Rates", review, review.rates(), true);
        }
        if (workbook) {
            missing(review.completeness());
            files(review);
        }
        tables.close();
    }

    private void measures(String name, RegistryReview review, List<Rate> rates, boolean where) {
        List<String> head = new ArrayList<>(where ? List.of("site", "year of diagnosis") : List.of());
        head.addAll(List.of(
                "measure",
                "in force from",
                "title",
                "met",
                "gaps",
                "unproven",
                "excluded",
                "rate",
                "95 % from",
                "95 % to"));
        tables.begin(name, head);
        for (Rate rate : rates) {
            List<@Nullable Object> row = new ArrayList<>();
            if (where) {
                row.add(rate.site());
                row.add(ReviewText.year(rate));
            }
            boolean rated = rate.denominator() > 0;
            Double percent = rate.percent();
            row.addAll(Arrays.asList(
                    rate.measure(),
                    rate.inForceFrom(),
                    review.title(rate),
                    rate.numerator(),
                    rate.denominator() - rate.numerator(),
                    rate.unproven(),
                    rate.excluded(),
                    percent == null ? null : tenth(percent),
                    rated ? tenth(rate.lower()) : null,
                    rated ? tenth(rate.upper()) : null));
            tables.row(row);
        }
    }

    private void missing(List<Completeness> missing) {
        tables.begin("Missing", List.of("disease", "item", "unknown", "of cases"));
        missing.forEach(each -> row(each.disease(), each.item(), each.unknown(), each.cases()));
    }

    private void files(RegistryReview review) {
        tables.begin("Files", List.of("file", "what became of it"));
        review.documents().forEach(document -> {
            row(document.name(), document.counts());
            document.report().setAside().forEach(each -> row(document.name(), "rejected: " + each));
            document.report().notices().forEach(each -> row(document.name(), "passed over: " + each));
            document.report().stopped().ifPresent(broken -> row(document.name(), "STOPPED at " + broken));
        });
        review.setAside().forEach(each -> row("case " + each.caseId(), "a rule failed: " + each.failures()));
    }

    private void row(Object... values) {
        tables.row(Arrays.asList(values));
    }

    private static double tenth(double percent) {
        return Math.round(10 * percent) / 10.0;
    }
}
