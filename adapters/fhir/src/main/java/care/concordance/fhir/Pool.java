package care.concordance.fhir;

import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.facts.patient.SetAside;
import care.concordance.fhir.References.Whose;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All resources of a deck in one pool. Once everything has been read, it finds out which version of a resource holds, whose each is,
 * and who has become whom; then each patient's facts. Of what cannot be read, or is of nobody certain, it keeps whom it may concern.
 */
final class Pool {

    private static final Pattern GROUP = Pattern.compile("Group_([1-9][0-9]?)");
    private static final Pattern MEASURE = Pattern.compile("CMS\\d+");
    private static final Pattern DELETED = Pattern.compile("(?:.*/)?([A-Za-z]+)/([A-Za-z0-9.-]{1,64})/?");
    private static final String TEST_CASE = "cqfm-isTestCase";

    private record Key(String type, String id) {}

    private final Conversion conversion;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<String, String> interned = new HashMap<>();
    private final Map<String, Integer> systems = new TreeMap<>();

    /** What test cases expect, until it is known of whom. */
    private final Map<Expectation, Entry> loose = new LinkedHashMap<>();

    private @Nullable Person owner;

    Pool(Conversion conversion) {
        this.conversion = conversion;
    }

    /** Of what is given from now on nothing else is asked whose it is. */
    void allOf(String patient, Scope scope) {
        owner = new Person(
                patient, patient, "", new Entry(Place.of(scope.name), scope, "Patient", Json.object(), "", null));
    }

    boolean isPassedOver(String type) {
        return conversion.isPassedOver(type);
    }

    void note(String note) {
        notes.add(note);
    }

    /**
     * Takes a resource that is no container of others.
     *
     * @param url the URL a Bundle gives it; empty when none does
     * @param modified when a Bundle says it was written; null when none does
     */
    void resource(ObjectNode resource, Place place, Scope scope, String url, @Nullable Instant modified) {
        String type = resource.path("resourceType").asString("");
        if (conversion.isPassedOver(type)) {
            return;
        }
        if (type.equals("MeasureReport")) {
            expect(resource, place, scope);
            return;
        }
        Entry entry = new Entry(place, scope, type.isEmpty() ? "Resource" : type, resource, intern(url), modified);
        ResourceKind kind = ResourceKind.of(type);
        ObjectNode read = kind == null ? resource : kind.read(resource);
        entry.matters = conversion.couldMatter(read);
        String leftOut = Json.leftOut(resource);
        if (leftOut != null) {
            entry.problem = leftOut;
        } else if (!conversion.exists(type)) {
            entry.problem = type.isEmpty() ? "has no resourceType" : "is of a type FHIR R4 does not have";
        } else if (entry.id.isEmpty() && (entry.isPatient() || resource.has("id"))) {
            entry.problem = resource.has("id") ? "has an id FHIR does not allow" : "has no id";
        } else {
            entry.problem = conversion.check(read, entry.matters);
            entry.body = entry.matters || kind == null ? read.toString() : null;
        }
        if (kind != null) {
            conversion.unknownSystems(read).forEach(system -> systems.merge(system, 1, Integer::sum));
        }
        take(entry);
    }

    /** Takes notice that a resource was deleted. */
    void deleted(String url, Place place, Scope scope, String fullUrl, @Nullable Instant when) {
        Matcher named = DELETED.matcher(url);
        if (!named.matches()) {
            lost(
                    place,
                    scope,
                    "Resource",
                    Json.object(),
                    "",
                    "deletes something, and does not say what by type and id");
            return;
        }
        if (!conversion.isPassedOver(named.group(1))) {
            ObjectNode deleted = Json.object();
            deleted.put("id", named.group(2));
            Entry entry = new Entry(place, scope, named.group(1), deleted, fullUrl, when);
            entry.deleted = true;
            take(entry);
        }
    }

    /**
     * Takes notice of what could not be read.
     *
     * @param type what it is, as far as that can be told
     * @param rest what could be read of it
     * @param text all there is of it, to find out whom it mentions
     */
    void lost(Place place, Scope scope, String type, JsonNode rest, String text, String problem) {
        Entry entry = Entry.lost(place, scope, type, rest, text, "", problem);
        if (!rest.isEmpty() && !conversion.isPassedOver(type)) {
            entry.matters = conversion.couldMatter(rest) || !text.isEmpty();
        }
        if (!conversion.isPassedOver(type)) {
            take(entry);
        }
    }

    /** Takes notice that more belongs to a Bundle than was given. */
    void incomplete(Place place, Scope scope, String problem, String aside) {
        Entry entry = Entry.lost(place, scope, "Bundle", Json.object(), "", "", problem);
        entry.aside = aside;
        take(entry);
    }

    private void take(Entry entry) {
        entries.add(entry);
        if (!entry.url.isEmpty() && !entry.deleted) {
            entry.scope.byUrl.put(entry.url, entry);
        }
        if (entry.isPatient() && !entry.deleted && !entry.id.isEmpty()) {
            entry.scope.holds(entry.id);
        }
    }

    private String intern(String text) {
        return text.isEmpty() ? "" : interned.computeIfAbsent(text, same -> same);
    }

    // ---- test cases

    /** A report is an expectation when it is marked as a test case; else it is somebody's result, and no measure reads it. */
    private void expect(ObjectNode report, Place place, Scope scope) {
        boolean marked = false;
        for (JsonNode modifier : report.path("modifierExtension")) {
            marked |= modifier.path("url").asString("").endsWith(TEST_CASE)
                    && modifier.path("valueBoolean").asBoolean(false);
        }
        if (!marked) {
            return;
        }
        String canonical = report.path("measure").asString("");
        Matcher named = MEASURE.matcher(canonical);
        String measure = named.find() ? named.group() : canonical;
        MeasurementPeriod period;
        try {
            period = new MeasurementPeriod(
                    LocalDate.parse(day(report.path("period").path("start"))),
                    LocalDate.parse(day(report.path("period").path("end"))));
        } catch (DateTimeException | IllegalArgumentException e) {
            unread.add(new Unread(
                    null,
                    "MeasureReport",
                    report.path("id").asString("?"),
                    place.toString(),
                    "is marked as a test case, and has no period"));
            return;
        }
        TreeMap<Group, Map<Population, Integer>> counts = new TreeMap<>();
        int position = 0;
        for (JsonNode group : report.path("group")) {
            position++;
            Matcher numbered = GROUP.matcher(group.path("id").asString(""));
            int number = numbered.matches() ? Integer.parseInt(numbered.group(1)) : position;
            counts.put(new Group(measure, number), Population.counts(group));
        }
        Expectation expectation = new Expectation(place.toString(), measure, period, counts);
        for (JsonNode parameter : report.path("contained").path(0).path("parameter")) {
            if (!report.has("subject") && parameter.path("name").asString("").equals("subject")) {
                report.putObject("subject")
                        .put(
                                "reference",
                                "Patient/" + parameter.path("valueString").asString(""));
            }
        }
        loose.put(expectation, new Entry(place, scope, "MeasureReport", report, "", null));
    }

    private static String day(JsonNode time) {
        String text = time.asString("");
        return text.length() > 10 ? text.substring(0, 10) : text;
    }

    // ---- once everything has been read

    /** Hands on every patient, and gives back what is in no record. */
    Leftover finish(Consumer<FhirRecord> patients) {
        loose.entrySet().removeIf(one -> {
            Scope about = one.getValue().scope.ofPatients();
            if (about == null || !about.hasOnePatient()) {
                return false;
            }
            about.expected.add(one.getKey());
            return true;
        });
        Map<String, List<Entry>> parts = new LinkedHashMap<>();
        Map<String, Scope> cases = new HashMap<>();
        for (Entry entry : entries) {
            Scope testCase = entry.scope.testCase();
            String part = testCase == null ? "" : testCase.name + " ";
            parts.computeIfAbsent(part, key -> new ArrayList<>()).add(entry);
            if (testCase != null) {
                cases.put(part, testCase);
            }
        }
        entries.clear();
        parts.forEach((name, part) -> new Part(part, cases.get(name)).finish(patients));
        loose.forEach((expectation, report) -> unread.add(report.unread(
                null,
                "is marked as a test case, and it cannot be told of which patient; its counts were not compared")));
        systems.forEach(
                (system, count) -> notes.add(count + (count == 1 ? " resource has a code" : " resources have codes")
                        + " of " + system + ", which no value set at hand uses"));
        return new Leftover(unread, List.copyOf(notes));
    }

    /** The resources of one test case, or all others. */
    private final class Part {

        private final Collection<Entry> given;
        private final @Nullable Scope testCase;
        private final References references = new References();
        private final Map<Key, List<Entry>> versions = new LinkedHashMap<>();
        private final List<Person> persons = new ArrayList<>();
        private final List<Entry> lost = new ArrayList<>();

        Part(Collection<Entry> given, @Nullable Scope testCase) {
            this.given = given;
            this.testCase = testCase;
            for (Entry entry : given) {
                references.add(entry);
                if (!entry.id.isEmpty() && !entry.isOfUnknownType()) {
                    versions.computeIfAbsent(new Key(entry.type, entry.id), key -> new ArrayList<>(1))
                            .add(entry);
                }
            }
        }

        void finish(Consumer<FhirRecord> patients) {
            persons();
            replace();
            assign();
            concern();
            for (Person person : persons) {
                if (person.replacedBy == null) {
                    patients.accept(record(person));
                }
            }
        }

        private void persons() {
            if (owner != null) {
                persons.add(owner);
            }
            Set<String> named = new LinkedHashSet<>();
            for (Entry entry : given) {
                if (entry.isPatient() && !entry.id.isEmpty() && named.add(entry.id)) {
                    persons(entry.id);
                }
            }
            // What cannot be read may be the Patient that is missing.
            if (owner == null && given.stream().anyMatch(Entry::mayBeAnyPatient)) {
                for (Entry entry : given) {
                    String id = references.patient(entry);
                    if (!id.isEmpty() && named.add(id)) {
                        persons.add(new Person(id, id, "", entry));
                    }
                }
            }
            persons.forEach(references::add);
        }

        /** Those of one id: one, or one of each server that is named. */
        private void persons(String id) {
            List<Entry> all = versions.getOrDefault(new Key("Patient", id), List.of());
            Set<String> bases = new LinkedHashSet<>();
            all.stream()
                    .map(entry -> entry.base)
                    .filter(base -> !base.isEmpty())
                    .forEach(bases::add);
            if (bases.size() < 2) {
                person(id, id, bases.isEmpty() ? "" : bases.iterator().next(), all);
                return;
            }
            bases.add("");
            for (String base : bases) {
                List<Entry> there =
                        all.stream().filter(entry -> entry.base.equals(base)).toList();
                person(base.isEmpty() ? id : base + "/Patient/" + id, id, base, there);
            }
        }

        private void person(String id, String name, String base, List<Entry> all) {
            List<Entry> last = last(all);
            if (owner != null) {
                owner.patients.addAll(last);
            } else if (!last.isEmpty()) {
                Person person = new Person(id, name, base, all.get(0));
                person.patients.addAll(last);
                persons.add(person);
            }
        }

        /** Follows the links between patients, as far as they lead. */
        private void replace() {
            for (Person person : persons) {
                for (Entry patient : person.patients) {
                    patient.replacedBy.forEach(other -> replace(person, other, patient, true));
                    patient.replaces.forEach(other -> replace(person, other, patient, false));
                }
            }
            for (Person person : persons) {
                Set<Person> seen = new LinkedHashSet<>();
                for (Person next = person; next != null; next = next.replacedBy) {
                    if (!seen.add(next)) {
                        circle(seen);
                        break;
                    }
                }
            }
        }

        private void replace(Person person, String reference, Entry patient, boolean forward) {
            Whose other = references.whose(reference, patient);
            if (other.person() == null || other.person() == person) {
                if (forward) {
                    unread.add(patient.unread(person.id, "is replaced by " + reference + ", which is not there"));
                    patient.aside = "is replaced by another that is not there";
                    person.uncertain.add(unknown(patient, person));
                }
            } else if (forward) {
                person.replacedBy = other.person();
            } else {
                other.person().replacedBy = person;
            }
        }

        private void circle(Set<Person> persons) {
            for (Person one : persons) {
                one.replacedBy = null;
                one.first.aside = "is linked to others in a circle";
                one.uncertain.add(unknown(one.first, one));
                unread.add(one.first.unread(one.id, "is replaced by a Patient that it replaces itself"));
            }
        }

        /** Anything may be missing of somebody who is somebody else. */
        private SetAside unknown(Entry patient, Person person) {
            return new SetAside(patient.id, person.id, SetAside.UNKNOWN_TYPE, patient.aside);
        }

        /** Gives each resource that holds to whom it is of. */
        private void assign() {
            Person only = owner != null ? owner : testCase != null && !persons.isEmpty() ? persons.get(0) : null;
            if (testCase != null && only != null) {
                only.expected.addAll(testCase.expected);
            }
            Set<Entry> holding = new LinkedHashSet<>();
            versions.values().forEach(all -> holding.addAll(last(all)));
            for (Entry entry : given) {
                boolean isRead = ResourceKind.of(entry.type) != null || entry.isOfUnknownType();
                boolean holds = entry.id.isEmpty() || entry.isOfUnknownType() || holding.contains(entry);
                if (!isRead || !holds || entry.deleted || (entry.isPatient() && !entry.id.isEmpty())) {
                    continue;
                }
                Whose whose = only == null ? references.whose(entry) : new Whose(only, Set.of(), false, "");
                Person of = whose.person();
                if (of == null && entry.problem != null && whose.perhaps().size() == 1) {
                    of = whose.perhaps().iterator().next();
                }
                if (of != null) {
                    Person person = now(of);
                    person.resources.add(entry);
                    entry.scope.holds(person);
                } else {
                    lost.add(entry);
                }
            }
            for (Person person : persons) {
                person.first.scope.holds(now(person));
            }
            loose.entrySet().removeIf(one -> {
                Whose whose = references.whose(one.getValue());
                if (testCase == null && whose.person() != null) {
                    now(whose.person()).expected.add(one.getKey());
                    return true;
                }
                return false;
            });
        }

        /** Tells what is nobody's for certain to whom it may concern. */
        private void concern() {
            for (Entry entry : lost) {
                Whose whose = references.whose(entry);
                unread.add(entry.unread(null, entry.problem != null ? entry.problem : whose.problem()));
                if (!entry.matters) {
                    continue;
                }
                if (entry.problem == null) {
                    entry.aside = "may be of this patient";
                }
                Person only = whose.anybody() ? entry.scope.onlyPerson() : null;
                Collection<Person> concerned =
                        !whose.anybody() ? whose.perhaps() : only != null ? List.of(only) : persons;
                concerned.forEach(person -> now(person).uncertain.add(entry.setAside(now(person).id)));
            }
        }

        private Person now(Person person) {
            Person now = person;
            while (now.replacedBy != null) {
                now = now.replacedBy;
            }
            return now;
        }

        private FhirRecord record(Person person) {
            Conversion.Draft patient = conversion.of(person.id);
            patient.person(person.patients);
            Map<Key, List<Entry>> same = new LinkedHashMap<>();
            for (Entry entry : person.resources) {
                String id = entry.id.isEmpty() || entry.isOfUnknownType() ? entry.place.toString() : entry.id;
                same.computeIfAbsent(new Key(entry.type, id), key -> new ArrayList<>(1))
                        .add(entry);
            }
            same.values().forEach(versions -> patient.resource(versions, this::medication));
            person.uncertain.forEach(patient::uncertain);
            return patient.record(testCase != null ? testCase.name : person.first.place.file(), person.expected);
        }

        private Set<String> medication(Entry from, String reference) throws FhirFacts.UnknownMedication {
            List<Entry> last = last(references.medications(reference, from));
            if (last.size() != 1) {
                throw new FhirFacts.UnknownMedication(reference);
            }
            return conversion.medication(last.get(0), reference);
        }

        /** Those of the versions of a resource that no other is certain to have replaced; none when it was deleted. */
        private List<Entry> last(List<Entry> versions) {
            return versions.size() == 1 && !versions.get(0).deleted
                    ? versions
                    : versions.stream()
                            .filter(entry -> !entry.deleted
                                    && versions.stream().noneMatch(other -> other != entry && replaces(other, entry)))
                            .toList();
        }

        private static boolean replaces(Entry other, Entry entry) {
            boolean same = other.base.isEmpty() || entry.base.isEmpty() || other.base.equals(entry.base);
            return same && (other.deleted ? !entry.isLaterThan(other) : other.isLaterThan(entry));
        }
    }
}
