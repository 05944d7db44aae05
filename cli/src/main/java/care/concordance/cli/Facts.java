package care.concordance.cli;

import care.concordance.PartnerSnapshot;
import care.concordance.workbook.FactsFile;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The facts a command works on. */
final class Facts {

    /** How usage messages name facts, whatever their form. */
    static final String FORMS = "FACTS";

    @Parameters(
            paramLabel = FORMS,
            description = "What is known about the partner: JSON, an Excel workbook or a folder of CSV files.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Path file;

    @Option(names = "--as-of", paramLabel = "DATE", description = "The day to assess; else the day the facts name.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--known-on",
            paramLabel = "DATE",
            description = "Use only facts known by this day; else by the day assessed.")
    private @Nullable LocalDate knownOn;

    PartnerSnapshot snapshot() {
        return FactsFile.read(file, asOf, knownOn);
    }
}
