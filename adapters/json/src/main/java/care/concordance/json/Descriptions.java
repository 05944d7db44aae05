package care.concordance.json;

import care.concordance.facts.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the fact records' Javadoc says of them and their properties, in sentences; kept beside the code as a resource. */
public final class Descriptions {

    private static final Properties OF = load();

    private Descriptions() {}

    static String of(Class<? extends Record> type) {
        return of(name(type));
    }

    static String of(Class<? extends Record> type, String component) {
        return of(name(type) + "." + component);
    }

    /** A type as the descriptions call it: its name below the package of facts, as in {@code measure.Visit}. */
    static String name(Class<?> type) {
        String usual = Fact.class.getPackageName() + ".";
        return type.getName().startsWith(usual) ? type.getName().substring(usual.length()) : type.getSimpleName();
    }

    /**
     * What a fact, or a property of it, is, in sentences, with units; empty where that is not written down.
     *
     * @param component a component, or a property that follows from others; null for the fact itself
     */
    public static Optional<String> find(Class<?> type, @Nullable String component) {
        return Optional.ofNullable(OF.getProperty(component == null ? name(type) : name(type) + "." + component));
    }

    private static String of(String key) {
        return Objects.requireNonNull(OF.getProperty(key), () -> "no description of " + key);
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream resource =
                Objects.requireNonNull(Descriptions.class.getResourceAsStream("descriptions.properties"))) {
            properties.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the descriptions of facts", e);
        }
        return properties;
    }
}
