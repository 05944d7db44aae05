package care.concordance.cli;

import care.concordance.json.Replay;
import care.concordance.verdict.Provenance;
import care.concordance.workbook.FactsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: proves an assessment by reaching it again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Reach an assessment again from the facts it holds, and prove that it is the same byte for byte, or"
                        + " say what differs. Exits with 1 when anything does.")
final class ReplayCommand implements Callable<Integer> {

    private static final int SHOWN = 40;

    @Parameters(paramLabel = "ASSESSMENT.json", description = "What assess --format json wrote.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Path file;

    @Option(names = "--facts", paramLabel = Facts.FORMS, description = "Use these facts instead of those it holds.")
    private @Nullable Path facts;

    @Mixin
    private final Rules rules = new Rules();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path given = facts;
        Replay replay = given == null
                ? Replay.of(file, rules.engine())
                : Replay.of(file, day -> FactsFile.read(given, day, null), rules.engine());
        PrintWriter out = spec.commandLine().getOut();
        if (replay.isSame()) {
            Provenance provenance = replay.again().provenance();
            out.println("The same, byte for byte: " + replay.again().verdicts().size() + " verdicts on "
                    + replay.again().snapshot().name() + " as of " + provenance.asOf() + ".");
            provenance
                    .packs()
                    .forEach(pack -> out.println(
                            "  rule pack " + pack.id() + " " + pack.version() + "  sha256 " + pack.sha256()));
            out.println("  facts  sha256 " + provenance.factsSha256());
            out.println("  library " + provenance.library());
        } else {
            int count = replay.differences().size();
            out.println("Not the same; " + (count == 1 ? "this differs" : "these " + count + " differ")
                    + ", causes before effects:");
            replay.differences().stream().limit(SHOWN).forEach(difference -> out.println("  " + difference));
            if (count > SHOWN) {
                out.println("  and " + (count - SHOWN) + " more");
            }
            out.println(advice(replay));
        }
        out.flush();
        return (replay.isSame() ? Exit.DONE : Exit.FOUND).code();
    }

    private String advice(Replay replay) {
        List<String> parts =
                replay.differences().stream().map(Replay.Difference::what).toList();
        if (parts.stream().anyMatch(part -> part.equals("library") || part.startsWith("rule pack "))) {
            return "It was made with other rules or another version: replay it with those (--rules), or assess anew.";
        }
        if (parts.contains("factsSha256")) {
            return facts == null
                    ? "The facts it holds are not those it was made from: get the file as it was written, or assess anew."
                    : "These are not the facts it was made from.";
        }
        return "Facts and rules are those it was made with: the file was changed after it was written.";
    }
}
