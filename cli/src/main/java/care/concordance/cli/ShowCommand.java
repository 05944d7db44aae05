package care.concordance.cli;

import care.concordance.authoring.StandardText;
import care.concordance.json.Scenario;
import care.concordance.pack.RulePack;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Standard;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code show}: a standard as its author wrote it. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show a standard as its author wrote it: its rules, its page and its scenarios.")
final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The standard's id, as in TB-01.")
    private String id = "";

    @Mixin
    private final Rules rules = new Rules();

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<RulePack> packs = rules.packs();
        List<StandardText> texts = StandardTexts.of(id, packs);
        StringBuilder shown = new StringBuilder(Provenance.NOT_OFFICIAL + "\n");
        texts.forEach(text -> shown.append(text(text)));
        List<Scenario> scenarios = StandardTexts.scenarios(texts.get(0), rules.directories());
        shown.append("\nscenarios").append(scenarios.isEmpty() ? ": none\n" : "\n");
        scenarios.forEach(scenario -> shown.append("  " + Words.outcome(scenario.outcome()) + "  " + scenario.subject()
                + " as of " + scenario.asOf() + ": " + scenario.say() + "\n"));
        output.write(Words.lines(shown.toString()), spec.commandLine().getOut());
        return Exit.DONE.code();
    }

    private static String text(StandardText text) {
        Standard standard = text.standard();
        return "\n" + standard.id() + "  " + standard.title() + "\n"
                + "rule pack " + text.pack() + ", in force from " + standard.effectiveFrom()
                + (standard.effectiveTo() == null ? "" : " to " + standard.effectiveTo())
                + (standard.replaces() == null ? "" : ", replaces that of " + standard.replaces())
                + (text.isRow() ? ", a row of a table: the rules are those of every row" : "") + "\n"
                + "a page that takes its place says: " + text.pin() + "\n\n"
                + text.rulesFile() + "\n\n" + indented(text.rules()) + "\n"
                + text.pageFile() + "\n\n" + indented(text.page());
    }

    private static String indented(String text) {
        return text.indent(4).replaceAll("(?m)^ +$", "");
    }
}
