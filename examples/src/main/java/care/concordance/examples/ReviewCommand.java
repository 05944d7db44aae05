package care.concordance.examples;

import care.concordance.ConcordanceEngine;
import care.concordance.evaluate.CaseReview;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.TumorCase;
import care.concordance.naaccr.NaaccrFile;
import care.concordance.standards.CarePartnerStandards;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
        JSON
    }

    @Parameters(paramLabel = "REGISTRY.xml.gz", arity = "1..*", description = "The registry's files.")
    private List<Path> files = List.of();

    @Mixin
    private final Rules rules = new Rules();

    @Option(names = "--format", description = "text or json (default: text).")
    private Format format = Format.TEXT;

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
            description = "Leave later years of diagnosis out of RATES.json: their cases are not all there yet.")
    private int through = Integer.MAX_VALUE;

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

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConcordanceEngine engine = rules.engine(CarePartnerStandards.caseMeasures());
        return output.write(
                spec.commandLine().getOut(), to -> one == null ? review(engine, to) : explain(engine, one, to));
    }

    private int explain(ConcordanceEngine engine, String id, PrintWriter to) {
        boolean found = false;
        for (Path path : files) {
            try (NaaccrFile file = NaaccrFile.of(open(path))) {
                for (TumorCase tumor : (Iterable<TumorCase>) file.cases()::iterator) {
                    if (tumor.id().equals(id)) {
                        found = true;
                        List<String> asked = standard != null
                                ? List.of(standard)
                                : engine.review(tumor).results().stream()
                                        .map(result -> result.standard().id())
                                        .toList();
                        asked.forEach(
                                each -> to.println(engine.whyNot(tumor, each).text()));
                        if (asked.isEmpty()) {
                            to.println("No standard applies to case " + id + ".");
                        }
                    }
                }
            }
        }
        if (!found) {
            throw new IllegalArgumentException(
                    "there is no case " + id + ": the worklist names cases as PATIENT/ORDINAL, as in 00000012/1");
        }
        return 0;
    }

    private int review(ConcordanceEngine engine, PrintWriter to) {
        RegistryReview review = new RegistryReview(sites);
        ReviewPrinter printer = format == Format.JSON ? new ReviewJson(to) : new ReviewText(to);
        printer.start(files, worklist);
        try (Progress progress = Progress.of(files, spec.commandLine().getErr())) {
            for (Path path : files) {
                try (NaaccrFile file = NaaccrFile.of(progress.count(open(path)))) {
                    try (Stream<CaseReview> reviews = reviews(engine, file)) {
                        reviews.forEach(each -> {
                            review.add(each);
                            progress.reviewed();
                            if (worklist) {
                                review.open(each).forEach(printer::work);
                            }
                        });
                    }
                    review.read(path, file.report());
                }
            }
        }
        printer.end(review, rates);
        if (verify) {
            spec.commandLine().getErr().println("Every case was judged twice, each time with the same verdicts.");
        }
        if (ratesOut != null) {
            List<MeasureRate> facts = review.facts(CarePartnerStandards.measureNames(), through);
            RatesFile.write(ratesOut, facts);
        }
        return review.isComplete() ? 0 : 2;
    }

    private Stream<CaseReview> reviews(ConcordanceEngine engine, NaaccrFile file) {
        return verify ? engine.verify(file.cases(), threads) : engine.review(file.cases(), threads);
    }

    private static InputStream open(Path path) {
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
