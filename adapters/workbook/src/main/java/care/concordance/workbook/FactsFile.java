package care.concordance.workbook;

import care.concordance.PartnerSnapshot;
import care.concordance.json.FactsJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A partner's facts in any form: JSON, an Excel workbook or a folder of CSV files. Which it is shows in what it holds, not in
 * its name. All are checked alike, by {@link FactsJson}; a problem with a table names the sheet and cell, or file and line.
 */
public final class FactsFile {

    /** How zip files begin, and how those of Excel 2003 do. */
    private static final List<byte[]> OF_OFFICE =
            List.of(new byte[] {'P', 'K'}, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});

    private static final List<String> EXTENSIONS = List.of(".xlsx", ".xlsm", ".xls", ".xlsb", ".ods");

    private FactsFile() {}

    /**
     * Reads facts, to be assessed on the day they state.
     *
     * @param file a file, or a folder of CSV files
     * @throws WorkbookException when tables cannot be used, with everything that is wrong with them
     * @throws care.concordance.json.FactsJsonException when JSON cannot be used, with everything that is wrong with it
     * @throws UncheckedIOException when it cannot be opened
     */
    public static PartnerSnapshot read(Path file) {
        return read(file, null, null);
    }

    /**
     * Reads what was known on a day.
     *
     * @param file a file, or a folder of CSV files
     * @param asOf the day to assess; null for the day the facts state
     * @param knownOn only facts known by this day are read; null for the day assessed
     * @throws WorkbookException when tables cannot be used, with everything that is wrong with them
     * @throws care.concordance.json.FactsJsonException when JSON cannot be used, with everything that is wrong with it
     * @throws UncheckedIOException when it cannot be opened
     */
    public static PartnerSnapshot read(Path file, @Nullable LocalDate asOf, @Nullable LocalDate knownOn) {
        if (Files.isDirectory(file)) {
            return CsvReader.read(file, asOf, knownOn, true).snapshot();
        }
        return isWorkbook(file)
                ? XlsxReader.read(file, asOf, knownOn, true).snapshot()
                : FactsJson.read(file, asOf, knownOn);
    }

    /**
     * The facts document, with the days from which facts were known.
     *
     * @throws WorkbookException when tables cannot be used, with everything that is wrong with them
     * @throws care.concordance.json.FactsJsonException when JSON cannot be used, with everything that is wrong with it
     * @throws UncheckedIOException when it cannot be opened
     */
    public static String json(Path file) {
        if (Files.isDirectory(file)) {
            return CsvReader.read(file, null, null, true).json();
        }
        if (isWorkbook(file)) {
            return XlsxReader.read(file, null, null, true).json();
        }
        try {
            FactsJson.read(file);
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * Answers in any form, which are to join other facts.
     *
     * @throws WorkbookException when it is no workbook that can be read
     * @throws UncheckedIOException when it cannot be opened
     */
    static AnswerFile answers(Path file) {
        if (Files.isDirectory(file)) {
            return CsvReader.read(file, null, null, false).answers();
        }
        if (isWorkbook(file)) {
            return XlsxReader.read(file, null, null, false).answers();
        }
        try {
            String json = Files.readString(file);
            String name = String.valueOf(file.getFileName());
            return new AnswerFile(name, withoutMark(json), Map.of(), List.of(), pointer -> pointer);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A text without the byte order mark that some programs put before it. */
    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** A pipe is not looked into: what is read of it is gone. */
    private static boolean isWorkbook(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (EXTENSIONS.stream().anyMatch(name::endsWith)) {
            return true;
        }
        try (InputStream opened = Files.newInputStream(file)) {
            byte[] start = opened.readNBytes(4);
            return OF_OFFICE.stream()
                    .anyMatch(each -> Arrays.equals(each, Arrays.copyOf(start, Math.min(start.length, each.length))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
