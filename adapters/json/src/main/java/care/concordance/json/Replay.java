package care.concordance.json;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.CalendarDay;
import care.concordance.json.FactsJsonException.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An assessment that was written as JSON, reached again from the facts it holds.
 *
 * @param again the assessment as reached now
 * @param differences what differs from the document, causes before effects; empty when the document is the same byte for
 *     byte
 */
public record Replay(Assessment again, List<Difference> differences) {

    public Replay {
        differences = List.copyOf(differences);
    }

    /**
     * Something that differs.
     *
     * @param what where, for example {@code rule pack own: sha256} or {@code TB-01 site main: outcome}
     * @param then as the document has it; null when it does not
     * @param now as it is now; null when it is not
     */
    public record Difference(
            String what, @Nullable String then, @Nullable String now) {

        @Override
        public String toString() {
            return what + ": then " + (then == null ? "none" : then) + ", now " + (now == null ? "none" : now);
        }
    }

    /** True when every byte is the same. */
    public boolean isSame() {
        return differences.isEmpty();
    }

    /**
     * Reaches an assessment again.
     *
     * @param file what {@link AssessmentJson#write} wrote
     * @throws FactsJsonException when it is no such document, or its facts cannot be used
     * @throws java.io.UncheckedIOException when it cannot be opened
     */
    public static Replay of(Path file, ConcordanceEngine engine) {
        return of(String.valueOf(file.getFileName()), FactsJson.bytes(file), null, engine);
    }

    /**
     * Reaches an assessment again from facts of one's own: those it was made from, or any that are to be compared.
     *
     * @param file what {@link AssessmentJson#write} wrote
     * @param facts what {@link FactsJson} reads, instead of the facts the file holds
     * @throws FactsJsonException when one of them cannot be used
     * @throws java.io.UncheckedIOException when one of them cannot be opened
     */
    public static Replay of(Path file, Path facts, ConcordanceEngine engine) {
        return of(file, asOf -> FactsJson.read(facts, asOf), engine);
    }

    /**
     * Reaches an assessment again from facts of one's own in whatever form.
     *
     * @param file what {@link AssessmentJson#write} wrote
     * @param facts the facts as of the day the file says
     * @throws FactsJsonException when the file cannot be used
     * @throws java.io.UncheckedIOException when it cannot be opened
     */
    public static Replay of(Path file, Function<LocalDate, PartnerSnapshot> facts, ConcordanceEngine engine) {
        return of(String.valueOf(file.getFileName()), FactsJson.bytes(file), facts, engine);
    }

    /**
     * Reaches an assessment again.
     *
     * @param json what {@link AssessmentJson#write} wrote
     * @throws FactsJsonException when it is no such document, or its facts cannot be used
     */
    public static Replay of(String json, ConcordanceEngine engine) {
        return of("assessment", json.getBytes(StandardCharsets.UTF_8), null, engine);
    }

    private static Replay of(
            String source,
            byte[] json,
            @Nullable Function<LocalDate, PartnerSnapshot> given,
            ConcordanceEngine engine) {
        List<Problem> problems = new ArrayList<>();
        Node document = Node.read(source, json, problems);
        Map<String, Node> members = document.object();
        Node provenance = members == null ? null : members.get("provenance");
        if (members == null || provenance == null || provenance.object() == null || !members.containsKey("verdicts")) {
            problems.add(document.problem(
                    "is no assessment: it has no provenance or no verdicts",
                    "give a file that assess --format json wrote"));
            throw new FactsJsonException(source, problems);
        }
        Map<String, Node> origin = Objects.requireNonNull(provenance.object());
        LocalDate asOf = day(origin, "asOf", provenance, problems);
        LocalDate standardsOf = day(origin, "standardsOf", provenance, problems);
        PartnerSnapshot snapshot = null;
        if (given != null && asOf != null && problems.isEmpty()) {
            snapshot = given.apply(asOf);
        } else if (members.get("facts") == null) {
            problems.add(
                    document.problem("holds no facts", "name the facts it was made from: replay FILE --facts FACTS"));
        } else {
            snapshot = new FactsReader(problems)
                    .snapshot(Objects.requireNonNull(members.get("facts")), asOf, null, FactsReader.Completeness.WHOLE);
        }
        if (!problems.isEmpty() || snapshot == null || standardsOf == null) {
            throw new FactsJsonException(source, problems);
        }
        Assessment again = engine.assess(snapshot, standardsOf);
        List<Difference> differences = new ArrayList<>();
        // The short form has no standards; it is compared with itself.
        String written =
                (members.containsKey("standards") ? JsonDocument.of(again) : JsonDocument.inShort(again)).text();
        if (!new String(json, StandardCharsets.UTF_8).equals(written)) {
            Node now = Node.read("now", written.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
            compare(members, Objects.requireNonNull(now.object()), differences);
        }
        return new Replay(again, differences);
    }

    private static @Nullable LocalDate day(
            Map<String, Node> origin, String name, Node provenance, List<Problem> problems) {
        Node node = origin.get(name);
        try {
            return CalendarDay.parse(String.valueOf(node == null ? null : node.value()));
        } catch (DateTimeException e) {
            problems.add(
                    (node == null ? provenance : node).problem("states no day " + name, "write it as in 2026-06-30"));
            return null;
        }
    }

    private static void compare(Map<String, Node> then, Map<String, Node> now, List<Difference> differences) {
        Map<String, Node> thenOrigin = Objects.requireNonNull(
                Objects.requireNonNull(then.get("provenance")).object());
        Map<String, Node> nowOrigin = Objects.requireNonNull(
                Objects.requireNonNull(now.get("provenance")).object());
        compare("library", text(thenOrigin.get("library")), text(nowOrigin.get("library")), differences);
        keyed(thenOrigin.get("packs"), nowOrigin.get("packs"), List.of("id"), differences, (id, before, after) -> {
            for (String part : List.of("version", "sha256")) {
                compare("rule pack " + id + ": " + part, text(before.get(part)), text(after.get(part)), differences);
            }
        });
        for (String part : List.of("asOf", "standardsOf", "factsSha256", "resultSha256")) {
            compare(part, text(thenOrigin.get(part)), text(nowOrigin.get(part)), differences);
        }
        keyed(
                then.get("verdicts"),
                now.get("verdicts"),
                List.of("standard", "subject"),
                differences,
                (key, before, after) -> {
                    Set<String> parts = new LinkedHashSet<>(List.of("outcome"));
                    parts.addAll(before.keySet());
                    parts.addAll(after.keySet());
                    for (String part : parts) {
                        compare(key + ": " + part, text(before.get(part)), text(after.get(part)), differences);
                    }
                });
        Set<String> parts = new LinkedHashSet<>(then.keySet());
        parts.addAll(now.keySet());
        parts.removeAll(List.of("provenance", "verdicts"));
        for (String part : parts) {
            String before = text(then.get(part));
            String after = text(now.get(part));
            if (!Objects.equals(before, after)) {
                differences.add(new Difference(part, brief(before, "as written"), brief(after, "otherwise")));
            }
        }
        if (differences.isEmpty()) {
            differences.add(new Difference("the document's spaces, or the order of its keys", "others", "as written"));
        }
    }

    /** What is long is not shown: it is made from the facts and the verdicts, and follows them. */
    private static String brief(@Nullable String text, String instead) {
        return text == null ? "none" : text.length() <= 60 ? text : instead;
    }

    /** Compares two parts of two entries. */
    private interface Pair {
        void compare(String key, Map<String, Node> before, Map<String, Node> after);
    }

    private static void keyed(
            @Nullable Node then, @Nullable Node now, List<String> names, List<Difference> differences, Pair pair) {
        Map<String, Map<String, Node>> before = byKey(then, names);
        Map<String, Map<String, Node>> after = byKey(now, names);
        Set<String> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            if (!before.containsKey(key) || !after.containsKey(key)) {
                differences.add(new Difference(
                        key, before.containsKey(key) ? "there" : null, after.containsKey(key) ? "there" : null));
            }
            pair.compare(key, before.getOrDefault(key, Map.of()), after.getOrDefault(key, Map.of()));
        }
        if (differences.isEmpty() && !List.copyOf(before.keySet()).equals(List.copyOf(after.keySet()))) {
            differences.add(
                    new Difference("the order of entries by " + String.join(" and ", names), "another", "as written"));
        }
    }

    private static Map<String, Map<String, Node>> byKey(@Nullable Node array, List<String> names) {
        Map<String, Map<String, Node>> entries = new LinkedHashMap<>();
        List<Node> several = array == null ? null : array.array();
        if (several != null) {
            for (Node each : several) {
                Map<String, Node> entry = each.object();
                if (entry != null) {
                    String key = String.join(
                            " ",
                            names.stream()
                                    .map(name -> String.valueOf(text(entry.get(name))))
                                    .toList());
                    // An entry that is there again is one more, and not the first.
                    int count = 1;
                    String numbered = key;
                    while (entries.containsKey(numbered)) {
                        numbered = key + " (" + ++count + ")";
                    }
                    entries.put(numbered, entry);
                }
            }
        }
        return entries;
    }

    private static void compare(
            String what, @Nullable String then, @Nullable String now, List<Difference> differences) {
        if (!Objects.equals(then, now)) {
            differences.add(new Difference(what, then, now));
        }
    }

    /** A text as it is, anything else in canonical form. */
    private static @Nullable String text(@Nullable Node node) {
        if (node == null || node.value() == null) {
            return null;
        }
        return node.value() instanceof String string ? string : JsonText.canonical(plain(node));
    }

    private static Object plain(Node node) {
        Map<String, Node> object = node.object();
        if (object != null) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.forEach((name, member) -> members.put(name, plain(member)));
            return members;
        }
        List<Node> array = node.array();
        if (array != null) {
            return array.stream().map(Replay::plain).toList();
        }
        return node.value() == null ? "" : node.value();
    }
}
