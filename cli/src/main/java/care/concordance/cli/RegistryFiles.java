package care.concordance.cli;

import care.concordance.facts.FactValue;
import care.concordance.naaccr.NaaccrFile;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The documents of a registry: the files given, those in a folder given, and the members of a zip archive. */
final class RegistryFiles {

    private static final int DEEPEST = 100;

    private final UnaryOperator<InputStream> counted;
    private final BiConsumer<String, NaaccrFile> document;
    private final BiConsumer<String, String> unreadable;

    /**
     * What is done with documents.
     *
     * @param counted put around each stream of bytes
     * @param document takes a document's name and the document, which is closed afterwards
     * @param unreadable takes the name of what cannot be opened, and why
     */
    RegistryFiles(
            UnaryOperator<InputStream> counted,
            BiConsumer<String, NaaccrFile> document,
            BiConsumer<String, String> unreadable) {
        this.counted = counted;
        this.document = document;
        this.unreadable = unreadable;
    }

    /** Reads every document; one that cannot be read does not keep from the others. */
    void read(List<Path> given) {
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                folder(path);
            } else {
                file(path, String.valueOf(path.getFileName()));
            }
        }
    }

    private void document(String name, InputStream in) {
        try (NaaccrFile file = NaaccrFile.of(counted.apply(in))) {
            document.accept(name, file);
        }
    }

    private void folder(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            files = found.filter(path -> !Files.isDirectory(path))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            unreadable.accept(String.valueOf(name), "not all of the folder can be listed");
            return;
        }
        if (files.isEmpty()) {
            unreadable.accept(String.valueOf(name), "the folder is empty");
        }
        files.forEach(path -> file(path, name + "/" + folder.relativize(path)));
    }

    private void file(Path path, String name) {
        if (!Files.exists(path)) {
            unreadable.accept(name, "there is no such file");
            return;
        }
        try {
            if (isZip(path)) {
                members(path, name);
            } else {
                document(name, new FileInputStream(path.toFile()));
            }
        } catch (IOException | UncheckedIOException e) {
            unreadable.accept(name, Words.reason(e));
        }
    }

    private static boolean isZip(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
        }
    }

    private void members(Path path, String name) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<? extends ZipEntry> entries =
                    zip.stream().filter(entry -> !entry.isDirectory()).toList();
            if (entries.isEmpty()) {
                unreadable.accept(name, "the archive has no members");
            }
            for (ZipEntry entry : entries) {
                String member = name + "!" + FactValue.printable(entry.getName());
                try {
                    document(member, zip.getInputStream(entry));
                } catch (IOException | UncheckedIOException e) {
                    unreadable.accept(member, Words.reason(e));
                }
            }
        }
    }
}
