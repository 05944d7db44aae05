package care.concordance.cli;

import care.concordance.RegistryRates;
import care.concordance.RegistryRates.Completeness;
import care.concordance.RegistryRates.Rate;
import care.concordance.cli.RegistryReview.Document;
import care.concordance.cli.RegistryReview.Work;
import care.concordance.naaccr.ReadReport;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A review for a person. */
final class ReviewText implements ReviewPrinter {

    /** Missing items shown; JSON has them all. */
    private static final int SHOWN = 20;
    /** Rejected cases shown of a file. */
    private static final int REJECTED = 100;

    private final PrintWriter out;

    ReviewText(PrintWriter out) {
        this.out = out;
    }

    private void line(String format, Object... values) {
        out.print(String.format(Locale.ROOT, format, values).stripTrailing() + "\n");
    }

    private void heading(String text) {
        line("");
        line("%s", text);
        line("%s", "-".repeat(text.length()));
    }

    @Override
    public void start(boolean worklist) {
        line("Case review. " + Provenance.NOT_OFFICIAL);
        if (worklist) {
            heading("Worklist: gaps, and what is missing to tell");
        }
    }

    @Override
    public void work(Work work) {
        line(
                "  %-8s %-14s case %-16s %-12s %s",
                work.outcome() == Outcome.GAP ? "gap" : "missing",
                work.site(),
                work.caseId(),
                work.standard().id(),
                work.reason());
    }

    @Override
    public void end(RegistryReview review, boolean rates) {
        review.replacements().forEach(each -> line("%s.", each.words()));
        heading("Files");
        review.documents().forEach(this::document);
        if (review.casesSetAside() > 0) {
            heading("Cases on which a rule failed: " + review.casesSetAside());
            review.setAside().forEach(each -> line("  case %s: %s", each.caseId(), each.failures()));
        }
        heading(String.format(Locale.ROOT, "Measures of %,d cases", review.cases()));
        line("  %-12s %7s %7s %7s %9s %9s  %-20s", "", "met", "gaps", "missing", "excluded", "rate", "95 % interval");
        for (Rate rate : review.totals()) {
            line("  %-12s %s  %s", rate.measure(), counts(rate), review.title(rate));
        }
        if (rates) {
            heading("Rates by site and year of diagnosis");
            for (Rate rate : review.rates()) {
                line(
                        "  %-14s %-12s %-7s %s  %s",
                        rate.site(), rate.measure(), year(rate), counts(rate), review.title(rate));
            }
        }
        List<Completeness> missing = review.completeness();
        heading("Data completeness: cases with part of the first course at the site");
        missing.stream().limit(SHOWN).forEach(each -> line("  %s", each));
        if (missing.size() > SHOWN) {
            line("  and %d more items that are missing less often: --format json lists them", missing.size() - SHOWN);
        }
        if (missing.isEmpty()) {
            line("  nothing is missing");
        }
    }

    private void document(Document document) {
        ReadReport report = document.report();
        line("  %s", document.counts());
        report.setAside().stream().limit(REJECTED).forEach(each -> line("    rejected: %s", each));
        long named = report.setAside().stream()
                .limit(REJECTED)
                .map(ReadReport.SetAside::id)
                .distinct()
                .count();
        if (report.rejected() > named || report.setAside().size() > REJECTED) {
            line(
                    "    and more, of %,d cases rejected in all: --format json lists the first ten thousand items",
                    report.rejected());
        }
        if (document.again() > 0) {
            line("    met before, value for value, and counted once: %,d cases", document.again());
        }
        if (document.idTaken() > 0) {
            line("    with the id of another case of the site, and counted each: %,d cases", document.idTaken());
        }
        report.notices().forEach(each -> line("    passed over: %s", each));
        report.stopped().ifPresent(broken -> line("    STOPPED at %s; what was read before stands", broken));
    }

    private static String counts(Rate rate) {
        String counts = String.format(
                Locale.ROOT,
                "%,7d %,7d %,7d %,9d",
                rate.numerator(),
                rate.denominator() - rate.numerator(),
                rate.unproven(),
                rate.excluded());
        return rate.denominator() == 0
                ? counts + String.format(Locale.ROOT, " %9s  %-20s", "-", "")
                : counts
                        + String.format(
                                Locale.ROOT,
                                " %7.1f %%  %-20s",
                                rate.percent(),
                                String.format(Locale.ROOT, "%.1f to %.1f", rate.lower(), rate.upper()));
    }

    static String year(Rate rate) {
        return rate.year() == RegistryRates.YEAR_UNKNOWN ? "unknown" : String.valueOf(rate.year());
    }
}
