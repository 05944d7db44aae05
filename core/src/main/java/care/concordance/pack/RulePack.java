package care.concordance.pack;

import care.concordance.pack.Finding.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The standards of one program as their authors wrote them: DRL files, each with its page beside it. Immutable. Nothing
 * in a pack is believed before {@code ConcordanceEngine.load} has had it read by the gate.
 */
public final class RulePack {

    private static final String DESCRIPTION = "pack.properties";
    private static final Set<String> DESCRIBING = Set.of("id", "version");
    private static final Pattern DESCRIBED = Pattern.compile("(?=.*\\S)[^\\p{C}\\p{Zl}\\p{Zp}\uFFFD]{1,100}");
    private static final String REMEDY =
            "put the file itself into the directory, as NAME.drl, NAME.md or pack.properties, or take it away";

    private final String id;
    private final String version;
    private final Supplier<SortedMap<String, String>> files;
    private final Supplier<String> sha256;
    private final ClassLoader loader;
    private final @Nullable String model;
    private final @Nullable String matcher;
    private final Gate.@Nullable Passed passed;

    private RulePack(
            String id,
            String version,
            Supplier<SortedMap<String, String>> files,
            Supplier<String> sha256,
            ClassLoader loader,
            @Nullable String model,
            @Nullable String matcher,
            Gate.@Nullable Passed passed) {
        this.id = id;
        this.version = version;
        this.files = files;
        this.sha256 = sha256;
        this.loader = loader;
        this.model = model;
        this.matcher = matcher;
        this.passed = passed;
    }

    /**
     * A pack shipped in a jar with its rules already compiled, as the module {@code concordance-rules} is: an index
     * {@code META-INF/concordance/<id>.pack} names its version, files and compiled model, and the SHA-256 of the texts
     * the model was compiled from.
     *
     * @param id the pack's id
     * @param loader where to look
     * @throws RulePackException when no such pack is on the class path, or when it is not the one that was built
     */
    public static RulePack classpath(String id, ClassLoader loader) {
        return PackIndex.read(id, loader).pack();
    }

    /**
     * A pack an author keeps in a directory: every {@code .drl} and {@code .md} file below it. A file {@code
     * pack.properties} may give {@code id} and {@code version}; else they are the directory's name and {@code 0}.
     *
     * @throws UncheckedIOException when the directory cannot be read
     * @throws RulePackException when a file in it would be passed over: a link that leaves the directory, one that cannot
     *     be read, is too large, or ends in {@code .DRL}
     */
    public static RulePack directory(Path directory) {
        try {
            Map<String, String> files = new TreeMap<>();
            List<Finding> findings = new ArrayList<>();
            SortedMap<String, Path> found =
                    PackFolder.files(directory, name -> isRead(name) || name.equals(DESCRIPTION), REMEDY, findings);
            found.remove(DESCRIPTION);
            for (Map.Entry<String, Path> each : found.entrySet()) {
                // What is not UTF-8 becomes U+FFFD, which the gate refuses with its place.
                files.put(each.getKey(), new String(Files.readAllBytes(each.getValue()), StandardCharsets.UTF_8));
            }
            String name = String.valueOf(directory.toAbsolutePath().normalize().getFileName());
            Map<String, String> described = described(directory.resolve(DESCRIPTION), findings);
            if (!findings.isEmpty()) {
                throw new RulePackException(name, findings);
            }
            return of(described.getOrDefault("id", name), described.getOrDefault("version", "0"), files);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read rule pack directory " + directory, e);
        }
    }

    /**
     * The files of one ending that an author keeps in a directory beside rules, such as scenarios, by their path inside it.
     *
     * @param ending as in {@code .json}
     * @throws UncheckedIOException when the directory cannot be read
     * @throws RulePackException when a file in it would be passed over, for the reasons of {@link #directory}
     */
    public static SortedMap<String, Path> files(Path directory, String ending) {
        try {
            List<Finding> findings = new ArrayList<>();
            SortedMap<String, Path> files = PackFolder.files(
                    directory,
                    name -> name.endsWith(ending),
                    "put the file itself into the directory, as NAME" + ending + ", or take it away",
                    findings);
            if (!findings.isEmpty()) {
                throw new RulePackException(String.valueOf(directory.getFileName()), findings);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read directory " + directory, e);
        }
    }

    /** What a pack says of itself: its id and version, or one of them, or nothing. */
    private static Map<String, String> described(Path file, List<Finding> findings) throws IOException {
        if (!findings.isEmpty() || !Files.exists(file)) {
            return Map.of();
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Properties properties = new Properties();
        Map<String, String> described = new HashMap<>();
        try {
            // An editor may put a byte order mark before the first key.
            properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (IllegalArgumentException e) {
            findings.add(Finding.ofFile(Kind.FOLDER, DESCRIPTION, "has a \\u that is no character", "write it out"));
        }
        properties.stringPropertyNames().forEach(key -> {
            String value = properties.getProperty(key);
            if (!DESCRIBING.contains(key)) {
                findings.add(
                        Finding.ofFile(Kind.FOLDER, DESCRIPTION, "has a key it does not know", "write id and version"));
            } else if (!DESCRIBED.matcher(value).matches()) {
                findings.add(Finding.ofFile(
                        Kind.FOLDER,
                        DESCRIPTION,
                        "has a value of " + key + " that cannot be printed, is blank or is too long",
                        "write up to 100 letters, digits and signs"));
            } else {
                described.put(key, value);
            }
        });
        return described;
    }

    private static boolean isRead(String name) {
        return name.endsWith(".drl") || name.endsWith(".md") || name.equals(Phrases.FILE);
    }

    /**
     * A pack from texts in memory.
     *
     * @param files DRL and pages by their path inside the pack
     */
    public static RulePack of(String id, String version, Map<String, String> files) {
        SortedMap<String, String> texts = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        return new RulePack(
                id,
                version,
                () -> texts,
                new Once<>(() -> sha256(texts)),
                RulePack.class.getClassLoader(),
                null,
                null,
                null);
    }

    /**
     * A pack whose texts are read when they are asked for.
     *
     * @param sha256 their fingerprint
     */
    static RulePack unread(String id, String version, String sha256, Supplier<RulePack> texts) {
        return new RulePack(
                id,
                version,
                new Once<>(() -> texts.get().files()),
                () -> sha256,
                RulePack.class.getClassLoader(),
                null,
                null,
                null);
    }

    /**
     * The same texts with the classes they were compiled to.
     *
     * @param passedThen what the gate of this library read in the texts when they were compiled; null when it is to read
     *     them
     */
    RulePack compiled(
            String modelClass, @Nullable String matcherClass, Gate.@Nullable Passed passedThen, ClassLoader classes) {
        return new RulePack(id, version, files, sha256, classes, modelClass, matcherClass, passedThen);
    }

    /** The same texts, to be compiled in process although the pack ships a compiled model. */
    public RulePack fromSource() {
        return new RulePack(id, version, files, sha256, loader, null, null, null);
    }

    public String id() {
        return id;
    }

    public String version() {
        return version;
    }

    /**
     * DRL and pages by their path inside the pack, sorted.
     *
     * @throws RulePackException when a shipped pack's texts are not those its rules were compiled from
     */
    public SortedMap<String, String> files() {
        return files.get();
    }

    /** SHA-256 over the paths and texts of all files, lower-case hex. */
    public String sha256() {
        return sha256.get();
    }

    private static String sha256(SortedMap<String, String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, text) -> {
                for (String part : List.of(path, text)) {
                    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                    digest.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                    digest.update(bytes);
                }
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    ClassLoader loader() {
        return loader;
    }

    /** The class of the compiled model; null when the rules are to be compiled in process. */
    @Nullable
    String model() {
        return model;
    }

    /** The class of the case matcher; null when the pack was built without one. */
    @Nullable
    String matcher() {
        return matcher;
    }

    /** What the gate read in the texts when they were compiled; null when it is to read them. */
    Gate.@Nullable Passed passed() {
        return passed;
    }

    @Override
    public String toString() {
        return id + " " + version;
    }
}
