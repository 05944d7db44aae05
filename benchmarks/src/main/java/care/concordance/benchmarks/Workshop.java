package care.concordance.benchmarks;

import care.concordance.authoring.CaseMatcherBuild;
import care.concordance.authoring.CaseMatcherSource;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.pack.RulePack;
import care.concordance.testing.BuiltPack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * Builds what is compared, once for all forks of a run: packs and code are kept in a directory named after the texts, what
 * is compiled of them and what builds them.
 */
final class Workshop {

    private final Path directory;

    private Workshop(Path directory) {
        this.directory = directory;
    }

    /** The workshop for a pack. */
    static Workshop of(RulePack pack) {
        try {
            CRC32 builders = new CRC32();
            for (Class<?> type : List.of(CaseMatcherSource.class, CaseMatcherBuild.class, HandWritten.class)) {
                try (InputStream code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                    builders.update(Objects.requireNonNull(code).readAllBytes());
                }
            }
            builders.update(CompiledPack.build(pack).toString().getBytes(StandardCharsets.UTF_8));
            Path directory = Path.of(System.getProperty("java.io.tmpdir"))
                    .resolve("concordance-benchmarks")
                    .resolve(pack.sha256().substring(0, 16) + "-" + Long.toHexString(builders.getValue()));
            Files.createDirectories(directory);
            return new Workshop(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pack with its model and its matcher, as its build would leave it. */
    CompiledPack built(RulePack pack) {
        return CompiledPack.of(pack(pack), Map.of());
    }

    /** The same, to be loaded. */
    RulePack pack(RulePack pack) {
        return BuiltPack.of(pack, directory.resolve("pack"));
    }

    /** The pack compiled in process, as an author's directory is. */
    static CompiledPack classic(RulePack pack) {
        return CompiledPack.of(pack, Map.of());
    }

    /** Compiles a class of this package and makes one. */
    <T> T instance(String name, String source, Class<T> type, Class<?> argument, Object value) {
        try {
            Path classes = directory.resolve(name);
            if (!Files.exists(classes.resolve("care"))) {
                Files.createDirectories(classes);
                CaseMatcherBuild.compile(
                        getClass().getPackageName() + "." + name,
                        source,
                        classes,
                        List.of(code(Workshop.class), code(CompiledPack.class)));
            }
            // In this loader's own place: the class extends one that only its package sees.
            ClassLoader loader = new URLClassLoader(
                    new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
            return Class.forName(getClass().getPackageName() + "." + name, true, loader)
                    .asSubclass(type)
                    .getConstructor(argument)
                    .newInstance(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("what was just compiled cannot be made", e);
        }
    }

    private static Path code(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
