package care.concordance.internal.explain.search;

import care.concordance.facts.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a partner can change and how hard it is: the table beside the fact records. */
final class Effort {

    /**
     * The base facts a derived count counts.
     *
     * @param type their type's simple name
     * @param values what makes one count, by component: a value's name, or {@code @component} of the derived fact
     */
    record Counted(String type, Map<String, String> values) {}

    /** What a line says of a component, or of a type itself: some of these, the others null or empty. */
    private record Line(
            OptionalInt effort,
            boolean once,
            boolean up,
            @Nullable Counted counted,
            @Nullable String followed,
            @Nullable String latest) {

        static Line of(String text) {
            boolean isEffort = Character.isDigit(text.charAt(0));
            boolean counts = text.indexOf(':') >= 0;
            return new Line(
                    isEffort ? OptionalInt.of(Integer.parseInt(text.split(" ")[0])) : OptionalInt.empty(),
                    text.endsWith(ONCE),
                    text.endsWith(UP),
                    counts ? counted(text) : null,
                    text.startsWith(FOLLOWS) ? text.substring(FOLLOWS.length()) : null,
                    text.startsWith(LATEST) ? text.substring(LATEST.length()) : null);
        }

        private static Counted counted(String text) {
            int colon = text.indexOf(':');
            Map<String, String> values = new LinkedHashMap<>();
            for (String pair : text.substring(colon + 1).split(",")) {
                String[] sides = pair.strip().split("=");
                values.put(sides[0].strip(), sides[1].strip());
            }
            return new Counted(text.substring(0, colon).strip(), values);
        }

        /** The type of the base facts a derived fact's component is worked out from; null when the line says of none. */
        @Nullable
        String base() {
            if (counted != null) {
                return counted.type();
            }
            return followed == null ? latest : followed.substring(0, followed.indexOf('.'));
        }
    }

    private static final Line NOTHING = new Line(OptionalInt.empty(), false, false, null, null, null);

    private static final String TABLE = "/care/concordance/facts/effort.properties";

    private static final String FOLLOWS = "from ";
    private static final String LATEST = "latest ";
    /** After an effort: only from unknown to known. */
    private static final String ONCE = " once";
    /** After an effort: a number only goes up. */
    private static final String UP = " up";

    private static final SortedMap<String, String> TEXT = read();
    /** By component, a type itself under the empty name, by the type's simple name. */
    private static final Map<String, Map<String, Line>> LINES = lines(TEXT);

    private Effort() {}

    /** Effort of changing a component; empty when nobody changes it. */
    static OptionalInt ofChange(Class<?> type, String component) {
        return line(type, component).effort();
    }

    /** Effort of changing a component from a value to another; empty when nobody changes it, or not that way. */
    static OptionalInt ofChange(Class<?> type, String component, @Nullable Object from, Object to) {
        Line line = line(type, component);
        boolean down = from instanceof Number before
                && to instanceof Number after
                && after.doubleValue() <= before.doubleValue();
        boolean refused = from != null && (line.once() || (line.up() && down));
        return refused ? OptionalInt.empty() : line.effort();
    }

    /** Effort of adding a fact of a type; empty when none can be added. */
    static OptionalInt ofNew(Class<?> type) {
        return line(type, "").effort();
    }

    /** What a derived fact's component counts; null when it is not a count. */
    static @Nullable Counted counted(Class<? extends Fact> derived, String component) {
        return line(derived, component).counted();
    }

    /** The {@code Type.component} of the base facts that a derived figure follows; null when it follows none. */
    static @Nullable String followed(Class<? extends Fact> derived, String property) {
        return line(derived, property).followed();
    }

    /** Whether any figure of a derived fact follows a {@code Type.component}. */
    static boolean follows(Class<? extends Fact> derived, String source) {
        return of(derived).values().stream().anyMatch(line -> source.equals(line.followed()));
    }

    /** The type of the base facts whose latest year a derived fact's component is; null when it is none. */
    static @Nullable String latest(Class<?> derived, String component) {
        return line(derived, component).latest();
    }

    /** The types whose facts a derived one is worked out from, as far as the table says; of any other its own name. */
    static Set<String> basesOf(Class<?> type) {
        Set<String> bases = of(type).values().stream()
                .map(Line::base)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        return bases.isEmpty() ? Set.of(type.getSimpleName()) : bases;
    }

    /** The table as written. */
    static SortedMap<String, String> lines() {
        return TEXT;
    }

    private static Map<String, Line> of(Class<?> type) {
        return LINES.getOrDefault(type.getSimpleName(), Map.of());
    }

    private static Line line(Class<?> type, String component) {
        return of(type).getOrDefault(component, NOTHING);
    }

    private static Map<String, Map<String, Line>> lines(SortedMap<String, String> text) {
        Map<String, Map<String, Line>> lines = new HashMap<>();
        text.forEach((key, line) -> {
            int dot = key.indexOf('.');
            lines.computeIfAbsent(dot < 0 ? key : key.substring(0, dot), type -> new HashMap<>())
                    .put(dot < 0 ? "" : key.substring(dot + 1), Line.of(line));
        });
        return lines;
    }

    private static SortedMap<String, String> read() {
        Properties table = new Properties();
        try (InputStream in = Objects.requireNonNull(Effort.class.getResourceAsStream(TABLE), TABLE)) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, String> lines = new TreeMap<>();
        table.stringPropertyNames().forEach(key -> lines.put(key, table.getProperty(key)));
        return lines;
    }
}
