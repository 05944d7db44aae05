package care.concordance.fhir;

import ca.uhn.fhir.context.FhirContext;
import care.concordance.fhir.ValueSetException.Kind;
import care.concordance.fhir.ValueSetException.Problem;
import care.concordance.fhir.ValueSets.Code;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.jspecify.annotations.Nullable;

/** Reads value sets from tables and FHIR, joins the pages of an expansion, and decides which set a name means. */
final class ValueSetReader {

    private static final Pattern OID = Pattern.compile("(?:.*[/:])?([0-2](?:\\.[0-9]+){3,})");
    private static final int ROWS_SHOWN = 20;
    private static final char NOT_UTF_8 = '\uFFFD';

    /** One set as given: in a table, in a FHIR resource or in several pages of one. */
    private static final class Given {
        final String name;

        /** What tells it from others: its URL or OID; empty when it has none. */
        final String reference;

        final String place;
        final Set<Code> codes = new LinkedHashSet<>();
        final List<Problem> problems = new ArrayList<>();
        int bad;

        Given(String name, String reference, String place) {
            this.name = name;
            this.reference = reference;
            this.place = place;
        }

        void problem(Kind kind, String where, String detail) {
            bad++;
            if (bad <= ROWS_SHOWN) {
                problems.add(new Problem(kind, name, where, detail));
            }
        }
    }

    private final List<Problem> unreadable = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Given> given = new ArrayList<>();
    private final List<ValueSetPages> described = new ArrayList<>();

    /** How URLs and OIDs are compared: without a version, an OID by itself. */
    static String reference(String written) {
        String plain = written.strip().replaceFirst("\\|.*$", "");
        Matcher oid = OID.matcher(plain);
        return oid.matches() ? oid.group(1) : plain;
    }

    void read(Path path) {
        try (Stream<Path> files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(Files::isRegularFile).sorted().forEach(this::file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read value sets from " + path, e);
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException("cannot read value sets from " + path, new IOException(e.getCause()));
        }
    }

    private void file(Path file) {
        String name = String.valueOf(file.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        try {
            if (lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".txt")) {
                table(file);
            } else if (lower.endsWith(".json")) {
                json(file);
            } else if (lower.endsWith(".xml")
                    || lower.endsWith(".zip")
                    || lower.endsWith(".gz")
                    || lower.endsWith(".xlsx")) {
                notes.add(file + " was passed over: value sets are read from CSV and from FHIR JSON");
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            unreadable.add(new Problem(Kind.UNREADABLE, name, file.toString(), why(e)));
        }
    }

    private static String why(Throwable e) {
        return e.getMessage() == null ? "it cannot be read (" + e.getClass().getSimpleName() + ")" : e.getMessage();
    }

    private static String text(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    // ---- tables

    /** A column of a table, by the names it goes by, in lower case without anything but letters. */
    private enum Column {
        NAME("valuesetname|valueset|valuesettitle"),
        SYSTEM("system|codesystem|codesystemurl"),
        CODE("code|conceptcode"),
        OID("valuesetoid|oid");

        private final String names;

        Column(String names) {
            this.names = names;
        }

        @Nullable
        String in(Collection<String> header) {
            return header.stream()
                    .filter(name -> name.toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z]", "")
                            .matches(names))
                    .findFirst()
                    .orElse(null);
        }
    }

    private void table(Path file) throws IOException {
        String text = text(file);
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char separator = ',';
        for (char other : new char[] {';', '\t', '|'}) {
            separator = count(first, other) > count(first, separator) ? other : separator;
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
                .get();
        try (CSVParser rows = format.parse(new StringReader(text))) {
            List<String> header = rows.getHeaderNames();
            String name = Column.NAME.in(header);
            String system = Column.SYSTEM.in(header);
            String code = Column.CODE.in(header);
            if (name == null || system == null || code == null) {
                if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".txt")) {
                    notes.add(file
                            + " was passed over: it has no columns valueset_name, system and code; its columns are "
                            + String.join(", ", header));
                }
                return;
            }
            String oid = Column.OID.in(header);
            Map<List<String>, Given> found = new LinkedHashMap<>();
            for (CSVRecord row : rows) {
                row(row, List.of(name, system, code), oid, file + ":" + (row.getRecordNumber() + 1), file, found);
            }
            given.addAll(found.values());
        }
    }

    private static long count(String text, char sought) {
        return text.chars().filter(c -> c == sought).count();
    }

    private void row(
            CSVRecord row,
            List<String> columns,
            @Nullable String oid,
            String place,
            Path file,
            Map<List<String>, Given> found) {
        List<String> values = columns.stream()
                .map(column -> row.isSet(column) ? row.get(column).strip() : "")
                .toList();
        String name = values.get(0);
        if (values.stream().anyMatch(value -> value.indexOf(NOT_UTF_8) >= 0)) {
            unreadable.add(new Problem(
                    Kind.UNREADABLE, String.valueOf(file.getFileName()), place, "the row is not written in UTF-8"));
            return;
        }
        if (values.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (name.isEmpty()) {
            unreadable.add(new Problem(
                    Kind.UNREADABLE, String.valueOf(file.getFileName()), place, "the row names no value set"));
            return;
        }
        String reference = oid != null && row.isSet(oid) ? reference(row.get(oid)) : "";
        Given set = found.computeIfAbsent(List.of(name, reference), key -> new Given(name, reference, file.toString()));
        String system = CodeSystems.url(values.get(1));
        String code = values.get(2);
        String problem = system.isEmpty() || code.isEmpty()
                ? "a row needs a system and a code"
                : CodeSystems.problem(system, code);
        if (problem == null) {
            set.codes.add(new Code(system, code));
        } else {
            set.problem(Kind.UNREADABLE, place, problem);
        }
    }

    // ---- FHIR

    private void json(Path file) throws IOException {
        String text = text(file);
        if (text.contains("\"ValueSet\"")) {
            describe(FhirContext.forR4Cached().newJsonParser().parseResource(text), file.toString());
        }
    }

    private void describe(@Nullable IBaseResource resource, String place) {
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().forEach(entry -> describe(entry.getResource(), place));
        } else if (resource instanceof Parameters parameters) {
            parameters.getParameter().forEach(parameter -> describe(parameter.getResource(), place));
        } else if (resource instanceof ValueSet set) {
            described.stream()
                    .filter(pages -> pages.lacks(set))
                    .findFirst()
                    .orElseGet(() -> {
                        ValueSetPages pages = new ValueSetPages(place);
                        described.add(pages);
                        return pages;
                    })
                    .pages
                    .add(set);
        }
    }

    private static String reference(ValueSet set) {
        if (set.hasUrl()) {
            return reference(set.getUrl());
        }
        Matcher oid = OID.matcher(String.valueOf(set.getIdElement().getIdPart()));
        return oid.matches() ? oid.group(1) : "";
    }

    private static String name(ValueSet set) {
        return set.hasTitle() ? set.getTitle() : set.hasName() ? set.getName() : String.valueOf(set.getUrl());
    }

    /** Works out what each FHIR value set holds, through those it is composed of. */
    private final class Composer {

        private final Map<String, ValueSetPages> byReference = new HashMap<>();

        Composer() {
            described.forEach(pages -> {
                ValueSet set = pages.first();
                byReference.putIfAbsent(reference(set), pages);
                String id = set.getIdElement().getIdPart();
                if (id != null) {
                    byReference.putIfAbsent(id, pages);
                }
            });
        }

        Given set(ValueSetPages pages) {
            Given set = new Given(name(pages.first()), reference(pages.first()), pages.place);
            set.codes.addAll(resolve(pages, set, new ArrayList<>()));
            if (set.codes.isEmpty() && set.problems.isEmpty()) {
                set.problem(Kind.EMPTY, pages.place, "it lists no code; get it with its codes");
            }
            for (Code code : set.codes) {
                String problem = CodeSystems.problem(code.system(), code.code());
                if (problem != null) {
                    set.problem(Kind.UNREADABLE, pages.place, problem);
                }
            }
            return set;
        }

        /** Its codes: those of its expansion when that is whole, else those it is composed of with those expanded. */
        private Set<Code> resolve(ValueSetPages pages, Given asked, List<ValueSetPages> path) {
            if (path.contains(pages)) {
                asked.problem(
                        Kind.CYCLIC,
                        pages.place,
                        "it is composed of itself, through "
                                + String.join(
                                        " -> ",
                                        path.stream()
                                                .map(each -> name(each.first()))
                                                .toList()));
                return Set.of();
            }
            Set<Code> expanded = new LinkedHashSet<>();
            String cut = pages.expansion(expanded);
            ValueSet set = pages.first();
            // An expansion that counts its codes is the publisher's own word. Without one the composition is.
            if (cut.isEmpty() || !set.hasCompose()) {
                if (!cut.isEmpty() && set.hasExpansion()) {
                    asked.problem(Kind.TRUNCATED, pages.place, cut);
                }
                return expanded;
            }
            path.add(pages);
            Set<Code> codes = new LinkedHashSet<>();
            for (ConceptSetComponent include : set.getCompose().getInclude()) {
                codes.addAll(part(include, pages, asked, path));
            }
            codes.addAll(expanded);
            for (ConceptSetComponent exclude : set.getCompose().getExclude()) {
                codes.removeAll(part(exclude, pages, asked, path));
            }
            path.remove(path.size() - 1);
            return codes;
        }

        private Set<Code> part(ConceptSetComponent part, ValueSetPages pages, Given asked, List<ValueSetPages> path) {
            Set<Code> codes = null;
            if (part.hasConcept()) {
                codes = new LinkedHashSet<>();
                for (ConceptReferenceComponent concept : part.getConcept()) {
                    codes.add(new Code(CodeSystems.url(String.valueOf(part.getSystem())), concept.getCode()));
                }
            } else if (part.hasSystem()) {
                asked.problem(
                        Kind.UNRESOLVED,
                        pages.place,
                        "it takes " + (part.hasFilter() ? "codes by a filter" : "all codes") + " of " + part.getSystem()
                                + ", which only a terminology server can list; get it expanded");
                return Set.of();
            }
            // Several value sets of one part mean what they have in common.
            for (CanonicalType named : part.getValueSet()) {
                ValueSetPages nested = byReference.get(reference(named.getValue()));
                if (nested == null) {
                    asked.problem(
                            Kind.UNRESOLVED,
                            pages.place,
                            "it is composed of " + named.getValue() + ", which no file holds");
                    return Set.of();
                }
                Set<Code> inner = resolve(nested, asked, path);
                if (codes == null) {
                    codes = new LinkedHashSet<>(inner);
                } else {
                    codes.retainAll(inner);
                }
            }
            return codes == null ? Set.of() : codes;
        }
    }

    // ---- which set a name means

    ValueSets finish() {
        Composer composer = new Composer();
        described.forEach(pages -> given.add(composer.set(pages)));
        TreeMap<String, Set<Code>> sets = new TreeMap<>();
        Map<String, Set<String>> byReference = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> names = new TreeSet<>(NeededValueSets.names());
        given.forEach(set -> names.add(set.name));
        for (String name : names) {
            List<Given> meant = meant(name);
            Given one = one(name, meant, problems);
            if (one != null) {
                sets.put(name, Set.copyOf(one.codes));
                Set<String> references = new HashSet<>(NeededValueSets.oids(name));
                references.add(one.reference);
                references.forEach(reference -> byReference
                        .computeIfAbsent(reference, key -> new HashSet<>())
                        .add(name));
            }
        }
        if (!unreadable.isEmpty()) {
            List<Problem> all = new ArrayList<>(unreadable);
            all.addAll(problems);
            throw new ValueSetException(all, List.of());
        }
        return new ValueSets(sets, byReference, problems, notes);
    }

    /** The sets that may be meant: those of the OID a measure means by the name, and those that have only the name. */
    private List<Given> meant(String name) {
        String oid = NeededValueSets.oid(name);
        List<Given> named = given.stream().filter(set -> set.name.equals(name)).toList();
        List<Given> known = given.stream()
                .filter(set -> oid != null && set.reference.equals(oid))
                .toList();
        if (known.isEmpty()) {
            return named;
        }
        List<Given> meant = new ArrayList<>(known);
        named.stream().filter(set -> set.reference.isEmpty()).forEach(meant::add);
        return meant;
    }

    /** The one that is meant; null, with the reason among the problems, when there is none or it cannot be told which. */
    private static @Nullable Given one(String name, List<Given> meant, List<Problem> problems) {
        List<Given> whole = meant.stream().filter(set -> set.problems.isEmpty()).toList();
        if (whole.isEmpty()) {
            for (Given set : meant) {
                for (Problem problem : set.problems) {
                    problems.add(new Problem(problem.kind(), name, problem.place(), problem.detail()));
                }
                if (set.bad > ROWS_SHOWN) {
                    problems.add(new Problem(
                            Kind.UNREADABLE, name, set.place, "and " + (set.bad - ROWS_SHOWN) + " more of its rows"));
                }
            }
            return null;
        }
        Given first = whole.get(0);
        Given largest = first;
        for (Given set : whole) {
            largest = set.codes.size() > largest.codes.size() ? set : largest;
        }
        for (Given set : meant) {
            // One of a reference of its own that holds less is a component; one that could not be read in full is a
            // part of the whole.
            boolean isPart = largest.codes.containsAll(set.codes)
                    && (!set.problems.isEmpty() || isAnother(set.reference, largest.reference));
            if (!isPart && !set.codes.equals(largest.codes)) {
                problems.add(new Problem(
                        Kind.CONTRADICTORY,
                        name,
                        set.place,
                        "it has " + set.codes.size() + " codes here, and " + largest.codes.size() + " others in "
                                + largest.place + "; keep one"));
                return null;
            }
        }
        return largest;
    }

    private static boolean isAnother(String reference, String other) {
        return !reference.isEmpty() && !other.isEmpty() && !reference.equals(other);
    }
}
