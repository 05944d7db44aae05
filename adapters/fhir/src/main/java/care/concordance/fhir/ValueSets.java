package care.concordance.fhir;

import care.concordance.fhir.ValueSetException.Kind;
import care.concordance.fhir.ValueSetException.Problem;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * The user's value sets, by name: which codes belong to which. Immutable. A set that could silently miss a code, because it is empty,
 * cut, composed of itself or of something that is not there, is none; who asks for it is told why.
 */
public final class ValueSets {

    /** A code of a code system; membership is one look-up of it. */
    record Code(String system, String code) {}

    private final Map<String, Set<Code>> sets;
    private final SortedMap<String, Integer> sizes;
    private final Map<Code, Set<String>> names;
    private final Set<String> systems;
    private final Map<String, Set<String>> byReference;
    private final List<Problem> problems;
    private final List<String> notes;

    /**
     * @param byReference the names of the sets by their URLs and OIDs
     * @param problems why sets that were given are not among them
     * @param notes files that were passed over, in sentences
     */
    ValueSets(
            Map<String, Set<Code>> sets,
            Map<String, Set<String>> byReference,
            List<Problem> problems,
            List<String> notes) {
        TreeMap<String, Integer> counted = new TreeMap<>();
        Map<Code, Set<String>> collected = new HashMap<>();
        Set<String> used = new HashSet<>();
        sets.forEach((name, codes) -> {
            counted.put(name, codes.size());
            codes.forEach(code -> {
                collected.computeIfAbsent(code, key -> new TreeSet<>()).add(name);
                used.add(code.system());
            });
        });
        // Codes that belong to the same sets share one set of names: thousands of codes, few combinations.
        Map<Set<String>, Set<String>> interned = new HashMap<>();
        Map<Code, Set<String>> byCode = new HashMap<>(collected.size() * 2);
        collected.forEach((code, in) -> byCode.put(code, interned.computeIfAbsent(in, Set::copyOf)));
        this.sets = sets;
        this.sizes = Collections.unmodifiableSortedMap(counted);
        this.names = byCode;
        this.systems = used;
        this.byReference = byReference;
        this.problems = List.copyOf(problems);
        this.notes = List.copyOf(notes);
    }

    /**
     * Reads value sets from files and from directories with all below them: tables ({@code .csv}, {@code .tsv}) with columns for the
     * name of the set, the code system and the code, and perhaps the set's OID; and JSON files that hold FHIR {@code ValueSet}s, or
     * Bundles of them.
     *
     * <p>A set a measure asks for is known by its OID, which is also the end of its canonical URL; where no set has that OID, and for all
     * others, by its name: the {@code title}, else the {@code name} of a FHIR {@code ValueSet}. Of several that share a title the one
     * that holds all the others' codes is meant, and the others are its components.
     *
     * @throws ValueSetException when a file cannot be read, with every problem found
     * @throws UncheckedIOException when a path cannot be read
     */
    public static ValueSets read(Path... paths) {
        ValueSetReader reader = new ValueSetReader();
        for (Path path : paths) {
            reader.read(path);
        }
        return reader.finish();
    }

    /** The names of all sets, with the number of codes of each. */
    public SortedMap<String, Integer> sizes() {
        return sizes;
    }

    /** Why sets that were given cannot be trusted, and are none. */
    public List<Problem> problems() {
        return problems;
    }

    /** Files that were passed over because they hold no value set, in sentences. */
    public List<String> notes() {
        return notes;
    }

    /**
     * Refuses to go on without value sets.
     *
     * @throws ValueSetException naming every one of these that is not here, or cannot be trusted
     */
    public void require(Collection<String> required) {
        List<Problem> found = new ArrayList<>();
        boolean isMissing = false;
        for (String name : new TreeSet<>(required)) {
            if (!sizes.containsKey(name)) {
                List<Problem> own = problems.stream()
                        .filter(problem -> problem.valueSet().equals(name))
                        .toList();
                found.addAll(own);
                if (own.isEmpty()) {
                    isMissing = true;
                    found.add(missing(name));
                }
            }
        }
        if (!found.isEmpty()) {
            throw new ValueSetException(found, isMissing ? notes : List.of());
        }
    }

    private Problem missing(String name) {
        Set<String> alike = new TreeSet<>();
        sizes.keySet().stream()
                .filter(other -> plain(other).equals(plain(name)))
                .forEach(alike::add);
        String oid = NeededValueSets.oid(name);
        return new Problem(
                Kind.MISSING,
                name,
                "",
                "a measure needs it; add a file that holds it, "
                        + (oid == null ? "under exactly this name" : "under OID " + oid + " or exactly this name")
                        + (alike.isEmpty() ? "" : " (is it \"" + String.join("\", \"", alike) + "\"?)"));
    }

    private static String plain(String name) {
        return name.strip().replaceAll("[\\s_-]+", " ").toLowerCase(Locale.ROOT);
    }

    /** The same without all but these. */
    ValueSets only(Set<String> asked) {
        TreeMap<String, Set<Code>> kept = new TreeMap<>(sets);
        kept.keySet().retainAll(asked);
        return new ValueSets(kept, byReference, problems, notes);
    }

    /** Whether any set has a code of the system. */
    boolean uses(String system) {
        return systems.contains(CodeSystems.url(system));
    }

    /** The names of the sets a code belongs to; empty when it is in none. */
    Set<String> of(@Nullable String system, @Nullable String code) {
        if (system == null || code == null) {
            return Set.of();
        }
        Set<String> found = names.get(new Code(system, code));
        return found != null ? found : names.getOrDefault(new Code(CodeSystems.url(system), code.strip()), Set.of());
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

    /** The names of the set that has this URL or OID; null when it is not at hand. */
    @Nullable
    Set<String> named(String reference) {
        Set<String> named = byReference.get(ValueSetReader.reference(reference));
        return named == null ? null : named.stream().filter(sets::containsKey).collect(Collectors.toUnmodifiableSet());
    }
}
