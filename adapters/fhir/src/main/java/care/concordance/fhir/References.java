package care.concordance.fhir;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the references of a deck lead to: by type and id, whatever the version; by server where one is named; by the URLs a Bundle gives
 * its entries; by identifier. What leads nowhere, or to several, is never guessed.
 */
final class References {

    /** Where a reference of type and id leads by itself. */
    private static final Pattern LITERAL =
            Pattern.compile("(?:(?<base>[a-z][a-z0-9+.-]*://.*)/)?(?<type>[A-Za-z]+)/(?<id>[A-Za-z0-9.-]{1,64})");

    private static final Pattern HISTORY = Pattern.compile("/_history/[^/]*$");
    private static final Pattern SEARCH = Pattern.compile("(?:.*/)?([A-Za-z]+)\\?(.*)");

    /**
     * Whose a resource is.
     *
     * @param person the one it is of; null when that is nobody, or not certain
     * @param perhaps those of whom it may be
     * @param anybody whether it may be anybody's
     * @param problem why it is not certain; empty when it is
     */
    record Whose(@Nullable Person person, Set<Person> perhaps, boolean anybody, String problem) {

        private static Whose of(Person person) {
            return new Whose(person, Set.of(), false, "");
        }

        private static Whose anybody(String problem) {
            return new Whose(null, Set.of(), true, problem);
        }

        private static Whose nobody(String problem) {
            return new Whose(null, Set.of(), false, problem);
        }
    }

    private final Map<String, List<Person>> persons = new LinkedHashMap<>();
    private final Map<String, Set<Person>> byIdentifier = new HashMap<>();
    private final Map<String, Integer> identifiedBy = new HashMap<>();
    private final Map<String, List<Entry>> medications = new HashMap<>();
    private final Map<String, List<Entry>> byUrl = new HashMap<>();
    private int known;

    /** The id at the end of an entry's URL; empty when it has none. */
    static String id(String url) {
        String last = url.substring(Math.max(url.lastIndexOf('/'), url.lastIndexOf(':')) + 1);
        return last.matches("[A-Za-z0-9.-]{1,64}") ? last : "";
    }

    /** The server of an entry's URL; empty when it names none. */
    static String base(String url) {
        Matcher literal = LITERAL.matcher(url);
        return literal.matches() && literal.group("base") != null ? literal.group("base") : "";
    }

    void add(Person person) {
        persons.computeIfAbsent(person.name, id -> new ArrayList<>(1)).add(person);
        known++;
        Set<String> systems = new LinkedHashSet<>();
        for (Entry patient : person.patients) {
            for (String identifier : patient.identifiers) {
                byIdentifier
                        .computeIfAbsent(identifier, key -> new LinkedHashSet<>())
                        .add(person);
                systems.add(identifier.substring(0, identifier.indexOf('|')));
            }
        }
        systems.forEach(system -> identifiedBy.merge(system, 1, Integer::sum));
    }

    void add(Entry entry) {
        if (entry.type.equals("Medication")) {
            medications.computeIfAbsent(entry.id, id -> new ArrayList<>(1)).add(entry);
        }
        if (!entry.url.isEmpty() && !entry.deleted) {
            byUrl.computeIfAbsent(entry.url, url -> new ArrayList<>(1)).add(entry);
        }
    }

    /** The id of the patient a resource names, be there such a one or not; empty when it names none. */
    String patient(Entry entry) {
        if (entry.subject.isEmpty()) {
            return "";
        }
        String reference = plain(entry.subject);
        Entry target = byUrl(reference, entry);
        if (target != null) {
            return target.isPatient() || target.isOfUnknownType() ? target.id : "";
        }
        Matcher literal = LITERAL.matcher(reference);
        return literal.matches() && literal.group("type").equals("Patient") ? literal.group("id") : "";
    }

    List<Person> persons(String id) {
        return persons.getOrDefault(id, List.of());
    }

    /** Whose a resource is, by what it says itself. */
    Whose whose(Entry entry) {
        if (!entry.subject.isEmpty()) {
            return whose(entry.subject, entry);
        }
        if (!entry.subjectIdentifiers.isEmpty()) {
            return identified(entry.subjectIdentifiers, "names its patient by an identifier");
        }
        Set<Person> mentioned = new LinkedHashSet<>();
        entry.mentioned.forEach(id -> mentioned.addAll(persons(id)));
        return mentioned.isEmpty()
                ? Whose.anybody("names no patient")
                : new Whose(null, mentioned, false, "names no patient");
    }

    /** @param from where the reference stands */
    Whose whose(String written, Entry from) {
        String reference = plain(written);
        if (reference.startsWith("#")) {
            return from.subjectIdentifiers.isEmpty()
                    ? Whose.anybody("names a patient that is contained in it, and so nobody else can know")
                    : identified(from.subjectIdentifiers, "names a patient that is contained in it, by an identifier");
        }
        Entry target = byUrl(reference, from);
        if (target != null) {
            List<Person> named = persons(target.id);
            return named.isEmpty() || (!target.isPatient() && !target.isOfUnknownType())
                    ? Whose.nobody("is about " + reference + ", which is no patient here")
                    : one(named, target.base, true, reference);
        }
        Matcher search = SEARCH.matcher(reference);
        if (search.matches()) {
            List<String> identifiers = searched(search.group(2));
            return !search.group(1).equalsIgnoreCase("Patient")
                    ? Whose.nobody("is about what a search for " + search.group(1) + " would find, which is no patient")
                    : identifiers.isEmpty()
                            ? Whose.anybody("names its patient by a search, which is not carried out here")
                            : identified(identifiers, "names its patient by a search for an identifier");
        }
        Matcher literal = LITERAL.matcher(reference);
        if (!literal.matches()) {
            return unclear(reference, reference);
        }
        String id = literal.group("id");
        if (!literal.group("type").equalsIgnoreCase("Patient")) {
            return literal.group("type").matches("[A-Z][A-Za-z]+")
                    ? Whose.nobody("is about " + reference + ", which is no patient")
                    : unclear(reference, id);
        }
        List<Person> named = persons(id);
        if (named.isEmpty()) {
            Set<Person> alike = new LinkedHashSet<>();
            persons.forEach((other, those) -> {
                if (other.equalsIgnoreCase(id)) {
                    alike.addAll(those);
                }
            });
            return new Whose(null, alike, false, "is about " + reference + ", and there is no such Patient");
        }
        return literal.group("base") == null
                ? one(named, from.base, !from.base.isEmpty(), reference)
                : one(named, literal.group("base"), true, reference);
    }

    /** @param strict whether it must be that server's, or one of which the server is not known */
    private static Whose one(List<Person> named, String base, boolean strict, String reference) {
        List<Person> same =
                named.stream().filter(person -> person.base.equals(base)).toList();
        List<Person> anywhere = same.isEmpty()
                ? named.stream().filter(person -> person.base.isEmpty()).toList()
                : same;
        List<Person> found = anywhere.isEmpty() && (!strict || base.isEmpty()) ? named : anywhere;
        if (found.size() == 1) {
            return Whose.of(found.get(0));
        }
        return found.isEmpty()
                ? Whose.nobody("is about " + reference + ", a patient of another server than the one of that id here")
                : new Whose(
                        null,
                        new LinkedHashSet<>(found),
                        false,
                        "is about " + reference + ", and several servers have a Patient of that id");
    }

    private Whose identified(List<String> identifiers, String how) {
        Set<Person> found = new LinkedHashSet<>();
        boolean elsewhere = false;
        for (String identifier : identifiers) {
            found.addAll(byIdentifier.getOrDefault(identifier, Set.of()));
            // Where everybody has an identifier of the system, one that nobody has is somebody else's.
            String system = identifier.substring(0, identifier.indexOf('|'));
            elsewhere |= !system.isEmpty() && identifiedBy.getOrDefault(system, 0) == known;
        }
        if (found.size() == 1) {
            return Whose.of(found.iterator().next());
        }
        if (!found.isEmpty()) {
            return new Whose(null, found, false, how + " that several Patients have");
        }
        return elsewhere
                ? Whose.nobody(how + " that no Patient here has")
                : Whose.anybody(how + " that no Patient here has");
    }

    /** The identifiers a search asks for; none when it asks for anything else as well. */
    private static List<String> searched(String query) {
        List<String> identifiers = new ArrayList<>();
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith("identifier=")) {
                String value = URLDecoder.decode(
                        parameter.substring("identifier=".length()).replace("+", "%2B"), StandardCharsets.UTF_8);
                identifiers.add(value.contains("|") ? value : "|" + value);
            }
        }
        return identifiers;
    }

    private Whose unclear(String reference, String id) {
        List<Person> named = persons(id);
        String problem = "is about " + reference + ", which is no reference to a patient";
        return named.isEmpty() ? Whose.anybody(problem) : new Whose(null, new LinkedHashSet<>(named), false, problem);
    }

    /** The Medications a reference may lead to: the versions of one; none when it is not there. */
    List<Entry> medications(String written, Entry from) {
        String reference = plain(written);
        Entry target = byUrl(reference, from);
        if (target != null) {
            return target.type.equals("Medication") ? medications.getOrDefault(target.id, List.of()) : List.of();
        }
        Matcher literal = LITERAL.matcher(reference);
        if (!literal.matches() || !literal.group("type").equalsIgnoreCase("Medication")) {
            return List.of();
        }
        List<Entry> named = medications.getOrDefault(literal.group("id"), List.of());
        String base = literal.group("base");
        return base == null
                ? named
                : named.stream()
                        .filter(entry -> entry.base.isEmpty() || entry.base.equals(base))
                        .toList();
    }

    /** By the URLs the Bundle gives its entries, else those another gives its own. */
    private @Nullable Entry byUrl(String reference, Entry from) {
        for (Scope scope = from.scope; scope != null; scope = scope.parent) {
            Entry target = scope.byUrl.get(reference);
            if (target != null) {
                return target;
            }
        }
        List<Entry> elsewhere = byUrl.getOrDefault(reference, List.of());
        Set<String> ids = new LinkedHashSet<>();
        elsewhere.forEach(entry -> ids.add(entry.id));
        return ids.size() == 1 ? elsewhere.get(0) : null;
    }

    /** Without the version, and without a slash that does not belong there. */
    static String plain(String reference) {
        String plain = HISTORY.matcher(reference).replaceFirst("");
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
