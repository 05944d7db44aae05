package care.concordance.examples;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.fhir.MeasureReports;
import care.concordance.fhir.MeasureRun;
import care.concordance.fhir.Measurement;
import care.concordance.fhir.ValueSets;
import care.concordance.standards.CmsOncologyMeasures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hl7.fhir.r4.model.MeasureReport;
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
            "counts, rates and a worklist; beside test cases with expected results, how many checks agree."
        })
final class MeasureCommand implements Callable<Integer> {

    /** How a run is printed. */
    enum Format {
        TEXT,
        JSON,
        FHIR
    }

    @Option(
            names = "--deck",
            paramLabel = "DIR",
            required = true,
            description = "Patients: folders of resources, bundles or NDJSON.")
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

    @Option(names = "--year", paramLabel = "YYYY", description = "The measurement period (default: ${DEFAULT-VALUE}).")
    private int year = 2026;

    @Option(names = "--format", description = "text, json or fhir (default: text).")
    private Format format = Format.TEXT;

    @Option(names = "--individual", description = "With --format fhir: a report for each patient too.")
    private boolean individual;

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ValueSets sets = ValueSets.read(valueSets);
        Measurement measurement = Measurement.of(
                ConcordanceEngine.load(CmsOncologyMeasures.rulePack()), sets, MeasurementPeriod.year(year), measures);
        List<MeasureReport> reports = new ArrayList<>();
        MeasureRun run = MeasureRun.of(measurement, sets, deck, result -> {
            if (individual) {
                reports.addAll(MeasureReports.individual(measurement, result));
            }
        });
        reports.addAll(0, MeasureReports.summaries(run));
        output.write(
                switch (format) {
                    case TEXT -> run.text();
                    case JSON -> run.json();
                    case FHIR -> MeasureReports.json(reports);
                },
                spec.commandLine().getOut());
        return 0;
    }
}
