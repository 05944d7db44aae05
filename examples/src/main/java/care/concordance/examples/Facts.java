package care.concordance.examples;

import care.concordance.PartnerSnapshot;
import care.concordance.json.FactsJson;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The facts a command works on. */
final class Facts {

    @Parameters(paramLabel = "FACTS.json", description = "What is known about the partner.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Path file;

    @Option(names = "--as-of", paramLabel = "DATE", description = "The day to assess; else the day the facts name.")
    private @Nullable LocalDate asOf;

    PartnerSnapshot snapshot() {
        return asOf == null ? FactsJson.read(file) : FactsJson.read(file, asOf);
    }
}
