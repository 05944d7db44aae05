package care.concordance.cli;

import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.fhir.MeasureReports;
import care.concordance.fhir.MeasureReports.Heading;
import care.concordance.fhir.MeasureRun;
import care.concordance.fhir.Measurement;
import care.concordance.fhir.ValueSets;
import care.concordance.standards.CmsOncologyMeasures;
import care.concordance.verdict.Outcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hl7.fhir.r4.model.MeasureReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code measure}: CMS oncology measures over FHIR patients. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Judge FHIR R4 patients by seven CMS oncology measures, restated as standards (not certified by CMS):",
            "counts, rates and a worklist; beside test cases with expected results, how many checks agree.",
            "Ends with 2 when not everything given was read, or there was nobody to judge."
        })
final class MeasureCommand implements Callable<Integer> {

    /** How a run is printed. */
    enum Format {
        TEXT,
        JSON,
        FHIR,
        HTML
    }

    /** What makes the command fail. */
    enum FailOn {
        GAP,
        UNPROVEN,
        DISAGREEMENT
    }

    @Option(
            names = "--deck",
            paramLabel = "PATH",
            required = true,
            description = "Patients as FHIR JSON: a file or a folder of resources, Bundles and NDJSON, also gzipped.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Path deck;

    @Option(
            names = "--valuesets",
            paramLabel = "DIR",
            required = true,
            description = "Value sets: CSV files or FHIR ValueSet resources, yours to provide.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Path valueSets;

    @Option(
            names = "--measure",
            paramLabel = "ID",
            description = "A measure, as in CMS129; may be repeated. All when absent.")
    private List<String> measures = List.of();

    @Option(
            names = "--year",
            paramLabel = "YYYY",
            description = "The measurement period: a calendar year (default: ${DEFAULT-VALUE}).")
    private int year = 2026;

    @Option(
            names = "--period",
            paramLabel = "FIRST/LAST",
            description = "Instead of a year: the first and the last day of the measurement period.")
    private @Nullable String period;

    @Option(
            names = "--format",
            description = "text, json, fhir, or html: one page that opens from disk (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private final Page page = new Page();

    @Option(names = "--individual", description = "With --format fhir: a report for each patient too.")
    private boolean individual;

    @Option(
            names = "--fail-on",
            description = {
                "Exit with 1 when a patient does not meet a measure (gap), when one does not or it is not known (unproven),",
                "or when a count differs from what a test case expects (disagreement)."
            })
    private @Nullable FailOn failOn;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "With --format fhir: the day the reports are made (default: today).")
    private @Nullable LocalDate date;

    @Option(
            names = "--reporter",
            paramLabel = "WHO",
            description = "With --format fhir: who reports, as a reference (Organization/1) or a name.")
    private String reporter = "not named";

    @Option(
            names = "--canonical",
            paramLabel = "ID=URL",
            description =
                    "With --format fhir: the canonical URL of a measure, perhaps with its version; may be repeated.")
    private Map<String, String> canonicals = Map.of();

    @Mixin
    private final Rules rules = new Rules();

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        format = page.format(format, Format.TEXT, Format.HTML);
        output.holds(format);
        ValueSets sets = ValueSets.read(valueSets);
        Measurement measurement = Measurement.of(
                rules.engine(CmsOncologyMeasures.rulePack()),
                sets,
                period == null ? MeasurementPeriod.year(year) : period(period),
                measures);
        Heading heading = new Heading(date == null ? LocalDate.now(ZoneOffset.UTC) : date, reporter, canonicals);
        List<MeasureReport> reports = new ArrayList<>();
        MeasureRun run = MeasureRun.of(measurement, sets, deck, result -> {
            if (individual) {
                reports.addAll(MeasureReports.individual(measurement, result, heading));
            }
        });
        reports.addAll(0, MeasureReports.summaries(run, heading));
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> output.write(run.text(), out);
            case JSON -> output.write(run.json(), out);
            case FHIR -> output.write(MeasureReports.json(reports), out);
            case HTML -> page.write(MeasureHtml.text(run), output, spec.commandLine());
        }
        return exitCode(run);
    }

    /** Nothing passes that was not read, or judged. */
    private int exitCode(MeasureRun run) {
        PrintWriter err = spec.commandLine().getErr();
        if (format == Format.FHIR) {
            run.measurement().replacements().forEach(each -> err.println(each.words() + "."));
            run.setAside().forEach(unread -> err.println("set aside  " + unread));
            run.notes().forEach(note -> err.println("note  " + note));
        }
        if (!run.setAside().isEmpty()) {
            err.println("Not everything given was read: " + run.setAside().size() + " set aside.");
        }
        if (run.patients() == 0) {
            err.println("There is no patient to judge in " + deck + ".");
        } else if (failOn != null && !run.hasJudged()) {
            err.println("Nobody belongs to a population of the measures: nothing was judged.");
            return Exit.UNUSABLE.code();
        }
        if (!run.isComplete()) {
            return Exit.UNUSABLE.code();
        }
        return (failOn != null && isSo(failOn, run) ? Exit.FOUND : Exit.DONE).code();
    }

    private static boolean isSo(FailOn asked, MeasureRun run) {
        boolean gap = run.worklist().stream().anyMatch(item -> item.verdict().outcome() == Outcome.GAP);
        boolean unproven = run.measurement().groups().keySet().stream().anyMatch(group -> run.unproven(group) > 0);
        return switch (asked) {
            case GAP -> gap;
            case UNPROVEN -> gap || unproven;
            case DISAGREEMENT -> !run.disagreements().isEmpty();
        };
    }

    private static MeasurementPeriod period(String text) {
        String[] days = text.split("/", -1);
        try {
            if (days.length == 2) {
                return new MeasurementPeriod(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new IllegalArgumentException("--period is two days, as in 2026-01-01/2026-12-31, and not " + text);
    }
}
