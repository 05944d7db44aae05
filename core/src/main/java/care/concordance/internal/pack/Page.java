package care.concordance.internal.pack;

import care.concordance.facts.CalendarDay;
import care.concordance.facts.Subject;
import care.concordance.internal.pack.RuleText.Position;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.verdict.Standard;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a standard's page: front matter between two lines of {@code ---}, one {@code key: value} a line, then Markdown.
 */
final class Page {

    private static final List<String> KEYS =
            Arrays.stream(PageKey.values()).map(PageKey::key).toList();
    private static final Pattern DAYS = Pattern.compile(Objects.requireNonNull(PageKey.CLOSE_WITHIN.pattern()));
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2100;

    /** The page's standard, without its thresholds; null when the front matter has a finding. */
    record ReadPage(@Nullable Standard standard, Map<String, Position> places, List<Finding> findings) {

        /** Where the value of a key stands; the page's start when it has none. */
        Position place(String key) {
            return places.getOrDefault(key, new Position(1, 1));
        }
    }

    private final Source source;
    /** Whether the page is filled with the cells of a row, some of which may be empty. */
    private final boolean ofRow;

    private final List<String> lines;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Position> places = new LinkedHashMap<>();

    private Page(Source source, boolean ofRow) {
        this.source = source;
        this.ofRow = ofRow;
        this.lines = source.lines();
    }

    /** @param row the row whose cells the page is filled with; null when it has no rows */
    static ReadPage read(Source source, @Nullable Row row) {
        Page page = new Page(source, row != null);
        Standard standard = page.standard();
        return new ReadPage(page.findings.isEmpty() ? standard : null, page.places, page.findings);
    }

    private @Nullable Standard standard() {
        if (lines.isEmpty() || !lines.get(0).equals("---")) {
            note(
                    Kind.FRONT_MATTER,
                    new Position(1, 1),
                    "the page has no front matter",
                    "start it with a line ---, then key: value lines, then ---");
            return null;
        }
        int end = lines.subList(1, lines.size()).indexOf("---") + 1;
        if (end < 1) {
            // Where it should have ended: what follows is no key.
            end = 1;
            while (end < lines.size() && lines.get(end).matches("[a-z-]+:.*")) {
                end++;
            }
            note(
                    Kind.FRONT_MATTER,
                    new Position(Math.min(end + 1, lines.size()), 1),
                    "the front matter is not closed",
                    "write a line --- after its last key");
        }
        for (int i = 1; i < end; i++) {
            String line = lines.get(i);
            int colon = line.indexOf(':');
            String key = colon < 0 ? line.strip() : line.substring(0, colon).strip();
            Position at = new Position(i + 1, 1);
            if (!KEYS.contains(key)) {
                note(
                        Kind.PAGE_KEY,
                        at,
                        "\"" + key + "\" is not a key of the front matter" + (colon < 0 ? ", and has no colon" : ""),
                        Vocabulary.suggestion(key, KEYS, "the keys are " + String.join(", ", KEYS)));
            } else if (values.containsKey(key)) {
                note(Kind.PAGE_KEY, at, "\"" + key + "\" is given twice", "delete one");
            } else {
                values.put(key, colon < 0 ? "" : line.substring(colon + 1).strip());
                places.put(key, new Position(i + 1, colon < 0 ? 1 : Math.min(line.length(), colon + 2) + 1));
            }
        }
        for (PageKey each : PageKey.values()) {
            String key = each.key();
            boolean empty = values.getOrDefault(key, "").isEmpty();
            if (empty && !each.isOptional()) {
                note(
                        values.containsKey(key) ? Kind.EMPTY : Kind.PAGE_KEY,
                        place(key),
                        "the front matter has no " + key,
                        "add: " + key + ": …");
            } else if (empty && values.containsKey(key) && !ofRow) {
                note(Kind.EMPTY, place(key), key + " is empty", "give it a value or delete the line");
            } else if (!empty && saysNothing(value(key))) {
                note(Kind.EMPTY, place(key), key + " says nothing", "write what a reader is to know");
            }
        }
        if (!value("id").isEmpty()
                && !RuleReader.STANDARD_ID.matcher(value("id")).matches()) {
            int odd = LookAlike.first(value("id"));
            note(
                    odd < 0 ? Kind.PAGE : Kind.LOOK_ALIKE,
                    place("id"),
                    "\"" + value("id") + "\" is not a standard's id"
                            + (odd < 0 ? "" : ": it has " + LookAlike.named(odd)),
                    "write capitals, a dash and a number, as in: TB-01");
        }
        String body = String.join("\n", lines.subList(end + 1, lines.size())).strip();
        sections(end);
        Standard.Component component = read("component", constants(Standard.Component.values()));
        Subject.Kind level = read("level", constants(Subject.Kind.values()));
        Standard.Requirement requirement = read("requirement", constants(Standard.Requirement.values()));
        Standard.Basis basis = read("basis", constants(Standard.Basis.values()));
        Integer days = read("close-within", Page::days);
        LocalDate from = read("effective-from", Page::date);
        LocalDate to = values.getOrDefault("effective-to", "").isEmpty() ? null : read("effective-to", Page::date);
        year("effective-from", from);
        year("effective-to", to);
        if (from != null && to != null && to.isBefore(from)) {
            note(
                    Kind.EDITION,
                    place("effective-to"),
                    "effective-to lies before effective-from",
                    "swap or correct the dates");
        }
        if (component == null
                || level == null
                || requirement == null
                || basis == null
                || days == null
                || from == null) {
            return null;
        }
        String dependsOn = values.getOrDefault("depends-on", "");
        return new Standard(
                value("id"),
                value("title"),
                component,
                value("domain"),
                level,
                requirement,
                value("evidence"),
                value("remedy"),
                value("owner"),
                days,
                dependsOn.isEmpty()
                        ? List.of()
                        : Arrays.stream(dependsOn.split(",")).map(String::strip).toList(),
                value("source"),
                basis,
                from,
                to,
                replaces(),
                List.of(),
                body);
    }

    /** Each section once, with a word in it. */
    private void sections(int end) {
        List<String> headings =
                lines.stream().filter(line -> line.startsWith("## ")).toList();
        for (String section : PageKey.sections()) {
            int at = lines.indexOf(section);
            if (at < 0) {
                note(
                        Kind.SECTION,
                        new Position(Math.min(end + 1, lines.size()), 1),
                        "the page has no section \"" + section + "\"",
                        Vocabulary.suggestion(section, headings, "add it: a reader looks for it")
                                .replace("did you mean", "is it"));
                continue;
            }
            if (lines.lastIndexOf(section) != at) {
                note(
                        Kind.SECTION,
                        new Position(lines.lastIndexOf(section) + 1, 1),
                        "the section \"" + section + "\" stands twice",
                        "make one of the two");
            }
            int next = at + 1;
            while (next < lines.size() && !lines.get(next).startsWith("#")) {
                next++;
            }
            if (saysNothing(String.join(" ", lines.subList(at + 1, next)))) {
                note(
                        Kind.EMPTY,
                        new Position(at + 1, 1),
                        "the section \"" + section + "\" is empty",
                        "write it: a reader looks for it");
            }
        }
    }

    private static boolean saysNothing(String text) {
        return text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** A year in which a standard may begin or end. */
    private void year(String key, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            note(
                    Kind.YEAR,
                    place(key),
                    key + " lies in the year " + day.getYear(),
                    key.equals("effective-to") && day.getYear() > LAST_YEAR
                            ? "leave effective-to out: a text without it has no end"
                            : "write a year from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }

    private @Nullable String replaces() {
        String value = values.getOrDefault("replaces", "");
        Matcher pinned = Pins.REPLACES.matcher(value);
        if (value.isEmpty() || !pinned.matches()) {
            return null;
        }
        if (pinned.group(2) != null && !pinned.group(2).equals(value("id"))) {
            note(
                    Kind.REPLACES,
                    place("replaces"),
                    "the page is of " + value("id") + ", and replaces " + pinned.group(2),
                    "a text takes the place of one of the same id");
        }
        if (value.contains("sha256") && pinned.group(3) == null) {
            note(
                    Kind.REPLACES,
                    place("replaces"),
                    "\"" + value + "\" pins nothing",
                    "write: replaces: PACK " + value("id")
                            + " sha256-… with 8 digits or more, or without the last word");
        }
        return pinned.group(1);
    }

    private <T> @Nullable T read(String key, Function<String, T> reader) {
        String value = values.getOrDefault(key, "");
        if (value.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            note(place(key), "\"" + value + "\" is not a value of " + key, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static <E extends Enum<E>> Function<String, E> constants(E[] constants) {
        return value -> {
            for (E constant : constants) {
                if (PageKey.word(constant).equals(value)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("write one of "
                    + Arrays.stream(constants).map(PageKey::word).collect(Collectors.joining(", ")));
        };
    }

    private static int days(String value) {
        if (DAYS.matcher(value).matches()) {
            return Integer.parseInt(value.substring(0, value.indexOf(' ')));
        }
        throw new IllegalArgumentException("write a number of days, as in: 90 days");
    }

    private static LocalDate date(String value) {
        try {
            return CalendarDay.parse(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("write a date as in: 2026-01-01", e);
        }
    }

    private String value(String key) {
        return values.getOrDefault(key, "");
    }

    private Position place(String key) {
        return places.getOrDefault(key, new Position(1, 1));
    }

    private void note(Position at, String problem, String remedy) {
        note(Kind.PAGE, at, problem, remedy);
    }

    private void note(Kind kind, Position at, String problem, String remedy) {
        findings.add(source.finding(kind, at, problem, remedy));
    }
}
