package care.concordance.cli;

import care.concordance.ConcordanceEngine;
import care.concordance.authoring.FactTypes;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.standards.CmsOncologyMeasures;
import care.concordance.verdict.Provenance;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facts}: what a rule may ask. */
@Command(
        name = "facts",
        mixinStandardHelpOptions = true,
        description = "What a rule may ask: every type of fact, or all properties of one with their ranges and what may"
                + " be unknown.")
final class FactsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TYPE", arity = "0..1", description = "A type, as in TumorBoard; else all are listed.")
    private @Nullable String type;

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        FactTypes types = FactTypes.of(ConcordanceEngine.load(
                CarePartnerStandards.rulePack(), CarePartnerStandards.caseMeasures(), CmsOncologyMeasures.rulePack()));
        output.write(
                Provenance.NOT_OFFICIAL + "\n\n" + (type == null ? types.list() : types.describe(type)),
                spec.commandLine().getOut());
        return Exit.DONE.code();
    }
}
