package care.concordance.internal.pack;

import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks the pages of a pack with one another: their places, editions, replacements and dependencies. */
final class Catalog {

    /**
     * A page that could be read.
     *
     * @param row the row of its page it is; null when that has no rows
     * @param first whether the file is named after it: of a page with rows, after the first
     */
    record Entry(
            Source source,
            Page.ReadPage page,
            Standard standard,
            @Nullable Row row,
            boolean first) {

        String file() {
            return source.file();
        }
    }

    private final List<Entry> entries;
    /** Standards of the packs loaded before this one, by id, with their pack's id. */
    private final Map<String, String> earlier;

    private final List<Finding> findings = new ArrayList<>();

    private Catalog(List<Entry> entries, Map<String, String> earlier) {
        this.entries = entries;
        this.earlier = earlier;
    }

    /** What is wrong with the pages. */
    static List<Finding> check(List<Entry> entries, Map<String, String> earlier) {
        Catalog catalog = new Catalog(entries, earlier);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            catalog.checkPlace(entry);
            catalog.checkEditions(entry, entries.subList(0, i));
            catalog.checkReplaces(entry);
        }
        catalog.checkHoles();
        catalog.checkDependencies();
        return catalog.findings;
    }

    private void checkPlace(Entry entry) {
        Standard standard = entry.standard();
        String file = entry.file();
        int slash = file.lastIndexOf('/');
        if (entry.first() && !file.substring(slash + 1).startsWith(standard.id() + "-")) {
            note(
                    entry,
                    "id",
                    "the file's name does not start with " + standard.id() + "-",
                    "name the page and its rules " + standard.id() + "-what-it-asks");
        }
        String folder = slash < 0 ? "" : file.substring(file.lastIndexOf('/', slash - 1) + 1, slash);
        if (slash >= 0 && !folder.equals(standard.domain())) {
            note(
                    entry,
                    "domain",
                    "the page says domain " + standard.domain() + ", its folder is " + folder,
                    "make them agree");
        }
    }

    private void checkEditions(Entry entry, List<Entry> before) {
        Standard standard = entry.standard();
        for (Entry otherEntry : before) {
            Standard other = otherEntry.standard();
            if (!other.id().equals(standard.id())) {
                continue;
            }
            LocalDate later = standard.effectiveFrom().isAfter(other.effectiveFrom())
                    ? standard.effectiveFrom()
                    : other.effectiveFrom();
            if (standard.inForce(later) && other.inForce(later)) {
                note(
                        Kind.EDITION,
                        entry,
                        "effective-from",
                        standard.id() + " has another text in force on " + later + ", in " + otherEntry.file(),
                        "end one with effective-to the day before the other starts");
            }
            if (other.level() != standard.level()) {
                note(
                        Kind.EDITION,
                        entry,
                        "level",
                        standard.id() + " has another level in " + otherEntry.file(),
                        "a standard keeps its level; give a new one a new id");
            }
        }
    }

    /** Between the first text of a standard and the last one is in force on every day. */
    private void checkHoles() {
        Map<String, List<Entry>> texts = new TreeMap<>();
        entries.forEach(entry -> texts.computeIfAbsent(entry.standard().id(), id -> new ArrayList<>())
                .add(entry));
        for (List<Entry> editions : texts.values()) {
            editions.sort(Comparator.comparing(entry -> entry.standard().effectiveFrom()));
            for (int i = 1; i < editions.size(); i++) {
                Standard before = editions.get(i - 1).standard();
                Entry next = editions.get(i);
                LocalDate end = before.effectiveTo();
                if (end != null && end.plusDays(1).isBefore(next.standard().effectiveFrom())) {
                    note(
                            Kind.EDITION,
                            next,
                            "effective-from",
                            "no text of " + before.id() + " is in force from " + end.plusDays(1) + " to "
                                    + next.standard().effectiveFrom().minusDays(1),
                            "end the text before with effective-to the day before this one starts");
                }
            }
        }
    }

    private void checkReplaces(Entry entry) {
        Standard standard = entry.standard();
        String holder = earlier.get(standard.id());
        if (holder != null && !holder.equals(standard.replaces())) {
            note(
                    Kind.REPLACES,
                    entry,
                    "id",
                    standard.id() + " stands in rule pack " + holder + " already",
                    "give it an id of its own, or say that it takes that one's place: replaces: " + holder);
        } else if (holder == null && standard.replaces() != null) {
            note(
                    Kind.REPLACES,
                    entry,
                    "replaces",
                    "rule pack " + standard.replaces() + " has no " + standard.id() + " to replace",
                    "delete the line, or load that pack first");
        }
    }

    private void checkDependencies() {
        Map<String, Set<String>> dependencies = new TreeMap<>();
        for (Entry entry : entries) {
            dependencies
                    .computeIfAbsent(entry.standard().id(), id -> new TreeSet<>())
                    .addAll(entry.standard().dependsOn());
        }
        Set<String> ids = new TreeSet<>(earlier.keySet());
        ids.addAll(dependencies.keySet());
        for (Entry entry : entries) {
            Standard standard = entry.standard();
            for (String dependency : standard.dependsOn()) {
                if (!ids.contains(dependency)) {
                    note(
                            entry,
                            "depends-on",
                            "depends on " + dependency + ", which no pack has",
                            Vocabulary.suggestion(dependency, ids, "name a standard of this pack"));
                }
            }
            List<String> cycle = cycle(standard.id(), standard.id(), new ArrayList<>(), dependencies);
            if (!cycle.isEmpty()) {
                note(entry, "depends-on", "depends on itself: " + String.join(" -> ", cycle), "break the circle");
            }
        }
    }

    /** A way from a standard back to itself; empty when there is none. */
    private static List<String> cycle(
            String start, String id, List<String> visited, Map<String, Set<String>> dependencies) {
        visited.add(id);
        for (String next : dependencies.getOrDefault(id, Set.of())) {
            if (next.equals(start)) {
                return List.of(id, start);
            }
            List<String> rest = visited.contains(next) ? List.of() : cycle(start, next, visited, dependencies);
            if (!rest.isEmpty()) {
                List<String> cycle = new ArrayList<>(List.of(id));
                cycle.addAll(rest);
                return cycle;
            }
        }
        return List.of();
    }

    private void note(Entry entry, String key, String problem, String remedy) {
        note(Kind.CATALOG, entry, key, problem, remedy);
    }

    private void note(Kind kind, Entry entry, String key, String problem, String remedy) {
        findings.add(
                Row.about(entry.row(), entry.source().finding(kind, entry.page().place(key), problem, remedy)));
    }
}
