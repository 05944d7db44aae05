package care.concordance.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the fact records' Javadoc says of them and their components, in sentences; kept beside the code as a resource. */
public final class Descriptions {

    private static final Properties OF = load();

    private Descriptions() {}

    static String of(Class<? extends Record> type) {
        return of(type.getSimpleName());
    }

    static String of(Class<? extends Record> type, String component) {
        return of(type.getSimpleName() + "." + component);
    }

    /**
     * What a fact, or a component of it, is, in sentences; empty of a type no document states.
     *
     * @param component null for the fact itself
     */
    public static Optional<String> find(Class<?> type, @Nullable String component) {
        return Optional.ofNullable(
                OF.getProperty(component == null ? type.getSimpleName() : type.getSimpleName() + "." + component));
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
