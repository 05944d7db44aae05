package care.concordance.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import care.concordance.fhir.ValueSetException.Kind;
import care.concordance.fhir.ValueSetException.Problem;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * The user's value sets, by name: which codes belong to which. Immutable. A set that could silently miss a code, because
 * it is empty, cut, composed of itself or of something that is not there, is refused when it is read.
 */
public final class ValueSets {

    /** A code of a code system; membership is one look-up of it. */
    private record Code(String system, String code) {}

    private final SortedMap<String, Integer> sizes;
    private final Map<Code, Set<String>> names;

    private ValueSets(SortedMap<String, Set<Code>> sets) {
        TreeMap<String, Integer> counted = new TreeMap<>();
        Map<Code, Set<String>> collected = new HashMap<>();
        sets.forEach((name, codes) -> {
            counted.put(name, codes.size());
            codes.forEach(code ->
                    collected.computeIfAbsent(code, key -> new TreeSet<>()).add(name));
        });
        // Codes that belong to the same sets share one set of names: thousands of codes, few combinations.
        Map<Set<String>, Set<String>> interned = new HashMap<>();
        Map<Code, Set<String>> byCode = new HashMap<>(collected.size() * 2);
        collected.forEach((code, in) -> byCode.put(code, interned.computeIfAbsent(in, Set::copyOf)));
        this.sizes = Collections.unmodifiableSortedMap(counted);
        this.names = byCode;
    }

    /**
     * Reads value sets from files and from directories with all below them: {@code .csv} files with the columns {@code
     * valueset_name, system, code} (others are ignored), and {@code .json} files that hold a FHIR {@code ValueSet} or a
     * {@code Bundle} of them, whose {@code compose} is resolved through the value sets it names. A FHIR value set's name
     * is its {@code title}, else its {@code name}. Other JSON resources are left out.
     *
     * @throws ValueSetException when a set cannot be trusted, with every problem found
     * @throws UncheckedIOException when a path cannot be read
     */
    public static ValueSets read(Path... paths) {
        Loader loader = new Loader();
        for (Path path : paths) {
            try (Stream<Path> files = Files.walk(path)) {
                files.filter(Files::isRegularFile).sorted().forEach(loader::read);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read value sets from " + path, e);
            }
        }
        return loader.finish();
    }

    /** The names of all sets, with the number of codes of each. */
    public SortedMap<String, Integer> sizes() {
        return sizes;
    }

    /**
     * @throws ValueSetException naming every one of these that is not here
     */
    public void require(Collection<String> required) {
        List<Problem> problems = new TreeSet<>(required)
                .stream()
                        .filter(name -> !sizes.containsKey(name))
                        .map(name -> new Problem(
                                Kind.MISSING,
                                name,
                                "",
                                "a measure needs it; add a file that holds it, under exactly this name"))
                        .toList();
        if (!problems.isEmpty()) {
            throw new ValueSetException(problems);
        }
    }

    /** The names of the sets a code belongs to; empty when it is in none. */
    Set<String> of(@Nullable String system, @Nullable String code) {
        return system == null || code == null ? Set.of() : names.getOrDefault(new Code(system, code), Set.of());
    }

    Set<String> of(Coding coding) {
        return of(coding.getSystem(), coding.getCode());
    }

    Set<String> of(CodeableConcept concept) {
        return of(List.of(concept));
    }

    /** The names of the sets any of the codings belongs to. */
    Set<String> of(Collection<CodeableConcept> concepts) {
        Set<String> first = Set.of();
        Set<String> all = null;
        for (CodeableConcept concept : concepts) {
            for (Coding coding : concept.getCoding()) {
                Set<String> found = of(coding);
                if (first.isEmpty()) {
                    first = found;
                } else if (!first.containsAll(found)) {
                    all = all == null ? new HashSet<>(first) : all;
                    all.addAll(found);
                }
            }
        }
        return all == null ? first : all;
    }

    private static final class Loader {
        private final List<Problem> problems = new ArrayList<>();
        private final TreeMap<String, Set<Code>> sets = new TreeMap<>();
        private final Map<String, String> places = new HashMap<>();
        /** FHIR value sets by their URL, and by the OID at its end, as others refer to them. */
        private final Map<String, ValueSet> byReference = new HashMap<>();

        private final Map<ValueSet, String> described = new java.util.LinkedHashMap<>();

        void read(Path file) {
            String name = String.valueOf(file.getFileName());
            try {
                if (name.endsWith(".csv")) {
                    csv(file);
                } else if (name.endsWith(".json")) {
                    json(file);
                }
            } catch (IOException | UncheckedIOException | IllegalArgumentException | DataFormatException e) {
                problems.add(new Problem(Kind.UNREADABLE, name, file.toString(), String.valueOf(e.getMessage())));
            }
        }

        private void csv(Path file) throws IOException {
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            TreeMap<String, Set<Code>> found = new TreeMap<>();
            try (Reader reader = Files.newBufferedReader(file);
                    CSVParser rows = format.parse(reader)) {
                List<String> columns = rows.getHeaderNames();
                if (!columns.containsAll(List.of("valueset_name", "system", "code"))) {
                    // Some other table, such as a deck's expected results.
                    return;
                }
                for (CSVRecord row : rows) {
                    Code code =
                            new Code(row.get("system").strip(), row.get("code").strip());
                    if (code.system().isEmpty() || code.code().isEmpty()) {
                        problems.add(new Problem(
                                Kind.UNREADABLE,
                                row.get("valueset_name"),
                                file + ":" + rows.getCurrentLineNumber(),
                                "a row needs a system and a code"));
                    } else {
                        found.computeIfAbsent(row.get("valueset_name").strip(), key -> new LinkedHashSet<>())
                                .add(code);
                    }
                }
            }
            found.forEach((set, codes) -> add(set, codes, file.toString()));
        }

        private void json(Path file) throws IOException {
            String text = Files.readString(file);
            if (!text.contains("\"ValueSet\"")) {
                return;
            }
            IBaseResource resource = FhirContext.forR4Cached().newJsonParser().parseResource(text);
            if (resource instanceof org.hl7.fhir.r4.model.Bundle bundle) {
                bundle.getEntry().forEach(entry -> describe(entry.getResource(), file));
            } else {
                describe(resource, file);
            }
        }

        private void describe(@Nullable IBaseResource resource, Path file) {
            if (resource instanceof ValueSet set) {
                described.put(set, file.toString());
                if (set.hasUrl()) {
                    byReference.put(set.getUrl(), set);
                    byReference.put(lastSegment(set.getUrl()), set);
                }
                byReference.putIfAbsent(set.getIdElement().getIdPart(), set);
            }
        }

        ValueSets finish() {
            described.forEach((set, place) -> {
                String name = name(set);
                List<Problem> before = List.copyOf(problems);
                Set<Code> codes = resolve(set, name, place, new ArrayList<>());
                if (codes.isEmpty() && problems.size() == before.size()) {
                    problems.add(new Problem(Kind.EMPTY, name, place, "it lists no code; get it with its codes"));
                }
                add(name, codes, place);
            });
            if (!problems.isEmpty()) {
                throw new ValueSetException(problems.stream().distinct().toList());
            }
            return new ValueSets(sets);
        }

        private void add(String name, Set<Code> codes, String place) {
            Set<Code> earlier = sets.putIfAbsent(name, codes);
            if (earlier != null && !earlier.equals(codes)) {
                problems.add(new Problem(
                        Kind.CONTRADICTORY,
                        name,
                        place,
                        "it has " + codes.size() + " codes here, and " + earlier.size() + " others in "
                                + places.get(name) + "; keep one"));
            }
            places.putIfAbsent(name, place);
        }

        /** Its codes: those of its expansion when that is whole, else those it is composed of with those expanded. */
        private Set<Code> resolve(ValueSet set, String name, String place, List<ValueSet> path) {
            if (path.contains(set)) {
                problems.add(new Problem(
                        Kind.CYCLIC,
                        name(set),
                        place,
                        "it is composed of itself, through "
                                + String.join(
                                        " -> ", path.stream().map(Loader::name).toList())));
                return Set.of();
            }
            Set<Code> expanded = new LinkedHashSet<>();
            expansion(set.getExpansion().getContains(), expanded);
            boolean cut = set.getExpansion().getTotal() > expanded.size()
                    || set.getExpansion().getParameter().stream()
                            .anyMatch(parameter -> parameter.getName().equals("limitedExpansion"));
            boolean whole = set.getExpansion().hasTotal() && !cut;
            // An expansion that counts its codes is the publisher's own word. Without one the composition is.
            if (whole || !set.hasCompose()) {
                if (cut) {
                    problems.add(new Problem(
                            Kind.TRUNCATED,
                            name,
                            place,
                            "its expansion holds " + expanded.size() + " of "
                                    + Math.max(
                                            expanded.size(), set.getExpansion().getTotal())
                                    + " codes or more; get all of them"));
                }
                return expanded;
            }
            path.add(set);
            Set<Code> codes = new LinkedHashSet<>();
            for (ValueSet.ConceptSetComponent include : set.getCompose().getInclude()) {
                codes.addAll(part(include, set, place, path));
            }
            codes.addAll(expanded);
            for (ValueSet.ConceptSetComponent exclude : set.getCompose().getExclude()) {
                codes.removeAll(part(exclude, set, place, path));
            }
            path.remove(path.size() - 1);
            return codes;
        }

        private Set<Code> part(ValueSet.ConceptSetComponent part, ValueSet set, String place, List<ValueSet> path) {
            Set<Code> codes = null;
            if (part.hasConcept()) {
                codes = new LinkedHashSet<>();
                for (ValueSet.ConceptReferenceComponent concept : part.getConcept()) {
                    codes.add(new Code(part.getSystem(), concept.getCode()));
                }
            } else if (part.hasSystem()) {
                problems.add(new Problem(
                        Kind.UNRESOLVED,
                        name(set),
                        place,
                        "it takes " + (part.hasFilter() ? "codes by a filter" : "all codes") + " of " + part.getSystem()
                                + ", which only a terminology server can list; get it expanded"));
                return Set.of();
            }
            // Several value sets of one part mean what they have in common.
            for (CanonicalType reference : part.getValueSet()) {
                String url = reference.getValue().replaceFirst("\\|.*$", "");
                ValueSet nested = byReference.getOrDefault(url, byReference.get(lastSegment(url)));
                if (nested == null) {
                    problems.add(new Problem(
                            Kind.UNRESOLVED, name(set), place, "it is composed of " + url + ", which no file holds"));
                    return Set.of();
                }
                Set<Code> inner = resolve(nested, name(nested), described.getOrDefault(nested, place), path);
                if (codes == null) {
                    codes = new LinkedHashSet<>(inner);
                } else {
                    codes.retainAll(inner);
                }
            }
            return codes == null ? Set.of() : codes;
        }

        private static void expansion(List<ValueSet.ValueSetExpansionContainsComponent> contains, Set<Code> codes) {
            for (ValueSet.ValueSetExpansionContainsComponent concept : contains) {
                if (concept.hasSystem() && concept.hasCode() && !concept.getAbstract()) {
                    codes.add(new Code(concept.getSystem(), concept.getCode()));
                }
                expansion(concept.getContains(), codes);
            }
        }

        private static String name(ValueSet set) {
            return set.hasTitle() ? set.getTitle() : set.hasName() ? set.getName() : String.valueOf(set.getUrl());
        }

        private static String lastSegment(String url) {
            return url.substring(Math.max(url.lastIndexOf('/'), url.lastIndexOf(':')) + 1);
        }
    }
}
