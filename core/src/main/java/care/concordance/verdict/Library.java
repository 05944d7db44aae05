package care.concordance.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** This library. */
public final class Library {

    private static final String VERSION = read();

    private Library() {}

    /** Its version, however it was packaged. */
    public static String version() {
        return VERSION;
    }

    private static String read() {
        try (InputStream in = Library.class.getResourceAsStream("library.properties")) {
            if (in == null) {
                throw new IllegalStateException("library.properties is missing beside " + Library.class.getName());
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
