package care.concordance.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes a partner's facts as a folder of CSV files, one for every kind of fact, with the columns of {@link
 * FactsWorkbook}. A text that a spreadsheet would take for a formula has an apostrophe before it. {@link FactsFile} reads it.
 */
public final class FactsFolder {

    private FactsFolder() {}

    /**
     * Writes files without facts, to be filled in.
     *
     * @param folder a folder that is there
     * @throws UncheckedIOException when they cannot be written
     */
    public static void empty(Path folder) {
        write(Rows.NONE, folder);
    }

    /**
     * Writes a facts document.
     *
     * @param json what {@link care.concordance.json.FactsJson} reads
     * @param folder a folder that is there
     * @throws care.concordance.json.FactsJsonException when it cannot be used
     * @throws WorkbookException when CSV files cannot hold all of it
     * @throws UncheckedIOException when it cannot be written
     */
    public static void write(String json, Path folder) {
        write(Rows.of(json), folder);
    }

    private static void write(Rows rows, Path folder) {
        rows.check("CSV", text -> Rows.isWellFormed(text) && !Column.isShortened(text));
        try {
            Files.write(folder.resolve("README.txt"), lines(rows));
            for (SheetLayout kind : SheetLayout.ALL) {
                try (Writer writer = Files.newBufferedWriter(folder.resolve(kind.name() + ".csv"))) {
                    // Without it spreadsheets do not take the file for UTF-8.
                    writer.write('\uFEFF');
                    table(kind, rows.of(kind), new CSVPrinter(writer, CSVFormat.RFC4180));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder, e);
        }
    }

    private static void table(SheetLayout kind, List<JsonNode> rows, CSVPrinter printer) throws IOException {
        printer.printRecord(kind.columns().stream().map(Column::name));
        for (JsonNode row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Column column : kind.columns()) {
                Object value = Rows.value(row, column);
                values.add(value instanceof String text ? Harmless.write(text) : plain(value, column));
            }
            printer.printRecord(values);
        }
        printer.flush();
    }

    private static @Nullable Object plain(@Nullable Object number, Column column) {
        return number instanceof Double value && column.form() == Column.Form.WHOLE_NUMBER
                ? (Object) value.intValue()
                : number;
    }

    private static List<String> lines(Rows rows) {
        List<String> lines = new ArrayList<>(ReadMe.lines(rows, "FOLDER", "file"));
        for (SheetLayout kind : SheetLayout.ALL) {
            lines.add("");
            lines.add(kind.name() + ".csv: " + kind.description());
            kind.columns()
                    .forEach(column -> lines.add(
                            "  " + column.name() + ": " + column.note().replace("\n", " ")));
        }
        return lines;
    }
}
