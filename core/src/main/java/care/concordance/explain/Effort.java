package care.concordance.explain;

import care.concordance.facts.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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

    private static final String TABLE = "/care/concordance/facts/effort.properties";

    private static final String FOLLOWS = "from ";
    private static final String LATEST = "latest ";
    /** After an effort: only from unknown to known. */
    private static final String ONCE = " once";
    /** After an effort: a number only goes up. */
    private static final String UP = " up";

    private static final SortedMap<String, String> LINES = read();

    private Effort() {}

    /** Effort of changing a component; empty when nobody changes it. */
    static OptionalInt ofChange(Class<?> type, String component) {
        return number(type.getSimpleName() + "." + component);
    }

    /** Effort of changing a component from a value to another; empty when nobody changes it, or not that way. */
    static OptionalInt ofChange(Class<?> type, String component, @Nullable Object from, Object to) {
        String line = LINES.get(type.getSimpleName() + "." + component);
        if (line == null || from == null) {
            return ofChange(type, component);
        }
        boolean allowed = true;
        if (line.endsWith(ONCE)) {
            allowed = false;
        } else if (line.endsWith(UP) && from instanceof Number before && to instanceof Number after) {
            allowed = after.doubleValue() > before.doubleValue();
        }
        return allowed ? ofChange(type, component) : OptionalInt.empty();
    }

    /** Effort of adding a fact of a type; empty when none can be added. */
    static OptionalInt ofNew(Class<?> type) {
        return number(type.getSimpleName());
    }

    /** What a derived fact's component counts; null when it is not a count. */
    static @Nullable Counted counted(Class<? extends Fact> derived, String component) {
        String line = LINES.get(derived.getSimpleName() + "." + component);
        if (line == null || line.indexOf(':') < 0) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : line.substring(line.indexOf(':') + 1).split(",")) {
            String[] sides = pair.strip().split("=");
            values.put(sides[0].strip(), sides[1].strip());
        }
        return new Counted(line.substring(0, line.indexOf(':')).strip(), values);
    }

    /** The {@code Type.component} of the base facts that a derived figure follows; null when it follows none. */
    static @Nullable String followed(Class<? extends Fact> derived, String property) {
        String line = LINES.get(derived.getSimpleName() + "." + property);
        return line != null && line.startsWith(FOLLOWS) ? line.substring(FOLLOWS.length()) : null;
    }

    /** Whether any figure of a derived fact follows a {@code Type.component}. */
    static boolean follows(Class<? extends Fact> derived, String source) {
        return LINES.tailMap(derived.getSimpleName() + ".").entrySet().stream()
                .takeWhile(line -> line.getKey().startsWith(derived.getSimpleName() + "."))
                .anyMatch(line -> line.getValue().equals(FOLLOWS + source));
    }

    /** The type of the base facts whose latest year a derived fact's component is; null when it is none. */
    static @Nullable String latest(Class<?> derived, String component) {
        String line = LINES.get(derived.getSimpleName() + "." + component);
        return line != null && line.startsWith(LATEST) ? line.substring(LATEST.length()) : null;
    }

    /** The types whose facts a derived one is worked out from, as far as the table says; of any other its own name. */
    static Set<String> basesOf(Class<?> type) {
        Set<String> bases = new TreeSet<>();
        LINES.forEach((key, line) -> {
            if (key.startsWith(type.getSimpleName() + ".")) {
                if (line.startsWith(FOLLOWS)) {
                    bases.add(line.substring(FOLLOWS.length(), line.indexOf('.')));
                } else if (line.startsWith(LATEST)) {
                    bases.add(line.substring(LATEST.length()));
                } else if (line.indexOf(':') > 0) {
                    bases.add(line.substring(0, line.indexOf(':')));
                }
            }
        });
        return bases.isEmpty() ? Set.of(type.getSimpleName()) : bases;
    }

    /** The table as written. */
    static SortedMap<String, String> lines() {
        return LINES;
    }

    private static OptionalInt number(String key) {
        String line = LINES.get(key);
        return line == null || !Character.isDigit(line.charAt(0))
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(line.split(" ")[0]));
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
