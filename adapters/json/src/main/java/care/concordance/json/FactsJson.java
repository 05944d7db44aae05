package care.concordance.json;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.PartnerFact;
import care.concordance.json.FactsJsonException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A partner's facts as one JSON object: {@code partner}, {@code asOf} (the day to assess), {@code synthetic} (true when
 * the facts are made up) and an array for every other type of fact. A component left out is unknown. {@link
 * FactsSchema} describes it exactly.
 */
public final class FactsJson {

    private FactsJson() {}

    /**
     * Reads a file.
     *
     * @throws FactsJsonException when it cannot be used, with everything that is wrong with it
     * @throws UncheckedIOException when it cannot be opened
     */
    public static PartnerSnapshot read(Path file) {
        return read(file, null);
    }

    /**
     * Reads a file, to be assessed on another day than it says.
     *
     * @param asOf the day to assess; null for the day the file states
     * @throws FactsJsonException when it cannot be used, with everything that is wrong with it
     * @throws UncheckedIOException when it cannot be opened
     */
    public static PartnerSnapshot read(Path file, @Nullable LocalDate asOf) {
        return read(file, asOf, null);
    }

    /**
     * Reads what a file says was known on a day: a fact may say {@code knownFrom}, and of several forms of one fact the
     * latest counts.
     *
     * @param asOf the day to assess; null for the day the file states
     * @param knownOn only facts known by this day are read; null for the day assessed
     * @throws FactsJsonException when it cannot be used, with everything that is wrong with it
     * @throws UncheckedIOException when it cannot be opened
     */
    public static PartnerSnapshot read(Path file, @Nullable LocalDate asOf, @Nullable LocalDate knownOn) {
        return read(String.valueOf(file.getFileName()), bytes(file), asOf, knownOn);
    }

    /**
     * Reads a document from memory.
     *
     * @throws FactsJsonException when it cannot be used, with everything that is wrong with it
     */
    public static PartnerSnapshot read(String json) {
        return read(json, null, null);
    }

    /**
     * Reads a document from memory, as {@link #read(Path, LocalDate, LocalDate)} reads a file.
     *
     * @throws FactsJsonException when it cannot be used, with everything that is wrong with it
     */
    public static PartnerSnapshot read(String json, @Nullable LocalDate asOf, @Nullable LocalDate knownOn) {
        return read("facts", json.getBytes(StandardCharsets.UTF_8), asOf, knownOn);
    }

    /**
     * Reads a document in UTF-8 to its end; does not close the stream.
     *
     * @throws FactsJsonException when it cannot be used, with everything that is wrong with it
     * @throws UncheckedIOException when the stream fails
     */
    public static PartnerSnapshot read(InputStream json) {
        try {
            return read("facts", json.readAllBytes(), null, null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the facts", e);
        }
    }

    /**
     * Reads facts of one type, which stand alone in a file under the name they have among all: {@code {"measureRates":
     * […]}}. Whether what they refer to exists is not checked: they are to join the facts of a partner.
     *
     * @throws FactsJsonException when it cannot be used, with everything that is wrong with it; also when a fact is given
     *     twice
     * @throws UncheckedIOException when it cannot be opened
     */
    public static <F extends Record & PartnerFact> List<F> facts(Path file, Class<F> type) {
        List<Problem> problems = new ArrayList<>();
        String source = String.valueOf(file.getFileName());
        List<F> facts = new FactsReader(problems).facts(Node.read(source, bytes(file), problems), type);
        if (!problems.isEmpty()) {
            throw new FactsJsonException(source, problems);
        }
        return facts;
    }

    /** Writes what {@link #read(String)} reads; equal facts in any order give the same text. */
    public static String write(PartnerSnapshot snapshot) {
        return JsonText.text(document(snapshot));
    }

    /** The same JSON, printed as {@link #write} prints: lines, blanks and escapes. */
    public static String print(String json) {
        return JsonText.print(json);
    }

    static Map<String, Object> document(PartnerSnapshot snapshot) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asOf", snapshot.asOf().toString());
        document.put("synthetic", snapshot.synthetic());
        for (Section section : Section.ALL) {
            List<Map<String, Object>> facts = snapshot.facts().stream()
                    .filter(section.type()::isInstance)
                    .sorted(Comparator.comparing(PartnerFact::id))
                    .map(fact -> JsonText.members((Record) fact))
                    .toList();
            if (!facts.isEmpty()) {
                document.put(section.name(), section.single() ? facts.get(0) : facts);
            }
        }
        return document;
    }

    private static PartnerSnapshot read(
            String source, byte[] json, @Nullable LocalDate asOf, @Nullable LocalDate knownOn) {
        List<Problem> problems = new ArrayList<>();
        Node document = Node.read(source, json, problems);
        PartnerSnapshot snapshot =
                new FactsReader(problems).snapshot(document, asOf, knownOn, FactsReader.Completeness.WHOLE);
        if (!problems.isEmpty()) {
            throw new FactsJsonException(source, problems);
        }
        return Objects.requireNonNull(snapshot);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
