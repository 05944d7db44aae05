package care.concordance.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The style and the script a page carries, and the policy that lets a browser run these two and nothing else.
 *
 * @param script empty when the page has none
 */
record Assets(String style, String script) {

    private static final String STYLE = read("report.css");

    /** Those of a report. */
    static final Assets REPORT = new Assets(STYLE, read("report.js"));

    /** Those of the index of a catalog. */
    static final Assets INDEX = new Assets(STYLE, read("catalog.js"));

    /** Those of a page that is only read. */
    static final Assets STILL = new Assets(STYLE, "");

    /** A Content-Security-Policy. No network, no frame, no form; whatever else a text might smuggle in does not run. */
    String policy() {
        return "default-src 'none'; style-src '" + hash(style) + "'; script-src "
                + (script.isEmpty() ? "'none'" : "'" + hash(script) + "'")
                + "; base-uri 'none'; form-action 'none'";
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
