package care.concordance.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A table as CSV. */
final class CsvTable implements TableWriter {

    private final Appendable to;
    private @Nullable CSVPrinter table;

    CsvTable(Appendable to) {
        this.to = to;
    }

    @Override
    public void begin(String name, List<String> head) {
        if (table != null) {
            throw new IllegalStateException("a CSV file is one table, and \"" + name + "\" would be its second");
        }
        try {
            table = new CSVPrinter(to, CSVFormat.RFC4180);
            table.printRecord(head);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the table " + name, e);
        }
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
        if (table == null) {
            throw new IllegalStateException("begin a table first");
        }
        try {
            for (Object value : values) {
                table.print(value instanceof Number || value == null ? value : Harmless.write(value.toString()));
            }
            table.println();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a row", e);
        }
    }

    @Override
    public void close() {
        // The text is its caller's.
    }
}
