package care.concordance.workbook;

import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables row by row, for people who go on with them elsewhere: one as CSV, or several as the sheets of an Excel workbook.
 * Tables of any length need no memory. A text that a spreadsheet would take for a formula is a text in both.
 *
 * <p>Not for several threads. What cannot be written is an {@link java.io.UncheckedIOException}.
 */
public sealed interface TableWriter extends AutoCloseable permits CsvTable, XlsxTables {

    /** The most rows a sheet has below its head; a longer table goes on in a sheet of its own, named with a number. */
    int ROWS_OF_A_SHEET = XlsxWriter.LAST_ROW;

    /** One table as CSV (RFC 4180). */
    static TableWriter csv(Appendable to) {
        return new CsvTable(to);
    }

    /** Tables as a workbook, which is there when the writer is closed. The stream stays open. */
    static TableWriter xlsx(OutputStream to) {
        return new XlsxTables(to, ROWS_OF_A_SHEET);
    }

    /**
     * Begins a table.
     *
     * @param name at most 28 characters, none of them one of {@code [ ] * ? / \ :}
     * @throws IllegalStateException when there is one already and no place for another
     */
    void begin(String name, List<String> head);

    /**
     * Adds a row to the table.
     *
     * @param values numbers, days, and what is written as a text; null leaves a cell blank
     */
    void row(List<? extends @Nullable Object> values);

    @Override
    void close();
}
