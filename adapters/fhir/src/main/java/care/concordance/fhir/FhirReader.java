package care.concordance.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import care.concordance.facts.Fact;
import care.concordance.facts.patient.SetAside;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads patients from FHIR R4 JSON. One resource is in memory at a time, and only what a value set at hand could ask for is
 * kept of it. A resource that cannot be read is set aside with its id and place, and the rest goes on.
 *
 * <p>Thread-safe.
 */
public final class FhirReader {

    private static final Set<String> KINDS = Set.of(
            "Patient",
            "Condition",
            "Encounter",
            "Procedure",
            "Observation",
            "DiagnosticReport",
            "ServiceRequest",
            "DeviceRequest",
            "MedicationRequest",
            "MedicationAdministration",
            "Medication",
            "MeasureReport");
    private static final Pattern TYPE = Pattern.compile("\"resourceType\"\\s*:\\s*\"([A-Za-z]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([A-Za-z0-9.-]{1,64})\"");
    private static final Pattern PATIENT =
            Pattern.compile("\"reference\"\\s*:\\s*\"(?:[^\"]*/)?Patient/([A-Za-z0-9.-]{1,64})");
    private static final Pattern GROUP = Pattern.compile("Group_([1-9][0-9]?)");
    private static final Pattern MEASURE = Pattern.compile("CMS\\d+");

    /** What stands for bytes that are not UTF-8 once decoded. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private final ValueSets valueSets;
    private final JsonMapper json = JsonMapper.builder().build();
    private final FhirContext context = FhirContext.forR4Cached();

    public FhirReader(ValueSets valueSets) {
        this.valueSets = valueSets;
    }

    /**
     * Reads all patients at and below a path, and hands each on:
     *
     * <ul>
     *   <li>a folder of {@code .json} files with one resource each: when it holds exactly one Patient, it is that patient's
     *       record and everything in it is theirs; else resources go by the patient they name;
     *   <li>a {@code .json} file with a Bundle: its entries, by the patient they name;
     *   <li>the {@code .ndjson} files of a folder, as bulk exports write them: their lines, by the patient they name.
     * </ul>
     *
     * @param path a file or a folder
     * @param patients receives every patient, once what it was read from has been read to its end
     * @return the resources that could not be read and name no patient; those that name one are in its record
     * @throws UncheckedIOException when a file cannot be read
     */
    public List<BadResource> read(Path path, Consumer<FhirRecord> patients) {
        List<BadResource> lost = new ArrayList<>();
        try {
            if (Files.isDirectory(path)) {
                folder(path.toAbsolutePath(), path.toAbsolutePath(), patients, lost);
            } else {
                files(path.toAbsolutePath().resolveSibling(""), List.of(path), patients, lost);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read patients from " + path, e);
        }
        return lost;
    }

    /**
     * The record of one patient from the JSON of their resources, wherever it comes from.
     *
     * @param resources one resource each, exactly one of them a Patient; everything is theirs
     * @throws IllegalArgumentException when none or several are a Patient
     */
    public FhirRecord record(List<String> resources) {
        List<String> owners = new ArrayList<>();
        for (String resource : resources) {
            try {
                Head head = head(json.createParser(resource));
                if (head.type().equals("Patient")) {
                    owners.add(head.id());
                }
            } catch (JacksonException e) {
                // Set aside below.
            }
        }
        Pool pool = new Pool(only(owners), Map.of(), new ArrayList<>());
        for (int i = 0; i < resources.size(); i++) {
            pool.add(resources.get(i), "resource " + (i + 1), null);
        }
        return pool.only();
    }

    /**
     * The same from resources HAPI has parsed.
     *
     * @throws IllegalArgumentException when none or several are a Patient
     */
    public FhirRecord convert(List<? extends Resource> resources) {
        List<String> owners = new ArrayList<>();
        for (Resource resource : resources) {
            if (resource instanceof Patient) {
                owners.add(resource.getIdElement().getIdPart());
            }
        }
        Pool pool = new Pool(only(owners), Map.of(), new ArrayList<>());
        for (int i = 0; i < resources.size(); i++) {
            if (KINDS.contains(resources.get(i).fhirType())) {
                pool.take(resources.get(i), "resource " + (i + 1), null);
            }
        }
        return pool.only();
    }

    private static String only(List<String> owners) {
        if (owners.size() != 1) {
            throw new IllegalArgumentException("one resource must be the Patient; here " + owners.size() + " are");
        }
        return owners.get(0);
    }

    private void folder(Path root, Path folder, Consumer<FhirRecord> patients, List<BadResource> lost)
            throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.sorted().toList();
        }
        files(root, entries.stream().filter(Files::isRegularFile).toList(), patients, lost);
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                folder(root, entry, patients, lost);
            }
        }
    }

    private void files(Path root, List<Path> files, Consumer<FhirRecord> patients, List<BadResource> lost)
            throws IOException {
        Map<String, String> single = new LinkedHashMap<>();
        List<String> owners = new ArrayList<>();
        Pool bulk = new Pool(null, Map.of(), lost);
        String bulkPlace = "";
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            String place = root.relativize(file.toAbsolutePath()).toString();
            if (name.endsWith(".ndjson")) {
                bulkPlace = bulkPlace.isEmpty() ? place : bulkPlace;
                lines(file, place, bulk);
            } else if (name.endsWith(".json")) {
                Head head;
                try (InputStream in = Files.newInputStream(file)) {
                    head = head(json.createParser(in));
                } catch (JacksonException e) {
                    head = new Head("", "");
                }
                if (head.type().equals("Bundle")) {
                    bundle(file, place, patients, lost);
                } else {
                    single.put(place, text(file));
                    if (head.type().equals("Patient")) {
                        owners.add(head.id());
                    }
                }
            }
        }
        bulk.finish(bulkPlace, patients);
        if (!single.isEmpty()) {
            String owner = owners.size() == 1 ? owners.get(0) : null;
            Pool pool = new Pool(owner, Map.of(), lost);
            single.forEach((place, text) -> pool.add(text, place, null));
            String first = single.keySet().iterator().next();
            int slash = Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\'));
            pool.finish(slash < 0 ? first : first.substring(0, slash), patients);
        }
    }

    private void lines(Path file, String place, Pool pool) throws IOException {
        // Not Files.newBufferedReader: one byte that is no UTF-8 would end the whole run.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    pool.add(number == 1 ? withoutMark(line) : line, place + ":" + number, null);
                }
            }
        }
    }

    private static String text(Path file) throws IOException {
        return withoutMark(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void bundle(Path file, String place, Consumer<FhirRecord> patients, List<BadResource> lost)
            throws IOException {
        // Entries may refer to one another by the URLs the bundle gives them, before or after.
        Map<String, String> aliases = new HashMap<>();
        entries(file, place, lost, (number, entry) -> {
            String url = entry.path("fullUrl").asString("");
            String id = entry.path("resource").path("id").asString("");
            if (!url.isEmpty()) {
                aliases.put(url, id.isEmpty() ? lastSegment(url) : id);
            }
        });
        Pool pool = new Pool(null, aliases, lost);
        entries(file, place, new ArrayList<>(), (number, entry) -> {
            if (entry.has("resource")) {
                pool.add(
                        entry.path("resource").toString(),
                        place + " entry " + number,
                        aliases.get(entry.path("fullUrl").asString("")));
            }
        });
        pool.finish(place, patients);
    }

    private interface EntryReader {
        void entry(int number, JsonNode entry);
    }

    /** One entry at a time: a bundle may be larger than memory. */
    private void entries(Path file, String place, List<BadResource> lost, EntryReader reader) throws IOException {
        int number = 0;
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = json.createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean entries = parser.currentName().equals("entry");
                if (parser.nextToken() == JsonToken.START_ARRAY && entries) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode entry = parser.readValueAsTree();
                        number++;
                        reader.entry(number, entry);
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            lost.add(new BadResource(null, "Bundle", "?", place, malformed(e) + ", after entry " + number));
        }
    }

    private record Head(String type, String id) {}

    /** The type and id of a resource, without reading what is inside it. */
    private static Head head(JsonParser opened) {
        String type = "";
        String id = "";
        try (JsonParser parser = opened) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING && name.equals("resourceType")) {
                    type = parser.getString();
                } else if (value == JsonToken.VALUE_STRING && name.equals("id")) {
                    id = parser.getString();
                } else {
                    parser.skipChildren();
                }
                if (type.equals("Bundle") || (!type.isEmpty() && !id.isEmpty())) {
                    break;
                }
            }
        }
        return new Head(type, id);
    }

    private static String malformed(JacksonException e) {
        return "is not well-formed JSON at line " + e.getLocation().getLineNr() + ", column "
                + e.getLocation().getColumnNr();
    }

    static String lastSegment(String reference) {
        return reference.substring(Math.max(reference.lastIndexOf('/'), reference.lastIndexOf(':')) + 1);
    }

    /** Resources that belong together, gathered by patient. */
    private final class Pool {
        private final FhirFacts converter;
        private final @Nullable String owner;
        private final Map<String, String> aliases;
        private final List<BadResource> lost;
        private final Map<String, Set<Fact>> facts = new LinkedHashMap<>();
        private final Map<String, List<BadResource>> setAside = new HashMap<>();
        private final Map<String, List<Ambiguous>> ambiguous = new HashMap<>();
        private final Map<String, SortedMap<Group, Map<Population, Integer>>> expected = new HashMap<>();
        private final List<Pending> pending = new ArrayList<>();

        private record Pending(
                Resource resource,
                String patient,
                String place,
                @Nullable String text) {}

        Pool(@Nullable String owner, Map<String, String> aliases, List<BadResource> lost) {
            this.owner = owner;
            this.converter = new FhirFacts(valueSets, aliases);
            this.aliases = aliases;
            this.lost = lost;
        }

        void add(String text, String place, @Nullable String knownId) {
            Resource resource;
            try {
                if (text.indexOf(NOT_UTF_8) >= 0) {
                    aside(text, place, "is not written in UTF-8");
                    return;
                }
                Head head = head(json.createParser(text));
                if (!head.type().isEmpty() && !KINDS.contains(head.type())) {
                    if (!context.getResourceTypes().contains(head.type())) {
                        aside(text, place, "is of a type FHIR R4 does not have");
                    }
                    return;
                }
                resource = parse(text);
                if (resource.getIdElement().getIdPart() == null && knownId != null) {
                    resource.setId(knownId);
                }
            } catch (JacksonException e) {
                aside(text, place, malformed(e));
                return;
            } catch (DataFormatException | IllegalArgumentException | DateTimeException | ClassCastException e) {
                aside(text, place, problem(e));
                return;
            }
            take(resource, place, text);
        }

        /** @param text as it was written; null when that is not known */
        void take(Resource resource, String place, @Nullable String text) {
            if (resource instanceof Medication medication) {
                converter.remember(medication);
            } else if (resource instanceof MeasureReport report) {
                expect(report);
            } else {
                String patient = patient(resource);
                if (patient == null) {
                    aside(text == null ? encoded(resource) : text, place, "names no patient");
                } else {
                    convert(new Pending(resource, patient, place, text), true);
                }
            }
        }

        private void convert(Pending read, boolean mayWait) {
            Set<Fact> ofPatient = facts.computeIfAbsent(read.patient(), id -> new LinkedHashSet<>());
            try {
                Fact fact = fact(read);
                if (fact != null) {
                    ofPatient.add(fact);
                }
            } catch (FhirFacts.UnknownMedication e) {
                if (mayWait) {
                    pending.add(read);
                } else {
                    aside(
                            written(read),
                            read.patient(),
                            read.resource().fhirType(),
                            read.resource().getIdElement().getIdPart(),
                            read.place(),
                            String.valueOf(e.getMessage()));
                }
            } catch (IllegalArgumentException | DateTimeException | DataFormatException e) {
                aside(written(read), read.place(), problem(e));
            }
        }

        private @Nullable Fact fact(Pending read) throws FhirFacts.UnknownMedication {
            try {
                return converter.fact(read.resource(), read.patient());
            } catch (Times.Unsure e) {
                Ambiguous unsure = converter.ambiguous(read.resource(), read.patient(), e);
                ambiguous
                        .computeIfAbsent(read.patient(), patient -> new ArrayList<>())
                        .add(unsure);
                if (e.isMistaken()) {
                    setAside.computeIfAbsent(read.patient(), patient -> new ArrayList<>())
                            .add(new BadResource(
                                    read.patient(),
                                    unsure.aside().type(),
                                    unsure.aside().id(),
                                    read.place(),
                                    unsure.aside().problem()));
                }
                return unsure.standIn();
            }
        }

        private String written(Pending read) {
            return read.text() == null ? encoded(read.resource()) : read.text();
        }

        private String encoded(Resource resource) {
            return context.newJsonParser().encodeResourceToString(resource);
        }

        /** What is wrong in elements no measure reads is none of our business. */
        private Resource parse(String text) {
            try {
                return (Resource) parser().parseResource(text);
            } catch (DataFormatException | IllegalArgumentException | DateTimeException | ClassCastException e) {
                return (Resource) parser().parseResource(
                                Relevance.read(json.readTree(text)).toString());
            }
        }

        private @Nullable String patient(Resource resource) {
            if (owner != null) {
                return owner;
            }
            if (resource instanceof Patient) {
                return resource.getIdElement().getIdPart();
            }
            Reference reference = FhirFacts.patientOf(resource);
            if (reference == null || !reference.hasReference()) {
                return null;
            }
            String alias = aliases.get(reference.getReference());
            return alias != null ? alias : lastSegment(reference.getReference());
        }

        private void aside(String text, String place, String problem) {
            String type = first(TYPE, text, "Resource");
            String id = first(ID, text, "?");
            String patient = owner != null ? owner : type.equals("Patient") ? id : first(PATIENT, text, "");
            aside(text, patient.equals("?") ? "" : patient, type, id, place, problem);
        }

        private void aside(String text, String patient, String type, String id, String place, String problem) {
            if (patient.isEmpty()) {
                lost.add(new BadResource(null, type, id, place, problem));
                return;
            }
            setAside.computeIfAbsent(patient, key -> new ArrayList<>())
                    .add(new BadResource(patient, type, id, place, problem));
            Set<Fact> ofPatient = facts.computeIfAbsent(patient, key -> new LinkedHashSet<>());
            if (couldMatter(text)) {
                ofPatient.add(new SetAside(id, patient, type, "could not be read"));
            }
        }

        private boolean couldMatter(String text) {
            try {
                return Relevance.couldMatter(json.readTree(text), valueSets);
            } catch (JacksonException e) {
                return true;
            }
        }

        private void expect(MeasureReport report) {
            Matcher measure = MEASURE.matcher(String.valueOf(report.getMeasure()));
            if (owner == null || !measure.find()) {
                return;
            }
            int position = 0;
            for (MeasureReport.MeasureReportGroupComponent group : report.getGroup()) {
                position++;
                Matcher numbered = GROUP.matcher(String.valueOf(group.getId()));
                int number = numbered.matches() ? Integer.parseInt(numbered.group(1)) : position;
                Map<Population, Integer> counts = new EnumMap<>(Population.class);
                for (MeasureReport.MeasureReportGroupPopulationComponent population : group.getPopulation()) {
                    for (Population known : Population.values()) {
                        if (known.code()
                                .equals(population.getCode().getCodingFirstRep().getCode())) {
                            counts.put(known, population.getCount());
                        }
                    }
                }
                expected.computeIfAbsent(owner, key -> new TreeMap<>()).put(new Group(measure.group(), number), counts);
            }
        }

        FhirRecord only() {
            List<FhirRecord> records = new ArrayList<>(1);
            finish("", records::add);
            return records.get(0);
        }

        void finish(String place, Consumer<FhirRecord> patients) {
            pending.forEach(read -> convert(read, false));
            facts.forEach((patient, known) -> patients.accept(new FhirRecord(
                    patient,
                    place,
                    List.copyOf(known),
                    List.copyOf(setAside.getOrDefault(patient, List.of())),
                    List.copyOf(ambiguous.getOrDefault(patient, List.of())),
                    expected.getOrDefault(patient, new TreeMap<>()))));
        }
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    /** What our own handlers say names elements only; other messages may hold values, and are not repeated. */
    private static String problem(RuntimeException e) {
        return e instanceof StrictErrors.Unreadable
                        || (e instanceof IllegalArgumentException && "has no id".equals(e.getMessage()))
                ? String.valueOf(e.getMessage())
                : "cannot be read as FHIR R4 (" + e.getClass().getSimpleName() + ")";
    }

    private IParser parser() {
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new StrictErrors());
        return parser;
    }
}
