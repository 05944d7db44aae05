package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.explain.EvidenceRequest;
import care.concordance.facts.FactValue;
import care.concordance.json.FactsJson;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import care.concordance.workbook.Answers;
import care.concordance.workbook.Answers.Conflict;
import care.concordance.workbook.Answers.Merged;
import care.concordance.workbook.Answers.Taken;
import care.concordance.workbook.FactsFile;
import care.concordance.workbook.FactsFolder;
import care.concordance.workbook.FactsWorkbook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code merge}: what came back of a request. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = {
            "Take the answers to a request into the facts: fill in what was not on record, and add the facts that were asked for.",
            "What is on record stays. An answer that says otherwise is a conflict, which is listed with its cell and ends with 1;"
                    + " what cannot be taken is listed too, and ends with 2. The rest is merged all the same."
        })
final class MergeCommand implements Callable<Integer> {

    private static final String WORKBOOK = ".xlsx";

    @Parameters(
            index = "0",
            paramLabel = Facts.FORMS,
            description = "The facts the request was made from: JSON, an Excel workbook or a folder of CSV files.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Path facts;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "ANSWER",
            description = "A workbook of request, filled in; several when several owners have answered.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private List<Path> answers;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day asked of, when request was given one; the facts with the answers are of that day.")
    private @Nullable LocalDate asOf;

    @Mixin
    private final Rules rules = new Rules();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description =
                    "The facts with the answers: a file that ends in .json or .xlsx, or a folder that is not there yet.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConcordanceEngine engine = rules.engine();
        checkEnding();
        Assessment before = engine.assess(FactsFile.read(facts, asOf, null));
        EvidenceRequest request = engine.explain(before).evidenceRequest();
        Merged merged = Answers.merge(facts, answers, request, asOf);
        Assessment after = engine.assess(FactsJson.read(merged.json()));
        write(merged.json());
        PrintWriter terminal = spec.commandLine().getOut();
        Words.head(terminal, after);
        terminal.println();
        taken(terminal, merged, request.questions().size());
        verdicts(terminal, before, after);
        terminal.println();
        terminal.println("Wrote " + out + ". What is still to be brought: request " + out);
        terminal.flush();
        if (!merged.refused().isEmpty()) {
            return Exit.UNUSABLE.code();
        }
        return merged.conflicts().isEmpty() ? Exit.DONE.code() : Exit.FOUND.code();
    }

    private void checkEnding() {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (name.indexOf('.') >= 0 && !name.endsWith(WORKBOOK) && !name.endsWith(".json") && !Targets.isStream(out)) {
            throw new IllegalArgumentException(
                    "--out " + out + ": facts are written as .json or .xlsx, or as a folder, whose name has no ending");
        }
    }

    private void write(String json) {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(WORKBOOK)) {
            Output.bytes(out, to -> FactsWorkbook.write(json, to));
        } else if (Targets.isNamedAsFolder(out)) {
            Output.folder(out, to -> FactsFolder.write(json, to));
        } else {
            Output.text(out, json);
        }
    }

    private static void taken(PrintWriter terminal, Merged merged, int questions) {
        terminal.println(counted(merged.filled().size(), "value") + " filled in, "
                + counted(merged.added().size(), "fact") + " added. Of " + counted(questions, "question") + " "
                + (questions - merged.open()) + " answered, " + merged.open() + " still open"
                + (merged.partly() == 0 ? "." : ", of which " + merged.partly() + " answered in part."));
        if (merged.blank() > 0) {
            terminal.println(counted(merged.blank(), "row")
                    + " left blank: they only say which fact they would be of, and nobody asks for it any more.");
        }
        list(
                terminal,
                "Conflicts: what is on record stays, and of two answers neither is taken",
                merged.conflicts().stream().map(MergeCommand::conflict).toList());
        list(
                terminal,
                "Not taken",
                merged.refused().stream().map(Object::toString).toList());
        list(
                terminal,
                "Taken, though nobody had asked",
                merged.unasked().stream().map(MergeCommand::taken).toList());
    }

    private static String conflict(Conflict conflict) {
        return conflict.fact() + ", " + conflict.property() + ": "
                + (conflict.saidAt().isEmpty() ? "on record " : "answered ") + conflict.said()
                + (conflict.saidAt().isEmpty() ? "" : " (" + conflict.saidAt() + ")") + ", answered "
                + conflict.answered() + " (" + conflict.place() + ")";
    }

    private static String taken(Taken taken) {
        return taken.fact() + ", " + taken.property() + ": " + taken.value() + " (" + taken.place() + ")";
    }

    private static void list(PrintWriter terminal, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            terminal.println();
            terminal.println(title);
            lines.forEach(line -> terminal.println("  " + FactValue.printable(line)));
        }
    }

    /** What has become of the verdicts that were unproven. */
    private static void verdicts(PrintWriter terminal, Assessment before, Assessment after) {
        Map<Outcome, Long> now = new EnumMap<>(Outcome.class);
        for (Verdict verdict : before.unproven()) {
            after.verdict(verdict.standard().id(), verdict.subject())
                    .ifPresent(each -> now.merge(each.outcome(), 1L, Long::sum));
        }
        terminal.println();
        terminal.println(counted(before.unproven().size(), "verdict") + " had been UNPROVEN"
                + now.entrySet().stream()
                        .map(each -> each.getValue() + " "
                                + (each.getKey() == Outcome.UNPROVEN ? "still UNPROVEN" : Words.outcome(each.getKey())))
                        .collect(Collectors.joining(", ", now.isEmpty() ? "" : "; now ", ".")));
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
