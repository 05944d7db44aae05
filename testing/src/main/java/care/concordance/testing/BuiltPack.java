package care.concordance.testing;

import care.concordance.authoring.PackBuild;
import care.concordance.pack.RulePack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A pack made up in memory and built into a directory as the build of its own module would: model, index and matcher. */
public final class BuiltPack {

    private BuiltPack() {}

    /**
     * Builds a pack.
     *
     * @param directory an empty one; a pack built into it before is read again
     */
    public static RulePack of(RulePack pack, Path directory) {
        try {
            if (!Files.exists(directory.resolve("built"))) {
                build(pack, directory);
                Files.createFile(directory.resolve("built"));
            }
            // The classes of a pack are loaded for as long as it is used.
            return RulePack.classpath(
                    pack.id(), new URLClassLoader(new URL[] {url(directory)}, BuiltPack.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path directory) throws MalformedURLException {
        return directory.toUri().toURL();
    }

    private static void build(RulePack pack, Path directory) throws IOException {
        for (var file : pack.files().entrySet()) {
            write(directory, "pack/" + file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        PackBuild.main(directory.toString(), pack.version(), pack.id() + "=pack");
    }

    private static void write(Path directory, String file, byte[] bytes) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    /** Removes a directory and all in it. */
    public static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
