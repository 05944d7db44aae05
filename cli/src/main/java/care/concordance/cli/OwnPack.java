package care.concordance.cli;

import care.concordance.pack.RulePack;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The pack an author works on, and the packs it is loaded after. */
final class OwnPack {

    @Parameters(paramLabel = "DIR", description = "The directory of the pack.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Path directory;

    @Mixin
    private final Rules rules = new Rules();

    @Option(names = "--alone", description = "Without the shipped standards, and without --rules: the pack by itself.")
    private boolean alone;

    Path directory() {
        return directory;
    }

    List<RulePack> before() {
        return alone ? List.of() : rules.packs();
    }
}
