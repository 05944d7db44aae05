package care.concordance.cli;

import care.concordance.ConcordanceEngine;
import care.concordance.pack.RulePack;
import care.concordance.standards.CarePartnerStandards;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option every command has: rules of one's own beside the shipped ones. */
final class Rules {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "A directory of further standards, or of texts that replace earlier ones; may be repeated,"
                    + " and each is loaded after those before it.")
    private List<Path> directories = List.of();

    /** The shipped standards, being loaded; null when nobody has begun to. */
    private static @Nullable FutureTask<ConcordanceEngine> ahead;

    /** Begins to load the shipped standards: while they are, the command line and the facts are read. */
    static void loadAhead() {
        FutureTask<ConcordanceEngine> loading =
                new FutureTask<>(() -> ConcordanceEngine.load(CarePartnerStandards.rulePack()));
        ahead = loading;
        Thread thread = new Thread(loading, "standards");
        thread.setDaemon(true);
        thread.start();
    }

    ConcordanceEngine engine() {
        FutureTask<ConcordanceEngine> loading = ahead;
        if (loading == null || !directories.isEmpty()) {
            return engine(CarePartnerStandards.rulePack());
        }
        try {
            return loading.get();
        } catch (InterruptedException | ExecutionException e) {
            // Whatever is wrong is said where it is the command's own.
            return engine(CarePartnerStandards.rulePack());
        }
    }

    /** The shipped pack and those given, and after them further directories. */
    ConcordanceEngine engine(List<Path> further) {
        return ConcordanceEngine.load(
                Stream.concat(packs().stream(), further.stream().map(RulePack::directory))
                        .toList());
    }

    ConcordanceEngine engine(RulePack shipped) {
        return ConcordanceEngine.load(packs(shipped));
    }

    /** The shipped pack and those given, in the order they are loaded. */
    List<RulePack> packs() {
        return packs(CarePartnerStandards.rulePack());
    }

    private List<RulePack> packs(RulePack shipped) {
        return Stream.concat(Stream.of(shipped), directories.stream().map(RulePack::directory))
                .toList();
    }

    List<Path> directories() {
        return directories;
    }
}
