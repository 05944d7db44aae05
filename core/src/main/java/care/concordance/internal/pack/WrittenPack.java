package care.concordance.internal.pack;

import care.concordance.pack.RulePack;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The texts of a pack, read or to be read, and the classes they were compiled to, if they were. Immutable. */
public final class WrittenPack implements RulePack {

    private final String id;
    private final String version;
    private final Supplier<SortedMap<String, String>> files;
    private final Supplier<String> sha256;
    private final ClassLoader loader;
    private final @Nullable String model;
    private final @Nullable String matcher;
    private final @Nullable Code code;
    private final Gate.@Nullable Passed passed;

    /**
     * A class that holds what the rules were compiled to.
     *
     * @param index which of its methods is what of the rules
     */
    record Code(String className, String index) {}

    private WrittenPack(
            String id,
            String version,
            Supplier<SortedMap<String, String>> files,
            Supplier<String> sha256,
            ClassLoader loader,
            @Nullable String model,
            @Nullable String matcher,
            @Nullable Code code,
            Gate.@Nullable Passed passed) {
        this.id = id;
        this.version = version;
        this.files = files;
        this.sha256 = sha256;
        this.loader = loader;
        this.model = model;
        this.matcher = matcher;
        this.code = code;
        this.passed = passed;
    }

    /** {@link RulePack#of}. */
    public static WrittenPack of(String id, String version, Map<String, String> files) {
        SortedMap<String, String> texts = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        return new WrittenPack(
                id,
                version,
                () -> texts,
                new Lazy<>(() -> sha256(texts)),
                WrittenPack.class.getClassLoader(),
                null,
                null,
                null,
                null);
    }

    /**
     * A pack whose texts are read when they are asked for.
     *
     * @param sha256 their fingerprint
     */
    static WrittenPack unread(String id, String version, String sha256, Supplier<RulePack> texts) {
        return new WrittenPack(
                id,
                version,
                new Lazy<>(() -> texts.get().files()),
                () -> sha256,
                WrittenPack.class.getClassLoader(),
                null,
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
    WrittenPack compiled(
            String modelClass,
            @Nullable String matcherClass,
            @Nullable Code codeOfRules,
            Gate.@Nullable Passed passedThen,
            ClassLoader classes) {
        return new WrittenPack(id, version, files, sha256, classes, modelClass, matcherClass, codeOfRules, passedThen);
    }

    @Override
    public WrittenPack fromSource() {
        return new WrittenPack(id, version, files, sha256, loader, null, null, null, null);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public SortedMap<String, String> files() {
        return files.get();
    }

    @Override
    public String sha256() {
        return sha256.get();
    }

    private static String sha256(SortedMap<String, String> files) {
        Sha256 digest = new Sha256();
        files.forEach((path, text) -> {
            for (String part : List.of(path, text)) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.add(bytes.length + "\n").add(bytes);
            }
        });
        return digest.hex();
    }

    public ClassLoader loader() {
        return loader;
    }

    /** The class of the compiled model; null when the rules are to be compiled in process. */
    public @Nullable String model() {
        return model;
    }

    /** The class of the case matcher; null when the pack was built without one. */
    public @Nullable String matcher() {
        return matcher;
    }

    /** What its rules were compiled to, in one class; null when the pack was built without it. */
    @Nullable
    Code code() {
        return code;
    }

    /** What the gate read in the texts when they were compiled; null when it is to read them. */
    public Gate.@Nullable Passed passed() {
        return passed;
    }

    @Override
    public String toString() {
        return id + " " + version;
    }
}
