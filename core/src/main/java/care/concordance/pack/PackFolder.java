package care.concordance.pack;

import care.concordance.pack.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory in which an author keeps files: which of them are read, and which may be neither read nor passed over. */
final class PackFolder {

    private static final int DEEPEST_FOLDER = 20;
    private static final long LARGEST_FILE = 1 << 20;

    private PackFolder() {}

    /**
     * The files to be read, by their path inside the directory.
     *
     * @param wanted which names are read
     * @param remedy what to do with one that cannot be
     * @param findings where those are noted that would be passed over
     */
    static SortedMap<String, Path> files(
            Path directory, Predicate<String> wanted, String remedy, List<Finding> findings) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        Path home = directory.toRealPath();
        try (Stream<Path> found = Files.walk(directory, DEEPEST_FOLDER)) {
            for (Path path : found.toList()) {
                String name = directory.relativize(path).toString().replace('\\', '/');
                String refused = refused(path, name, home, wanted);
                if (refused != null) {
                    findings.add(Finding.ofFile(Kind.FOLDER, name, refused, remedy));
                } else if (wanted.test(name) && Files.isRegularFile(path)) {
                    files.put(name, path);
                }
            }
        }
        return files;
    }

    /** Why a file must not be passed over in silence, nor read; null when there is no reason. */
    private static @Nullable String refused(Path path, String name, Path home, Predicate<String> wanted)
            throws IOException {
        boolean named = wanted.test(name) || wanted.test(name.toLowerCase(Locale.ROOT));
        if (Files.isSymbolicLink(path)) {
            if (!Files.exists(path)) {
                return "is a link to nothing";
            }
            if (!path.toRealPath().startsWith(home)) {
                return "is a link that leaves the directory";
            }
            if (Files.isDirectory(path)) {
                return "is a link to a folder, which is not followed";
            }
        }
        if (Files.isDirectory(path)) {
            return home.relativize(path.toRealPath()).getNameCount() >= DEEPEST_FOLDER
                    ? "lies more than " + (DEEPEST_FOLDER - 1) + " folders deep"
                    : named && !name.isEmpty() ? "is a folder, though it is named like a file" : null;
        }
        if (!named) {
            return null;
        }
        if (!wanted.test(name)) {
            return "is passed over, because its ending is not in lower case";
        }
        if (!Files.isRegularFile(path)) {
            return "is not a file";
        }
        if (!Files.isReadable(path)) {
            return "cannot be read: it is not permitted";
        }
        return Files.size(path) > LARGEST_FILE ? "is larger than " + (LARGEST_FILE >> 20) + " MB" : null;
    }
}
