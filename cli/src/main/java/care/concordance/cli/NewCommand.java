package care.concordance.cli;

import care.concordance.authoring.Scaffold;
import care.concordance.authoring.StandardText;
import care.concordance.facts.FactValue;
import care.concordance.pack.RulePack;
import care.concordance.verdict.Provenance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code new}: the files of a new standard. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Write the rules, the page and the scenarios of a new standard, made like another one; what is to"
                + " be said anew begins with TODO.")
final class NewCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The new standard's id, as in OWN-01.")
    private String id = "";

    @Option(
            names = "--like",
            paramLabel = "ID",
            description = "The standard it is made like (default: ${DEFAULT-VALUE}).")
    private String like = "TB-01";

    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "The directory of the pack; made when it is not there.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Path to;

    @Mixin
    private final Rules rules = new Rules();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<RulePack> packs = rules.packs();
        List<StandardText> texts = StandardTexts.of(like, packs);
        StandardText text = texts.get(texts.size() - 1);
        Map<String, String> there = Files.exists(to) ? RulePack.directory(to).files() : Map.of();
        Map<String, String> files = Scaffold.of(
                id,
                text,
                StandardTexts.json(text, rules.directories()),
                Scaffold.packageOf(there, "org.example.standards"));
        requireNew(packs, there, files);
        PrintWriter out = spec.commandLine().getOut();
        out.println(Provenance.NOT_OFFICIAL);
        files.forEach((name, content) -> {
            write(to.resolve(name), content);
            out.println("written: " + FactValue.printable(to.resolve(name).toString()));
        });
        out.println("Say anew what begins with TODO, change the rules and the scenarios, then run: check and test "
                + FactValue.printable(to.toString()));
        out.flush();
        return Exit.DONE.code();
    }

    /** A standard is never written over another, nor made a second one of its id. */
    private void requireNew(List<RulePack> packs, Map<String, String> there, Map<String, String> files) {
        boolean taken = packs.stream().anyMatch(pack -> has(pack.files()))
                || has(there)
                || files.keySet().stream().anyMatch(name -> Files.exists(to.resolve(name)));
        if (taken) {
            throw new IllegalArgumentException("there is a standard " + id + " already: give another id");
        }
    }

    private boolean has(Map<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".md"))
                .flatMap(file -> file.getValue().lines())
                .anyMatch(line -> line.equals("id: " + id) || line.startsWith("| " + id + " |"));
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of " + file, e);
        }
        Output.write(file, writer -> {
            writer.print(content);
            return 0;
        });
    }
}
