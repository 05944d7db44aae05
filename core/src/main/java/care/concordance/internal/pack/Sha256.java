package care.concordance.internal.pack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes the fingerprint of texts, one after the other. Not thread-safe. */
public final class Sha256 {

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes a text in, as UTF-8. */
    public Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes bytes in. */
    Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** The fingerprint of all that was taken in, lower-case hex; what is taken in next begins another. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
