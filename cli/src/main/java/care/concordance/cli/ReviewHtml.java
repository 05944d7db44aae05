package care.concordance.cli;

import care.concordance.RegistryRates;
import care.concordance.RegistryRates.Completeness;
import care.concordance.RegistryRates.Rate;
import care.concordance.cli.RegistryReview.Document;
import care.concordance.cli.RegistryReview.Work;
import care.concordance.naaccr.ReadReport;
import care.concordance.report.CasesReport;
import care.concordance.report.HtmlReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A review as a page. Of a long worklist the page has the first lines and says how many there are. */
final class ReviewHtml implements ReviewPrinter {

    private final PrintWriter out;
    private final List<CasesReport.Work> work = new ArrayList<>();
    private long all;

    ReviewHtml(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void start(boolean worklist) {
        // A page begins with what is known at the end.
    }

    @Override
    public void work(Work each) {
        all++;
        if (work.size() < CasesReport.MOST_WORK) {
            work.add(new CasesReport.Work(
                    each.outcome(), each.site(), each.caseId(), each.standard().id(), each.reason()));
        }
    }

    @Override
    public void end(RegistryReview review, boolean rates) {
        List<String> about = new ArrayList<>();
        review.replacements().forEach(each -> about.add(each.words() + "."));
        if (all > work.size()) {
            about.add(String.format(
                    Locale.ROOT,
                    "The worklist has %,d lines, of which the first %,d are here: --format json lists all.",
                    all,
                    work.size()));
        }
        List<CasesReport.Measure> measures = new ArrayList<>();
        review.totals().forEach(rate -> measures.add(measure(rate, rate.measure(), review)));
        if (rates) {
            review.rates()
                    .forEach(rate -> measures.add(measure(
                            rate,
                            rate.measure() + ", " + rate.site() + ", "
                                    + (rate.year() == RegistryRates.YEAR_UNKNOWN
                                            ? "year unknown"
                                            : String.valueOf(rate.year())),
                            review)));
        }
        out.print(HtmlReport.text(new CasesReport(
                String.format(Locale.ROOT, "Review of %,d cases", review.cases()),
                about,
                read(review),
                measures,
                work,
                review.completeness().stream().map(Completeness::toString).toList())));
    }

    private static CasesReport.Measure measure(Rate rate, String id, RegistryReview review) {
        return new CasesReport.Measure(
                id, review.title(rate), rate.numerator(), rate.denominator(), rate.excluded(), rate.unproven());
    }

    private static List<String> read(RegistryReview review) {
        List<String> read = new ArrayList<>();
        for (Document document : review.documents()) {
            ReadReport report = document.report();
            read.add(document.counts());
            report.setAside().forEach(each -> read.add(document.name() + ", rejected: " + each));
            if (document.again() > 0) {
                read.add(document.name() + ": met before, value for value, and counted once: " + document.again());
            }
            if (document.idTaken() > 0) {
                read.add(document.name() + ": with the id of another case of the site, and counted each: "
                        + document.idTaken());
            }
            report.notices().forEach(each -> read.add(document.name() + ", passed over: " + each));
        }
        review.setAside()
                .forEach(each -> read.add("case " + each.caseId() + ", on which a rule failed: " + each.failures()));
        read.addAll(review.lacks());
        return read;
    }
}
