package care.concordance.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes a partner's facts as an Excel workbook: a sheet for every kind of fact, a column for every property, with its
 * meaning, unit and range as the header's note. {@link FactsFile} reads it.
 */
public final class FactsWorkbook {

    private FactsWorkbook() {}

    /**
     * Writes a workbook without facts, to be filled in; does not close the stream.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public static void empty(OutputStream to) {
        write(Rows.NONE, to);
    }

    /**
     * Writes a facts document as a workbook; does not close the stream.
     *
     * @param json what {@link care.concordance.json.FactsJson} reads
     * @throws care.concordance.json.FactsJsonException when it cannot be used
     * @throws WorkbookException when a workbook cannot hold all of it
     * @throws UncheckedIOException when it cannot be written
     */
    public static void write(String json, OutputStream to) {
        write(Rows.of(json), to);
    }

    private static void write(Rows rows, OutputStream to) {
        try {
            XlsxWriter.write(rows, to);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the workbook", e);
        }
    }
}
