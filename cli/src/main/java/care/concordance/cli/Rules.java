package care.concordance.cli;

import care.concordance.ConcordanceEngine;
import care.concordance.pack.RulePack;
import care.concordance.standards.CarePartnerStandards;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option every command has: rules of one's own beside the shipped ones. */
final class Rules {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "A directory of further standards, or of texts that replace earlier ones; may be repeated,"
                    + " and each is loaded after those before it.")
    private List<Path> directories = List.of();

    ConcordanceEngine engine() {
        return engine(CarePartnerStandards.rulePack());
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
