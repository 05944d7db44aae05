package care.concordance.internal.pack;

import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The index of a pack compiled at build time. The model's classes cannot be read, so the index says from which texts they
 * were compiled: texts that are not those, or a model that is missing, are refused.
 */
public final class PackIndex {

    private static final String DIRECTORY = "META-INF/concordance/";
    private static final List<String> KEYS = List.of("version", "folder", "model", "sha256", "files");
    private static final String REBUILD = "build the pack's module again, from clean: mvn clean package";

    private final String id;
    private final String path;
    private final ClassLoader loader;
    private final Properties properties;
    private final List<Finding> findings = new ArrayList<>();

    private PackIndex(String id, String path, ClassLoader loader, Properties properties) {
        this.id = id;
        this.path = path;
        this.loader = loader;
        this.properties = properties;
    }

    /**
     * The index of a pack.
     *
     * @throws RulePackException when there is none, or when it lacks an entry
     */
    public static PackIndex read(String id, ClassLoader loader) {
        String path = DIRECTORY + id + ".pack";
        Optional<String> text = text(loader, path);
        if (text.isEmpty()) {
            throw new RulePackException(
                    id,
                    List.of(Source.of(path, "")
                            .finding(
                                    Kind.BUILT,
                                    "no rule pack " + id + " on the class path",
                                    "put the pack's jar on the class path, or read its directory with"
                                            + " RulePack.directory")));
        }
        Properties properties = new Properties();
        for (String line : text.get().split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                properties.setProperty(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        PackIndex index = new PackIndex(id, path, loader, properties);
        for (String key : KEYS) {
            if (properties.getProperty(key, "").isEmpty()) {
                index.note("the index has no " + key);
            }
        }
        index.refuse();
        return index;
    }

    /**
     * The pack it is the index of.
     *
     * @throws RulePackException when a file or the model is missing, or when the texts are not those of the build
     */
    public RulePack pack() {
        Optional<ValidationCache> passed = text(loader, DIRECTORY + id + ".passed")
                .flatMap(written -> ValidationCache.read(written, get("sha256"), loader));
        boolean unread = passed.filter(then -> isUnchanged(then.checksum())).isPresent();
        WrittenPack pack = unread
                ? WrittenPack.unread(
                        id,
                        get("version"),
                        get("sha256"),
                        () -> read(id, loader).texts())
                : texts();
        refuse();
        return pack.compiled(
                get("model"),
                properties.getProperty("matcher"),
                code(),
                passed.map(ValidationCache::passed).orElse(null),
                loader);
    }

    private WrittenPack.@Nullable Code code() {
        return Optional.ofNullable(properties.getProperty("code"))
                .flatMap(name -> text(loader, DIRECTORY + id + ".code").map(index -> new WrittenPack.Code(name, index)))
                .orElse(null);
    }

    /** @throws RulePackException when a file is missing, or when the texts are not those of the build */
    private WrittenPack texts() {
        Map<String, String> files = new TreeMap<>();
        for (String file : files()) {
            text(loader, get("folder") + "/" + file)
                    .ifPresentOrElse(
                            text -> files.put(file, text),
                            () -> note("the index names " + file + ", which is not in folder " + get("folder")));
        }
        WrittenPack pack = WrittenPack.of(id, get("version"), files);
        if (findings.isEmpty() && !pack.sha256().equals(get("sha256"))) {
            note("the texts are not those the rules were compiled from");
        }
        refuse();
        return pack;
    }

    private List<String> files() {
        return List.of(get("files").split(","));
    }

    /** Whether the texts have the checksum they were built with, where that is known without reading them: in a jar. */
    private boolean isUnchanged(String checksum) {
        URL url = loader.getResource(path);
        try {
            if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
                return false;
            }
            // Not the shared one: that would stay open for as long as the JVM runs.
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                String name = connection.getEntryName();
                String folder = name.substring(0, name.length() - path.length()) + get("folder") + "/";
                List<Long> crcs = new ArrayList<>();
                for (String file : files()) {
                    ZipEntry entry = jar.getEntry(folder + file);
                    crcs.add(entry == null ? -1 : entry.getCrc());
                }
                return ValidationCache.checksum(crcs).equals(checksum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + url, e);
        }
    }

    private String get(String key) {
        return properties.getProperty(key, "");
    }

    private void note(String problem) {
        findings.add(Source.of(path, "").finding(Kind.BUILT, problem, REBUILD));
    }

    private void refuse() {
        if (!findings.isEmpty()) {
            throw new RulePackException(id, findings);
        }
    }

    private static Optional<String> text(ClassLoader loader, String resource) {
        URL url = loader.getResource(resource);
        if (url == null) {
            return Optional.empty();
        }
        try (InputStream in = url.openStream()) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + url, e);
        }
    }
}
