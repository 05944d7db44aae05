package care.concordance.json;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.PartnerFact;
import care.concordance.json.FactsJsonException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
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
import java.util.Set;
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
        return read(json, null, null);
    }

    /**
     * Reads a document in UTF-8 to its end, as {@link #read(Path, LocalDate, LocalDate)} reads a file; does not close the
     * stream.
     *
     * @throws FactsJsonException when it cannot be used, with everything that is wrong with it
     * @throws UncheckedIOException when the stream fails
     */
    public static PartnerSnapshot read(InputStream json, @Nullable LocalDate asOf, @Nullable LocalDate knownOn) {
        return read("facts", bytes(json), asOf, knownOn);
    }

    /**
     * Reads a document to its end; does not close the reader.
     *
     * @throws FactsJsonException when it cannot be used, with everything that is wrong with it
     * @throws UncheckedIOException when the reader fails
     */
    public static PartnerSnapshot read(Reader json) {
        StringWriter text = new StringWriter();
        try {
            json.transferTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the facts", e);
        }
        return read(text.toString());
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

    /**
     * A fact of a document that need not be whole.
     *
     * @param pointer where it stands, as a JSON pointer
     * @param fact the fact; what could not be read of it is unknown, or stood in for
     * @param standIns the components that must be known and are not: what the fact says of them means nothing
     */
    public record Part(String pointer, PartnerFact fact, Set<String> standIns) {

        public Part {
            standIns = Set.copyOf(standIns);
        }
    }

    /**
     * What a document says that need not be whole: facts that are to join those of a partner.
     *
     * @param synthetic whether its facts are made up; null when it does not say
     * @param parts every fact, in the order of the document; also those of which something could not be read
     * @param problems what could not be read
     */
    public record Parts(@Nullable Boolean synthetic, List<Part> parts, List<FactsJsonException.Problem> problems) {

        public Parts {
            parts = List.copyOf(parts);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a document from memory fact by fact, whatever is wrong with some of them. What the facts say of each other is
     * not checked, nor whether numbers and days are in their range: that is for whoever joins them to others.
     *
     * @throws FactsJsonException when it is no JSON object
     */
    public static Parts parts(String json) {
        List<FactsJsonException.Problem> problems = new ArrayList<>();
        Node document = Node.read("facts", json.getBytes(StandardCharsets.UTF_8), problems);
        Parts parts = new FactsReader(problems).parts(document);
        if (parts == null) {
            throw new FactsJsonException("facts", problems);
        }
        return parts;
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

    /** Facts of one type, sorted by their ids, under the name they have among all. */
    static <F extends Record & PartnerFact> Map<String, Object> document(Class<F> type, List<F> facts) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                Section.of(type).name(),
                facts.stream()
                        .sorted(Comparator.comparing(PartnerFact::id))
                        .map(JsonText::members)
                        .toList());
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

    static byte[] bytes(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the stream", e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
