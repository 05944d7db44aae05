// One file, although long: one format, read from its first byte to its last, whatever is wrong with it.
package care.concordance.naaccr;

import care.concordance.facts.FactValue;
import care.concordance.facts.TumorCase;
import care.concordance.naaccr.Items.Item;
import care.concordance.naaccr.ReadReport.Broken;
import care.concordance.naaccr.ReadReport.Notice;
import care.concordance.naaccr.ReadReport.SetAside;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/**
 * A NAACCR XML document of versions 18 to 26, plain or gzipped, read as a stream: memory does not grow with its length.
 *
 * <pre>{@code
 * try (NaaccrFile file = NaaccrFile.open(path)) {
 *     engine.review(file.cases()).forEach(...);
 *     if (!file.report().isComplete()) ...
 * }
 * }</pre>
 *
 * <p>A case with a value that cannot be believed is set aside and the rest goes on. A document that is malformed, or not
 * NAACCR XML, ends the cases where it breaks; the report says where and why, and what was read before stands. Extensions
 * in a namespace of their own and items the dictionary does not know are passed over and noted. Control characters are
 * read as blanks, and bytes that are not of the document's encoding as question marks, and noted. Entities and document
 * types are refused. Not thread-safe.
 */
public final class NaaccrFile implements AutoCloseable {

    private static final String NAMESPACE = "http://naaccr.org/naaccrxml";
    private static final Pattern DICTIONARY = Pattern.compile(".*naaccr-dictionary-([0-9]{2})0\\.xml");
    private static final List<String> ROOT_ATTRIBUTES =
            List.of("baseDictionaryUri", "userDictionaryUri", "recordType", "timeGenerated", "specificationVersion");
    private static final Pattern PADDED = Pattern.compile("0[0-9]+");
    private static final String DAMAGED = "the file ends early or is damaged";
    private static final int KEPT = 10_000;
    private static final int KINDS = 1_000;
    private static final int TUMORS_OF_A_PATIENT = 1_000;
    private static final int LONGEST_VALUE = 1_000;
    private static final int DEEPEST_EXTENSION = 100;
    private static final int BAD_VALUES_OF_A_CASE = 100;
    /** How the id of an item looks; anything else may be a patient's data and is not repeated. */
    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9]{0,49}");
    /** How a flat record of before 2021 begins: its type, then a digit or a blank. */
    private static final Pattern FLAT = Pattern.compile("[AMCI][0-9 ].*", Pattern.DOTALL);
    /** How XML begins: after blanks or a byte order mark, or with a character of more than one byte. */
    private static final Pattern XML = Pattern.compile("\\s*(<|$)|\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe|\0");
    /** What parsers call a mistake, and what it is called here: their own words may hold a patient's data. */
    private static final Map<String, String> MISTAKES = Map.of(
            "Unexpected End-of-input", "it ends early",
            "Unexpected end-of-input", "it ends early",
            "Unexpected end tag", "an end tag that does not match; a < in a text is written &lt;",
            "Unbound namespace prefix", "a prefix without a namespace; a < in a text is written &lt;",
            "Unexpected character", "an unexpected character; < and & in a text are written &lt; and &amp;",
            "Unexpected Character", "an unexpected character; < and & in a text are written &lt; and &amp;",
            "Duplicate attribute", "an attribute given twice");

    /** Reading stops here: the document is not what it says. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason, null, false, false);
        }
    }

    private static final class Tumor {
        private final @Nullable String[] values = new @Nullable String[Items.COUNT];
        private final int line;
        private final List<BadValue> bad = new ArrayList<>(0);

        Tumor(int line) {
            this.line = line;
        }
    }

    private final CleanBytes in;
    private final @Nullable XMLStreamReader xml;
    private final Deque<TumorCase> ready = new ArrayDeque<>();
    private final List<SetAside> setAside = new ArrayList<>();
    private final Map<String, Notice> notices = new LinkedHashMap<>();
    private String registry = "";
    private String recordType = "";
    private int version;
    private long patients;
    private long tumors;
    private long cases;
    private long rejected;
    private final Occurrences otherNotices = new Occurrences();
    private @Nullable Broken broken;
    private boolean started;
    private boolean ended;

    private NaaccrFile(InputStream in) throws IOException {
        Peekable buffered = new Peekable(in);
        byte[] head = buffered.head(4);
        boolean gzip = head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
        Peekable document = buffered;
        String other = null;
        if (gzip) {
            try {
                document = new Peekable(new GZIPInputStream(buffered, 1 << 16));
                head = document.head(4);
            } catch (IOException e) {
                other = DAMAGED;
            }
        }
        this.in = new CleanBytes(document);
        other = other == null ? otherKind(head) : other;
        XMLStreamReader reader = null;
        if (other != null) {
            stop(null, other);
        } else {
            try {
                reader = inPieces(factory().createXMLStreamReader(this.in));
            } catch (XMLStreamException e) {
                stop(e.getLocation(), message(e));
            }
        }
        this.xml = reader;
    }

    /** What a document is that is not XML; null when it may be. */
    private static @Nullable String otherKind(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            return "it is empty";
        }
        if (text.startsWith("PK")) {
            return "it is a zip archive: unpack it and read its members";
        }
        if (FLAT.matcher(text).matches()) {
            return "it is a flat file, as NAACCR had them before 2021: convert it to NAACCR XML, for example with"
                    + " File*Pro";
        }
        return XML.matcher(text).lookingAt() ? null : "it is not XML";
    }

    /**
     * A stream that says "available" as long as it is not at its end, which is how the reader of gzip tells a further member;
     * pipes say nothing when nothing is there yet, or fail.
     */
    private static final class Peekable extends BufferedInputStream {

        Peekable(InputStream in) {
            super(
                    new FilterInputStream(in) {
                        @Override
                        public int available() {
                            return 0;
                        }
                    },
                    1 << 16);
        }

        byte[] head(int length) throws IOException {
            mark(length);
            byte[] head = readNBytes(length);
            reset();
            return head;
        }

        @Override
        public synchronized int available() throws IOException {
            return count > pos ? count - pos : head(1).length;
        }
    }

    /**
     * Opens a document.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static NaaccrFile open(Path path) {
        try {
            return opened(Files.newInputStream(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /**
     * Reads a document from a stream, which is closed with this.
     *
     * @throws UncheckedIOException when its beginning cannot be read; the stream is closed then
     */
    public static NaaccrFile of(InputStream in) {
        try {
            return opened(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the document", e);
        }
    }

    private static NaaccrFile opened(InputStream in) throws IOException {
        try {
            return new NaaccrFile(in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /**
     * A reporting facility's id as cases have it: without the zeros it may be padded with.
     *
     * @param id as it is written, for example {@code 0006000001}
     */
    public static String facility(String id) {
        String stripped = id.strip();
        return PADDED.matcher(stripped).matches() ? stripped.replaceFirst("^0+(?=.)", "") : stripped;
    }

    /** The cases not read yet, in the document's order, read as they are asked for. */
    public Stream<TumorCase> cases() {
        Iterator<TumorCase> iterator = new Iterator<>() {
            @Override
            public boolean hasNext() {
                fill();
                return !ready.isEmpty();
            }

            @Override
            public TumorCase next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return ready.remove();
            }
        };
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** What became of the document so far; all of it once the cases are at their end. */
    public ReadReport report() {
        List<Notice> all = new ArrayList<>(notices.values());
        add(all, "control characters", "XML does not allow them: read as blanks", in.controls());
        add(all, "bytes", "are not of the encoding the document declares: read as question marks", in.undeclared());
        add(all, "further kinds", "more than " + KINDS + " kinds were met: not named", otherNotices);
        return new ReadReport(version, patients, tumors, cases, rejected, setAside, all, broken);
    }

    private static void add(List<Notice> notices, String what, String reason, Occurrences met) {
        if (met.count() > 0) {
            notices.add(new Notice(what, reason, met.count(), met.line()));
        }
    }

    @Override
    public void close() {
        try {
            if (xml != null) {
                xml.close();
            }
            in.close();
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("cannot close the document", e);
        }
    }

    // ---- reading

    /** Tells the bytes below where a piece of the document ends. */
    private XMLStreamReader inPieces(XMLStreamReader reader) {
        return new StreamReaderDelegate(reader) {
            @Override
            public int next() throws XMLStreamException {
                in.pieceRead();
                return super.next();
            }
        };
    }

    private static XMLInputFactory factory() {
        // This one, whatever else is on the class path, so that these settings mean what they say. It knows no entities
        // but the five of XML itself, and takes half the time of the platform's.
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    private void fill() {
        if (xml == null) {
            return;
        }
        try {
            while (ready.isEmpty() && !ended) {
                advance(xml);
            }
        } catch (XMLStreamException e) {
            stop(e.getLocation() == null ? xml.getLocation() : e.getLocation(), message(e));
        } catch (Refused e) {
            stop(xml.getLocation(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // What is after it may be lost; what was before it is not.
            stop(xml.getLocation(), "reading fails here with " + e.getClass().getSimpleName());
        }
    }

    private void stop(@Nullable Location location, String reason) {
        ended = true;
        broken = new Broken(
                location == null ? 1 : Math.max(1, location.getLineNumber()),
                location == null ? 1 : Math.max(1, location.getColumnNumber()),
                reason);
    }

    private static String message(XMLStreamException e) {
        if (e.getNestedException() instanceof CleanBytes.TooLong tooLong) {
            return String.valueOf(tooLong.getMessage());
        }
        if (e.getNestedException() instanceof IOException) {
            return DAMAGED;
        }
        String text = String.valueOf(e.getMessage());
        return "not well-formed XML"
                + MISTAKES.entrySet().stream()
                        .filter(mistake -> text.contains(mistake.getKey()))
                        .map(mistake -> ": " + mistake.getValue())
                        .sorted()
                        .findFirst()
                        .orElse("");
    }

    private void advance(XMLStreamReader reader) throws XMLStreamException, Refused {
        int event = reader.next();
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new Refused("document types and entities are not allowed");
            case XMLStreamConstants.START_ELEMENT -> {
                if (!started) {
                    root(reader);
                } else {
                    inRoot(reader);
                }
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> noText(reader);
            case XMLStreamConstants.END_DOCUMENT -> ended = true;
            default -> {
                // comments, processing instructions, the end of the root
            }
        }
    }

    private static void noText(XMLStreamReader reader) throws Refused {
        if (!reader.isWhiteSpace()) {
            throw new Refused("text outside an item");
        }
    }

    private void root(XMLStreamReader reader) throws Refused {
        started = true;
        if (!NAMESPACE.equals(reader.getNamespaceURI())
                || !reader.getLocalName().equals("NaaccrData")) {
            throw new Refused("the root is not NaaccrData in the namespace " + NAMESPACE);
        }
        String dictionary = reader.getAttributeValue(null, "baseDictionaryUri");
        Matcher matcher = DICTIONARY.matcher(dictionary == null ? "" : dictionary);
        if (!matcher.matches()) {
            throw new Refused("the root has no baseDictionaryUri that names a NAACCR dictionary");
        }
        int found = Integer.parseInt(matcher.group(1));
        if (found < 18 || found > 26) {
            throw new Refused("the dictionary is of version " + found + "; this reads 18 to 26");
        }
        version = found;
        String type = reader.getAttributeValue(null, "recordType");
        if (type == null || !type.matches("[AMCI]")) {
            throw new Refused("the root has no recordType A, M, C or I");
        }
        recordType = type;
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String name = reader.getAttributeLocalName(i);
            if ((namespace == null || namespace.isEmpty()) && !ROOT_ATTRIBUTES.contains(name)) {
                notice(
                        ID.matcher(name).matches() ? "attribute " + name : "an attribute",
                        "not an attribute of NaaccrData, and in no namespace of its own",
                        reader);
            }
        }
    }

    private void inRoot(XMLStreamReader reader) throws XMLStreamException, Refused {
        if (foreign(reader)) {
            skip(reader);
            return;
        }
        switch (reader.getLocalName()) {
            case "Item" -> {
                Item item = item(reader);
                String value = text(reader);
                if (item != null && item.id().equals("registryId")) {
                    registry = facility(value);
                }
                if (item != null && !item.parent().equals("NaaccrData")) {
                    notice(item.id(), "is an item of " + item.parent() + ", not of NaaccrData", reader);
                }
            }
            case "Patient" -> patient(reader);
            default -> throw new Refused("unknown element in NaaccrData; extensions need a namespace of their own");
        }
    }

    private static boolean foreign(XMLStreamReader reader) throws Refused {
        String namespace = reader.getNamespaceURI();
        if (namespace == null || namespace.isEmpty()) {
            throw new Refused("an element without a namespace");
        }
        return !NAMESPACE.equals(namespace);
    }

    private void patient(XMLStreamReader reader) throws XMLStreamException, Refused {
        int line = reader.getLocation().getLineNumber();
        noAttributes(reader, "Patient");
        @Nullable String[] values = new @Nullable String[Items.COUNT];
        List<BadValue> bad = new ArrayList<>(0);
        List<Tumor> found = new ArrayList<>(1);
        while (true) {
            int event = next(reader);
            if (event == XMLStreamConstants.END_ELEMENT) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (foreign(reader)) {
                skip(reader);
            } else if (reader.getLocalName().equals("Item")) {
                read(reader, "Patient", values, bad);
            } else if (reader.getLocalName().equals("Tumor")) {
                if (found.size() == TUMORS_OF_A_PATIENT) {
                    throw new Refused("more than " + TUMORS_OF_A_PATIENT + " tumors of one patient");
                }
                found.add(tumor(reader));
            } else {
                throw new Refused("unknown element in Patient; extensions need a namespace of their own");
            }
        }
        patients++;
        String number = values[Items.slot("patientIdNumber")];
        if (number != null && !FactValue.isPrintable(number.strip())) {
            bad.add(new BadValue("patientIdNumber", number, "holds characters that cannot be printed"));
        }
        String id = bad.stream().anyMatch(each -> each.item().equals("patientIdNumber"))
                        || number == null
                        || number.isBlank()
                ? "patient-" + patients
                : number.strip();
        if (found.isEmpty() && !bad.isEmpty()) {
            setAside(id, bad, line);
        }
        int ordinal = 0;
        for (Tumor tumor : found) {
            tumors++;
            ordinal++;
            make(id + "/" + ordinal, values, tumor, bad);
        }
    }

    private void make(String id, @Nullable String[] patient, Tumor tumor, List<BadValue> ofPatient) {
        List<BadValue> bad = new ArrayList<>(ofPatient);
        bad.addAll(tumor.bad);
        TumorCase made = CaseMaker.make(id, registry.isEmpty() ? "unknown" : registry, patient, tumor.values, bad);
        if (made == null) {
            setAside(id, bad, tumor.line);
        } else {
            ready.add(made);
            cases++;
        }
    }

    private void setAside(String id, List<BadValue> bad, int line) {
        rejected++;
        bad.stream()
                .limit(Math.min(BAD_VALUES_OF_A_CASE, KEPT - setAside.size()))
                .forEach(each -> setAside.add(
                        new SetAside(id, each.item(), each.shape(), String.valueOf(each.getMessage()), line)));
    }

    private Tumor tumor(XMLStreamReader reader) throws XMLStreamException, Refused {
        Tumor tumor = new Tumor(reader.getLocation().getLineNumber());
        noAttributes(reader, "Tumor");
        while (true) {
            int event = next(reader);
            if (event == XMLStreamConstants.END_ELEMENT) {
                return tumor;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (foreign(reader)) {
                skip(reader);
            } else if (reader.getLocalName().equals("Item")) {
                read(reader, "Tumor", tumor.values, tumor.bad);
            } else {
                throw new Refused("unknown element in Tumor; extensions need a namespace of their own");
            }
        }
    }

    private int next(XMLStreamReader reader) throws XMLStreamException, Refused {
        int event = reader.next();
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Refused("document types and entities are not allowed");
        }
        if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
            noText(reader);
        }
        return event;
    }

    private void noAttributes(XMLStreamReader reader, String element) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            notice("attribute of " + element, element + " has no attributes", reader);
        }
    }

    /** Reads an item into its slot; what cannot be believed of one that is needed is among the bad values then. */
    private void read(XMLStreamReader reader, String parent, @Nullable String[] values, List<BadValue> bad)
            throws XMLStreamException, Refused {
        Item item = item(reader);
        if (item == null) {
            if (attribute(reader, "naaccrId") == null) {
                bad.add(new BadValue("an item", text(reader), "has no naaccrId"));
            } else {
                passOver(reader);
            }
            return;
        }
        String number = attribute(reader, "naaccrNum");
        boolean misnumbered = number != null && !isNumber(number, item.number());
        boolean misplaced = !item.parent().equals(parent);
        if (!item.types().contains(recordType)) {
            notice(item.id(), "is not an item of record type " + recordType, reader);
        }
        if (item.slot() < 0) {
            if (misnumbered || misplaced) {
                notice(item.id(), misplaced ? "is not an item of " + parent : "has another number", reader);
            }
            passOver(reader);
            return;
        }
        String value = text(reader);
        // Leading and trailing blanks are padding.
        String wrong = misplaced
                ? "is an item of " + item.parent() + ", not of " + parent
                : misnumbered
                        ? "has another number than the one written beside it"
                        : value.strip().length() > item.length()
                                ? "is longer than the item's " + item.length() + " characters"
                                : values[item.slot()] != null ? "is given twice" : null;
        if (wrong == null) {
            values[item.slot()] = value;
        } else {
            bad.add(new BadValue(item.id(), value, wrong));
        }
    }

    /** An attribute without the blanks around it; null when it is missing or blank. */
    private static @Nullable String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** True of the number as it is written, with or without zeros before it. */
    private static boolean isNumber(String text, int number) {
        return text.length() <= 9
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(text) == number;
    }

    /** The item an element is of; null when it has no id, or one the dictionary does not know. */
    private @Nullable Item item(XMLStreamReader reader) {
        String id = attribute(reader, "naaccrId");
        if (id == null) {
            notice("an item", "has no naaccrId", reader);
            return null;
        }
        Item item = Items.find(id);
        if (item == null) {
            notice(ID.matcher(id).matches() ? id : "an item", whyUnknown(id), reader);
        }
        return item;
    }

    private String whyUnknown(String id) {
        if (Items.isDateFlag(id)) {
            return "is a date flag, retired with dictionary 23: the date itself says what is known";
        }
        Integer last = Items.lastWith(id);
        return last != null
                ? "is an item of dictionary " + last
                        + " that was retired since, and no standard asks for it: passed over"
                : "is not an item the dictionary knows: passed over";
    }

    /** The text of an item, as much of it as any item that is read can have. */
    private static String text(XMLStreamReader reader) throws XMLStreamException, Refused {
        String first = "";
        StringBuilder more = null;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (more == null && first.isEmpty()) {
                        first = reader.getText();
                    } else {
                        more = more == null ? new StringBuilder(first) : more;
                        if (more.length() < LONGEST_VALUE) {
                            more.append(reader.getText());
                        }
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return more == null ? first : more.toString();
                }
                case XMLStreamConstants.START_ELEMENT -> throw new Refused("an element inside an item");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Refused("document types and entities are not allowed");
                default -> {
                    // comments
                }
            }
        }
    }

    /** The text of an item that is not read. */
    private static void passOver(XMLStreamReader reader) throws XMLStreamException, Refused {
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.END_ELEMENT -> {
                    return;
                }
                case XMLStreamConstants.START_ELEMENT -> throw new Refused("an element inside an item");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Refused("document types and entities are not allowed");
                default -> {
                    // text, comments
                }
            }
        }
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException, Refused {
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (depth > DEEPEST_EXTENSION) {
                throw new Refused("an extension of more than " + DEEPEST_EXTENSION + " elements in each other");
            }
        }
    }

    private void notice(String what, String reason, XMLStreamReader reader) {
        String key = what + "\n" + reason;
        Notice known = notices.get(key);
        if (known == null && notices.size() >= KINDS) {
            otherNotices.add(reader.getLocation().getLineNumber());
            return;
        }
        notices.put(
                key,
                known == null
                        ? new Notice(what, reason, 1, reader.getLocation().getLineNumber())
                        : new Notice(what, reason, known.count() + 1, known.line()));
    }
}
