package care.concordance.workbook;

import care.concordance.facts.FactValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads a folder of CSV files, each a table. */
final class CsvReader {

    private static final String EXTENSION = ".csv";
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    private CsvReader() {}

    static Draft read(Path folder, @Nullable LocalDate asOf, @Nullable LocalDate knownOn, boolean whole) {
        Draft draft = new Draft(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()), "the folder", asOf, knownOn, whole);
        for (Path file : files(folder)) {
            String name = String.valueOf(file.getFileName());
            String base = base(name);
            if (name.toLowerCase(Locale.ROOT).endsWith(EXTENSION)) {
                read(file, name, base, draft);
            } else if (SheetLayout.named(base) != null) {
                draft.problem(
                        FactValue.quoted(name),
                        "is no CSV file",
                        "save it as " + base + EXTENSION + ", or take it out of the folder");
            }
        }
        return draft;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted(Comparator.comparing(CsvReader::order).thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    /** Tables in the order of a facts document, so that problems come in that order. */
    private static int order(Path file) {
        SheetLayout kind = SheetLayout.named(base(String.valueOf(file.getFileName())));
        return kind == null ? SheetLayout.ALL.size() : SheetLayout.ALL.indexOf(kind);
    }

    /** A file's name without its extension, which is the table's. */
    private static String base(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static void read(Path file, String name, String base, Draft draft) {
        Table table = draft.table(base, new Names(name));
        if (table == null) {
            return;
        }
        String text = text(file);
        if (text == null) {
            draft.problem(name, "is not text in UTF-8", "save it as \"CSV UTF-8\"");
        } else if (text.isBlank()) {
            draft.problem(name, "is empty", "write the names of the columns into its first line, or delete it");
        } else {
            rows(text, table, draft);
        }
        table.end();
    }

    private static void rows(String text, Table table, Draft draft) {
        String firstLine = text.lines().findFirst().orElse("");
        boolean named = firstLine.matches("sep=.");
        char separator = named ? firstLine.charAt(4) : separator(firstLine);
        int skipped = named ? 1 : 0;
        String records = named ? text.substring(text.indexOf('\n') + 1) : text;
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        long line = 0;
        try (CSVParser parser = format.parse(new StringReader(records))) {
            int width = 0;
            Iterator<CSVRecord> each = parser.iterator();
            while (each.hasNext()) {
                int row = Math.toIntExact(line);
                CSVRecord record = each.next();
                SortedMap<Integer, Cell> cells = cells(record);
                if (row == 0) {
                    width = record.size();
                } else if (!cells.isEmpty() && record.size() < width) {
                    draft.report(
                            table.place(row + skipped, -1),
                            "has " + record.size() + " values, and the first line names " + width + " columns",
                            "write a value or nothing for every column, with " + said(separator) + " between them");
                }
                table.row(row == 0 ? 0 : row + skipped, cells);
                line = parser.getCurrentLineNumber();
            }
        } catch (UncheckedIOException | IOException e) {
            draft.report(
                    table.place(Math.toIntExact(line) + skipped, -1),
                    "is not CSV from here on",
                    "mend the quotation marks: what holds " + said(separator)
                            + " or \" stands in \"…\", with its own \" doubled");
        }
    }

    private static SortedMap<Integer, Cell> cells(CSVRecord record) {
        SortedMap<Integer, Cell> cells = new TreeMap<>();
        for (int i = 0; i < record.size(); i++) {
            String value = record.get(i);
            if (!value.isEmpty()) {
                cells.put(i, new Cell(Cell.Type.WRITTEN, Harmless.read(value)));
            }
        }
        return cells;
    }

    private static @Nullable String text(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return FactsFile.withoutMark(text);
        } catch (CharacterCodingException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** What separates the names of the columns, none of which holds any of these. */
    private static char separator(String header) {
        return SEPARATORS.stream()
                .max(Comparator.comparingLong(each ->
                        header.chars().filter(character -> character == each).count()))
                .orElseThrow();
    }

    private static String said(char separator) {
        return separator == '\t' ? "a tab" : String.valueOf(separator);
    }

    private record Names(String table) implements Table.Names {
        @Override
        public String cell(int row, int column, String header) {
            String line = table + " line " + (row + 1);
            return column < 0
                    ? line
                    : line + ", column " + (header.isEmpty() ? column + 1 : FactValue.shortened(header)) + ",";
        }
    }
}
