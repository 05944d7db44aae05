package care.concordance.examples;

import care.concordance.ConcordanceEngine;
import care.concordance.pack.RulePack;
import care.concordance.standards.CarePartnerStandards;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option every command has: rules of one's own beside the shipped ones. */
final class Rules {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "A directory of further standards, or of texts that replace shipped ones.")
    private @Nullable Path directory;

    ConcordanceEngine engine() {
        return engine(CarePartnerStandards.rulePack());
    }

    ConcordanceEngine engine(RulePack shipped) {
        return directory == null
                ? ConcordanceEngine.load(shipped)
                : ConcordanceEngine.load(shipped, RulePack.directory(directory));
    }
}
