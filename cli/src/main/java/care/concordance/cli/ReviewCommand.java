package care.concordance.cli;

import care.concordance.ConcordanceEngine;
import care.concordance.evaluate.CaseReview;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.TumorCase;
import care.concordance.naaccr.NaaccrFile;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import care.concordance.workbook.TableWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code review}: a registry's cases, judged one by one. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = {
            "Judge every case of a cancer registry by the case-level standards: a table of the measures, what data are",
            "missing, and what could not be read. Reads NAACCR XML of versions 18 to 26, plain or gzipped."
        })
final class ReviewCommand implements Callable<Integer> {

    /** How a review is printed. */
    enum Format {
        TEXT,
        JSON,
        HTML,
        CSV,
        XLSX
    }

    @Parameters(
            paramLabel = "REGISTRY.xml.gz",
            arity = "1..*",
            description = "The registry's files, folders of them, or zip archives of them.")
    private List<Path> files = List.of();

    @Mixin
    private final Rules rules = new Rules();

    @Option(
            names = "--format",
            description =
                    "text, json, html: one page that opens from disk, xlsx: a workbook, which needs --out, or csv: one"
                            + " table, the worklist or the rates (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private final Page page = new Page();

    @Option(names = "--rates", description = "Also the rate of every measure by site and year of diagnosis.")
    private boolean rates;

    @Option(names = "--worklist", description = "Also every case with a gap or a missing item, with the reason.")
    private boolean worklist;

    @Option(
            names = "--rates-out",
            paramLabel = "RATES.json",
            description = "Write the rates as facts, for \"assess FACTS.json --rates RATES.json\".")
    private @Nullable Path ratesOut;

    @Option(
            names = "--through",
            paramLabel = "YEAR",
            description =
                    "With --rates-out: leave later years of diagnosis out of RATES.json; their cases are not all there"
                            + " yet.")
    private @Nullable Integer through;

    @Option(
            names = "--case",
            paramLabel = "CASE",
            description = "Instead of a review: why each standard turned out as it did for one case, rule by rule.")
    private @Nullable String one;

    @Option(names = "--standard", paramLabel = "ID", description = "With --case: this standard alone.")
    private @Nullable String standard;

    @Option(
            names = "--site",
            paramLabel = "FACILITY=SITE",
            description = "The site of the partner a reporting facility of the registry is; may be repeated.")
    private Map<String, String> sites = Map.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Batches judged at once beside the reading (default: the processors less one).")
    private int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

    @Option(
            names = "--verify",
            description =
                    "Judge every case a second time, by all rules in Drools sessions; ends with 2 when the two differ.")
    private boolean verify;

    @Option(
            names = "--fail-on",
            description = "Exit with 1 when a case is a gap (gap), or a gap or unproven (unproven).")
    private @Nullable FailOn failOn;

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (files.stream().noneMatch(Files::exists)) {
            throw new IllegalArgumentException(
                    "cannot read " + files.stream().map(Path::toString).collect(Collectors.joining(", "))
                            + ": there is no such file or folder");
        }
        format = page.format(format, Format.TEXT, Format.HTML);
        output.holds(format);
        if (one != null && format != Format.TEXT) {
            throw new IllegalArgumentException("--case explains a case in text: leave out --format " + format);
        }
        if (one != null && (rates || worklist || verify || ratesOut != null || failOn != null)) {
            throw new IllegalArgumentException("--case explains one case instead of a review: leave out --rates,"
                    + " --worklist, --rates-out, --verify and --fail-on");
        }
        if (one == null && standard != null) {
            throw new IllegalArgumentException(
                    "--standard belongs to --case: name the case that it is to be explained for, or leave it out");
        }
        if (ratesOut == null && through != null) {
            throw new IllegalArgumentException(
                    "--through belongs to --rates-out: name the file whose years it ends, or leave it out");
        }
        if (format == Format.CSV && worklist && rates) {
            throw new IllegalArgumentException(
                    "a CSV file is one table: ask for --worklist or --rates, or for --format xlsx, which has both");
        }
        ConcordanceEngine engine = rules.engine(CarePartnerStandards.caseMeasures());
        if (format == Format.XLSX) {
            return output.bytes(to ->
                    review(engine, ReviewTables.workbook(TableWriter.xlsx(to))).code());
        }
        if (format == Format.HTML) {
            StringWriter text = new StringWriter();
            Exit exit = review(engine, new ReviewHtml(new PrintWriter(text)));
            page.write(text.toString(), output, spec.commandLine());
            return exit.code();
        }
        return output.write(
                spec.commandLine().getOut(),
                to -> (one == null ? review(engine, printer(to)) : explain(engine, one, to)).code());
    }

    private ReviewPrinter printer(PrintWriter to) {
        return switch (format) {
            case TEXT -> new ReviewText(to);
            case JSON -> new ReviewJson(to);
            case CSV -> ReviewTables.csv(to);
            case HTML, XLSX -> throw new IllegalStateException(format + " is not printed while it goes on");
        };
    }

    private Exit explain(ConcordanceEngine engine, String id, PrintWriter to) {
        List<String> lacks = new ArrayList<>();
        List<String> rejected = new ArrayList<>();
        boolean[] found = {false};
        BiConsumer<String, NaaccrFile> document = (name, file) -> {
            for (TumorCase tumor : (Iterable<TumorCase>) file.cases()::iterator) {
                if (tumor.id().equals(id)) {
                    found[0] = true;
                    explain(engine, tumor, to);
                }
            }
            file.report().setAside().stream()
                    .filter(each -> each.id().equals(id))
                    .forEach(each -> rejected.add(name + ": rejected: " + each));
            file.report().stopped().ifPresent(broken -> lacks.add("cannot read " + name + ": " + broken));
        };
        new RegistryFiles(in -> in, document, (name, reason) -> lacks.add("cannot read " + name + ": " + reason))
                .read(files);
        if (!found[0] && rejected.isEmpty()) {
            throw new IllegalArgumentException("there is no case " + id
                    + (lacks.isEmpty() ? "" : " in what can be read")
                    + ": the worklist names cases as PATIENT/ORDINAL, as in 00000012/1"
                    + lacks.stream().map(lack -> "\n" + lack).collect(Collectors.joining()));
        }
        PrintWriter err = spec.commandLine().getErr();
        rejected.forEach(err::println);
        lacks.forEach(err::println);
        return rejected.isEmpty() && lacks.isEmpty() ? Exit.DONE : Exit.UNUSABLE;
    }

    private void explain(ConcordanceEngine engine, TumorCase tumor, PrintWriter to) {
        List<String> asked = standard != null
                ? List.of(standard)
                : engine.review(tumor).results().stream()
                        .map(result -> result.standard().id())
                        .toList();
        asked.forEach(each -> to.println(engine.whyNot(tumor, each).text()));
        if (asked.isEmpty()) {
            to.println("No standard applies to case " + tumor.id() + ".");
        }
    }

    private Exit review(ConcordanceEngine engine, ReviewPrinter printer) {
        RegistryReview review = new RegistryReview(sites, engine.replacements());
        printer.start(worklist);
        try (Progress progress = Progress.of(files, spec.commandLine().getErr())) {
            BiConsumer<String, NaaccrFile> document = (name, file) -> {
                try (Stream<CaseReview> reviews = reviews(engine, file.cases().filter(review::isNew))) {
                    reviews.forEach(each -> {
                        review.add(each);
                        progress.reviewed();
                        if (worklist) {
                            review.open(each).forEach(printer::work);
                        }
                    });
                }
                review.read(name, file.report());
            };
            new RegistryFiles(progress::count, document, review::unreadable).read(files);
        }
        printer.end(review, rates);
        PrintWriter err = spec.commandLine().getErr();
        if (format == Format.CSV) {
            err.println(Provenance.NOT_OFFICIAL);
        }
        if (format == Format.CSV || format == Format.XLSX) {
            review.replacements().forEach(each -> err.println(each.words() + "."));
        }
        if (verify) {
            err.println("Every case was judged twice, each time with the same verdicts.");
        }
        if (ratesOut != null) {
            writeRates(review, ratesOut, through == null ? Integer.MAX_VALUE : through);
        }
        review.facilitiesWithoutCases()
                .forEach(facility -> err.println("--site " + facility + ": the registry has no case of this facility"));
        List<String> lacks = review.lacks();
        lacks.forEach(err::println);
        if (!lacks.isEmpty()) {
            return Exit.UNUSABLE;
        }
        return failOn == null ? Exit.DONE : found(failOn, review);
    }

    private void writeRates(RegistryReview review, Path file, int last) {
        List<MeasureRate> facts = review.facts(CarePartnerStandards.measureNames(), last);
        RatesFile.write(file, facts);
        Map<String, Long> leftOut = review.rates().stream()
                .filter(rate -> !RegistryReview.isFact(rate, last))
                .collect(Collectors.groupingBy(ReviewText::year, TreeMap::new, Collectors.counting()));
        leftOut.forEach((year, count) -> spec.commandLine()
                .getErr()
                .println("left out of " + file + ": " + count + (count == 1 ? " rate" : " rates")
                        + ", year of diagnosis " + year));
        if (facts.isEmpty()) {
            spec.commandLine().getErr().println(file + " has no rate.");
        }
    }

    /** Nothing passes where nothing was judged. */
    private Exit found(FailOn asked, RegistryReview review) {
        boolean gap = review.has(Outcome.GAP);
        boolean unproven = review.has(Outcome.UNPROVEN);
        if (!gap && !unproven && !review.has(Outcome.CONCORDANT)) {
            spec.commandLine().getErr().println("Nothing was judged: no standard applies to a case of the registry.");
            return Exit.UNUSABLE;
        }
        return asked.exit(gap, unproven);
    }

    private Stream<CaseReview> reviews(ConcordanceEngine engine, Stream<TumorCase> cases) {
        return verify ? engine.verify(cases, threads) : engine.review(cases, threads);
    }
}
