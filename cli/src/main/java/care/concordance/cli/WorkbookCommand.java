package care.concordance.cli;

import care.concordance.workbook.FactsFile;
import care.concordance.workbook.FactsFolder;
import care.concordance.workbook.FactsWorkbook;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code workbook}: facts as an Excel workbook or CSV files, to fill in by hand, and back. */
@Command(
        name = "workbook",
        mixinStandardHelpOptions = true,
        description = {
            "Facts as an Excel workbook, or as a folder of CSV files, to be filled in by hand; and back to JSON.",
            "Every command that reads FACTS reads these too."
        })
final class WorkbookCommand {

    private static final String EXTENSION = ".xlsx";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    /** Writes tables without facts. */
    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Write an empty workbook, or a folder of empty CSV files, to be filled in.")
    int empty(
            @Parameters(
                            paramLabel = "FILE",
                            description = "A file that ends in .xlsx, or a folder; it must not be there yet.")
                    Path file) {
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + " is there already: name another file, or take it away");
        }
        write(file, FactsWorkbook::empty, FactsFolder::empty);
        spec.commandLine().getOut().println("Wrote " + file + ": start with what it says under Read me.");
        return Exit.DONE.code();
    }

    /** Writes facts as tables. */
    @Command(
            name = "from",
            mixinStandardHelpOptions = true,
            description = "Write facts as a workbook, or as a folder of CSV files; nothing is lost on the way.")
    int from(
            @Parameters(paramLabel = Facts.FORMS, description = "Facts in any form.") Path facts,
            @Option(
                            names = "--out",
                            required = true,
                            paramLabel = "FILE",
                            description = "A file that ends in .xlsx, or a folder that is not there yet, or empty.")
                    Path file) {
        String json = FactsFile.json(facts);
        write(file, to -> FactsWorkbook.write(json, to), to -> FactsFolder.write(json, to));
        spec.commandLine().getOut().println("Wrote " + file + ".");
        return Exit.DONE.code();
    }

    /** Writes facts as JSON. */
    @Command(
            name = "json",
            mixinStandardHelpOptions = true,
            description = "Write the facts of a workbook, or of a folder of CSV files, as JSON.")
    int json(
            @Parameters(paramLabel = Facts.FORMS, description = "Facts in any form.") Path facts,
            @Mixin Output output) {
        output.write(FactsFile.json(facts), spec.commandLine().getOut());
        return Exit.DONE.code();
    }

    private static void write(Path file, Consumer<OutputStream> workbook, Consumer<Path> folder) {
        String name = String.valueOf(file.getFileName());
        if (name.toLowerCase(Locale.ROOT).endsWith(EXTENSION) || Targets.isStream(file)) {
            Output.bytes(file, workbook);
        } else if (name.matches("(?i).*\\.(xls[bm]?|ods|csv|json|txt|zip)")) {
            throw new IllegalArgumentException(file + " is neither a workbook nor a folder: name a file that ends in "
                    + EXTENSION + ", or a folder");
        } else {
            Output.folder(file, folder);
        }
    }
}
