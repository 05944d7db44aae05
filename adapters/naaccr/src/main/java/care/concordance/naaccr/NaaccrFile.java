package care.concordance.naaccr;

import care.concordance.facts.TumorCase;
import care.concordance.naaccr.Items.Item;
import care.concordance.naaccr.ReadReport.Broken;
import care.concordance.naaccr.ReadReport.Notice;
import care.concordance.naaccr.ReadReport.SetAside;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
 * in a namespace of their own and items the dictionary does not know are passed over and noted. Entities and document
 * types are refused. Not thread-safe.
 */
public final class NaaccrFile implements AutoCloseable {

    private static final String NAMESPACE = "http://naaccr.org/naaccrxml";
    private static final Pattern DICTIONARY = Pattern.compile(".*naaccr-dictionary-([0-9]{2})0\\.xml");
    private static final List<String> ROOT_ATTRIBUTES =
            List.of("baseDictionaryUri", "userDictionaryUri", "recordType", "timeGenerated", "specificationVersion");
    private static final int KEPT = 10_000;
    private static final int KINDS = 1_000;
    private static final int TUMORS_OF_A_PATIENT = 1_000;
    private static final int LONGEST_VALUE = 1_000;
    private static final int DEEPEST_EXTENSION = 100;

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
        private @Nullable BadValue bad;

        Tumor(int line) {
            this.line = line;
        }
    }

    private final InputStream in;
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
    private @Nullable Broken broken;
    private boolean started;
    private boolean ended;

    private NaaccrFile(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        this.in = gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
        XMLStreamReader reader = null;
        try {
            reader = factory().createXMLStreamReader(this.in);
        } catch (XMLStreamException e) {
            stop(e.getLocation(), message(e));
        }
        this.xml = reader;
    }

    /**
     * Opens a document.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static NaaccrFile open(Path path) {
        try {
            InputStream in = Files.newInputStream(path);
            try {
                return new NaaccrFile(in);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** Reads a document from a stream, which is closed with this. */
    public static NaaccrFile of(InputStream in) {
        try {
            return new NaaccrFile(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the document", e);
        }
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
        return new ReadReport(version, patients, tumors, cases, setAside, List.copyOf(notices.values()), broken);
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
            stop(e.getLocation(), message(e));
        } catch (Refused e) {
            stop(xml.getLocation(), String.valueOf(e.getMessage()));
        }
    }

    private void stop(@Nullable Location location, String reason) {
        ended = true;
        broken = new Broken(
                location == null ? 1 : Math.max(1, location.getLineNumber()),
                location == null ? 1 : Math.max(1, location.getColumnNumber()),
                reason);
    }

    /** Without what the parser quotes: it may be a patient's data. */
    private static String message(XMLStreamException e) {
        if (e.getNestedException() instanceof IOException) {
            return "the file ends early or is damaged";
        }
        String text = String.valueOf(e.getMessage());
        int at = text.indexOf("Message: ");
        String message = at < 0 ? text : text.substring(at + "Message: ".length());
        return "not well-formed XML: " + message.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "\"...\"");
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
                notice("attribute " + name, "not an attribute of NaaccrData, and in no namespace of its own", reader);
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
                    registry = value.strip();
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
        BadValue bad = null;
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
                BadValue problem = read(reader, "Patient", values);
                bad = bad == null ? problem : bad;
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
        String id = (bad != null && bad.item().equals("patientIdNumber")) || number == null || number.isBlank()
                ? "patient-" + patients
                : number.strip();
        if (bad != null && found.isEmpty()) {
            setAside(id, bad, line);
        }
        int ordinal = 0;
        for (Tumor tumor : found) {
            tumors++;
            ordinal++;
            make(id + "/" + ordinal, values, tumor, bad);
        }
    }

    private void make(String id, @Nullable String[] patient, Tumor tumor, @Nullable BadValue ofPatient) {
        BadValue bad = ofPatient == null ? tumor.bad : ofPatient;
        if (bad == null) {
            try {
                ready.add(CaseMaker.make(id, registry.isEmpty() ? "unknown" : registry, patient, tumor.values));
                cases++;
                return;
            } catch (BadValue e) {
                bad = e;
            }
        }
        setAside(id, bad, tumor.line);
    }

    private void setAside(String id, BadValue bad, int line) {
        if (setAside.size() < KEPT) {
            setAside.add(new SetAside(id, bad.item(), bad.shape(), String.valueOf(bad.getMessage()), line));
        }
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
                BadValue problem = read(reader, "Tumor", tumor.values);
                tumor.bad = tumor.bad == null ? problem : tumor.bad;
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

    /** Reads an item into its slot; what cannot be believed of one that is needed sets the case aside. */
    private @Nullable BadValue read(XMLStreamReader reader, String parent, @Nullable String[] values)
            throws XMLStreamException, Refused {
        Item item = item(reader);
        if (item == null) {
            passOver(reader);
            return null;
        }
        String number = reader.getAttributeValue(null, "naaccrNum");
        boolean misnumbered = number != null && !number.equals(String.valueOf(item.number()));
        boolean misplaced = !item.parent().equals(parent);
        if (!item.types().contains(recordType)) {
            notice(item.id(), "is not an item of record type " + recordType, reader);
        }
        if (item.slot() < 0) {
            if (misnumbered || misplaced) {
                notice(item.id(), misplaced ? "is not an item of " + parent : "has another number", reader);
            }
            passOver(reader);
            return null;
        }
        String value = text(reader);
        if (misplaced) {
            return new BadValue(item.id(), value, "is an item of " + item.parent() + ", not of " + parent);
        }
        if (misnumbered) {
            return new BadValue(item.id(), value, "has another number than the one written beside it");
        }
        // Leading and trailing blanks are padding.
        if (value.strip().length() > item.length()) {
            return new BadValue(item.id(), value, "is longer than the item's " + item.length() + " characters");
        }
        if (values[item.slot()] != null) {
            return new BadValue(item.id(), value, "is given twice");
        }
        values[item.slot()] = value;
        return null;
    }

    private @Nullable Item item(XMLStreamReader reader) throws Refused {
        String id = reader.getAttributeValue(null, "naaccrId");
        if (id == null) {
            throw new Refused("an item without naaccrId");
        }
        Item item = Items.find(id);
        if (item == null) {
            notice(id.length() > 50 ? "an item" : id, "is not an item the dictionary knows: passed over", reader);
        }
        return item;
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
            return;
        }
        notices.put(
                key,
                known == null
                        ? new Notice(what, reason, 1, reader.getLocation().getLineNumber())
                        : new Notice(what, reason, known.count() + 1, known.line()));
    }
}
