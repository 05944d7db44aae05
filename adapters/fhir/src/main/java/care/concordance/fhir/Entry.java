package care.concordance.fhir;

import care.concordance.facts.patient.SetAside;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One resource of a deck, what is left of one that cannot be read, or the notice that one was deleted. */
final class Entry {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");
    private static final Pattern PATIENT = Pattern.compile("\\bPatient/([A-Za-z0-9.-]{1,64})");

    final Place place;
    final Scope scope;

    /** Its type as written; {@code Resource} when it has none, {@code File} and so on for what is no resource. */
    final String type;

    /** Its id, also where only its URL in a Bundle says so; empty when it has none. */
    final String id;

    /** Its URL in a Bundle; empty when it has none. */
    final String url;

    /** The server it is on; empty when that is not known. */
    final String base;

    /** What names its patient, as written; empty when nothing does. */
    final String subject;

    /** The identifiers by which it names its patient, as {@code system|value}. */
    final List<String> subjectIdentifiers;

    /** For a Patient: its identifiers, and the references of its links to those that replace it or are replaced by it. */
    final List<String> identifiers;

    final List<String> replacedBy;
    final List<String> replaces;
    final @Nullable Instant updated;
    final long version;

    /** The ids of patients that stand somewhere in what could not be read. */
    Set<String> mentioned = Set.of();

    /** What is read of it, as JSON; null when nothing is needed. */
    @Nullable
    String body;

    /** Why it cannot be read; null when it can. */
    @Nullable
    String problem;

    /** What that leaves open, as the end of a sentence. */
    String aside = "could not be read";

    /** False when it can be told to be about nothing a value set at hand has a code of. */
    boolean matters = true;

    boolean deleted;

    /** @param resource what could be read of it; empty when nothing could */
    Entry(Place place, Scope scope, String type, JsonNode resource, String url, @Nullable Instant modified) {
        this.place = place;
        this.scope = scope;
        this.type = type;
        this.url = url;
        String written = resource.path("id").asString("");
        String of = References.id(url);
        this.id = ID.matcher(written).matches() ? written : written.isEmpty() ? of : "";
        this.base = References.base(url);
        JsonNode named = resource.path("subject");
        JsonNode reference = named.path("reference");
        this.subject = reference.isString() ? reference.asString().strip() : "";
        List<String> by = new ArrayList<>();
        identifier(named.path("identifier"), by);
        if (subject.startsWith("#")) {
            for (JsonNode contained : resource.path("contained")) {
                if (("#" + contained.path("id").asString("")).equals(subject)) {
                    contained.path("identifier").forEach(identifier -> identifier(identifier, by));
                }
            }
        }
        this.subjectIdentifiers = List.copyOf(by);
        List<String> own = new ArrayList<>();
        List<String> later = new ArrayList<>();
        List<String> earlier = new ArrayList<>();
        if (type.equals("Patient")) {
            resource.path("identifier").forEach(identifier -> identifier(identifier, own));
            for (JsonNode link : resource.path("link")) {
                String other = link.path("other").path("reference").asString("");
                String how = link.path("type").asString("");
                (how.equals("replaced-by") ? later : how.equals("replaces") ? earlier : new ArrayList<String>())
                        .add(other);
            }
        }
        this.identifiers = List.copyOf(own);
        this.replacedBy = List.copyOf(later);
        this.replaces = List.copyOf(earlier);
        JsonNode meta = resource.path("meta");
        Instant stated = instant(meta.path("lastUpdated").asString(""));
        this.updated = stated == null ? modified : stated;
        String number = meta.path("versionId").asString("");
        this.version = VERSION.matcher(number).matches() ? Long.parseLong(number) : -1;
    }

    /** A resource of which nothing more is asked than what it is called. */
    static Entry of(String type, String id, String place) {
        ObjectNode named = Json.object();
        named.put("id", id);
        return new Entry(Place.of(place), new Scope(place, null), type, named, "", null);
    }

    /** Something that is not a resource, or is not known to be one. */
    static Entry lost(Place place, Scope scope, String type, JsonNode rest, String text, String url, String problem) {
        Entry entry = new Entry(place, scope, type, rest, url, null);
        entry.problem = problem;
        Set<String> mentioned = new TreeSet<>();
        Matcher patients = PATIENT.matcher(text);
        while (patients.find()) {
            mentioned.add(patients.group(1));
        }
        entry.mentioned = mentioned;
        return entry;
    }

    boolean isPatient() {
        return type.equals("Patient");
    }

    /** Whether it is of a type some measure reads, or of one that cannot be told. */
    boolean isOfUnknownType() {
        return ResourceKind.of(type) == null && !type.equals("Medication");
    }

    /** Whether it could be a Patient nobody can tell which. */
    boolean mayBeAnyPatient() {
        return problem != null && matters && (isOfUnknownType() || (isPatient() && id.isEmpty()));
    }

    /** Whether it is certain to be a later version than another of the same resource. */
    boolean isLaterThan(Entry other) {
        if (updated != null && other.updated != null && !updated.equals(other.updated)) {
            return updated.isAfter(other.updated);
        }
        return version >= 0 && other.version >= 0 && version > other.version;
    }

    SetAside setAside(String patient) {
        return new SetAside(
                id.isEmpty() ? place.toString() : id, patient, isOfUnknownType() ? SetAside.UNKNOWN_TYPE : type, aside);
    }

    Unread unread(@Nullable String patient, String why) {
        return new Unread(patient, type, id.isEmpty() ? "?" : id, place.toString(), why);
    }

    static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void identifier(JsonNode identifier, List<String> into) {
        String value = identifier.path("value").asString("");
        if (!value.isEmpty()) {
            into.add(identifier.path("system").asString("") + "|" + value);
        }
    }
}
