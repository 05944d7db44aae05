package care.concordance.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a command writes its result, in UTF-8. A file is written beside its place and moved there when it is whole: until then
 * an earlier result stands, and whatever ends the command leaves no half a file.
 */
final class Output {

    @Option(names = "--out", paramLabel = "FILE", description = "Write the result here instead of to the terminal.")
    private @Nullable Path file;

    /** The formats a file with such an ending holds. */
    private static final Map<String, Set<String>> ENDINGS = Map.of(
            "csv", Set.of("CSV"), "xlsx", Set.of("XLSX"), "json", Set.of("JSON", "FHIR"), "html", Set.of("HTML"));

    /**
     * Checks that the file is not named after another format than the one it is to hold.
     *
     * @param format one of those the command has
     * @throws IllegalArgumentException when the ending of its name is that of another format
     */
    void holds(Enum<?> format) {
        String name = file == null ? "" : String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
        Set<String> expected = ENDINGS.get(ending);
        if (expected == null || expected.contains(format.name())) {
            return;
        }
        boolean has = Stream.of(format.getDeclaringClass().getEnumConstants())
                .anyMatch(each -> expected.contains(each.name()));
        throw new IllegalArgumentException(file + " would hold " + format.name().toLowerCase(Locale.ROOT) + " and not "
                + ending + ": name a file that ends otherwise" + (has ? ", or ask for --format " + ending : ""));
    }

    /** How many columns a text may use. */
    int columns() {
        return file == null ? Terminal.columns() : Terminal.ELSEWHERE;
    }

    void write(String text, PrintWriter terminal) {
        write(terminal, to -> {
            to.print(text);
            return 0;
        });
    }

    /** For a result that is written piece by piece; returns what the writing of it returned. */
    int write(PrintWriter terminal, ToIntFunction<PrintWriter> result) {
        if (file != null) {
            return write(file, result);
        }
        int code = result.applyAsInt(terminal);
        terminal.flush();
        return code;
    }

    /** Writes a page to the file named, else to one that is made for it; returns where it is. */
    Path page(String html, Supplier<Path> otherwise) {
        Path page = file == null ? otherwise.get() : file;
        text(page, html);
        return page;
    }

    /**
     * Writes a file of text as a whole, or not at all.
     *
     * @throws UncheckedIOException when it cannot be written; what was there before is there still
     */
    static void text(Path file, String text) {
        write(file, to -> {
            to.print(text);
            return 0;
        });
    }

    /**
     * For a result that is no text; returns what the writing of it returned.
     *
     * @throws IllegalArgumentException when no file is named for it
     */
    int bytes(ToIntFunction<OutputStream> result) {
        if (file == null) {
            throw new IllegalArgumentException(
                    "a workbook is not for the terminal: name a file, as in --out RESULT.xlsx");
        }
        return whole(file, result::applyAsInt);
    }

    /**
     * Writes a file as a whole, or not at all.
     *
     * @throws UncheckedIOException when it cannot be written; what was there before is there still
     */
    static int write(Path file, ToIntFunction<PrintWriter> result) {
        // A text that UTF-8 cannot hold is an error, not a question mark.
        return whole(
                file,
                to -> print(
                        new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8.newEncoder())), result));
    }

    /**
     * Writes a file of bytes as a whole, or not at all.
     *
     * @throws UncheckedIOException when it cannot be written; what was there before is there still
     */
    static void bytes(Path file, Consumer<OutputStream> result) {
        whole(file, to -> {
            result.accept(to);
            return 0;
        });
    }

    /** Writes a result; returns what the writing of it returned. */
    private interface Writing {
        int to(OutputStream file) throws IOException;
    }

    private static int whole(Path file, Writing result) {
        try {
            if (Targets.isStream(file)) {
                try (OutputStream to = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                    return result.to(to);
                }
            }
            return moved(Targets.place(file), result);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /**
     * Writes a folder as a whole, or not at all.
     *
     * @param folder one that is not there yet, or is empty
     * @throws IllegalArgumentException when something is in it
     * @throws UncheckedIOException when it cannot be written
     */
    static void folder(Path folder, Consumer<Path> result) {
        Path target = Targets.place(folder);
        Path part = part(target);
        try {
            if (Files.exists(target) && !isEmptyFolder(target)) {
                throw new IllegalArgumentException(
                        folder + " is there already: name a folder that is not there yet, or empty it");
            }
            Files.createDirectory(part);
            result.accept(part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder, e);
        } finally {
            deleteFolder(part);
        }
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.findAny().isEmpty();
        }
    }

    private static void deleteFolder(Path part) {
        if (Files.isDirectory(part)) {
            try (Stream<Path> inside = Files.list(part)) {
                inside.forEach(Output::delete);
            } catch (IOException e) {
                // As of a file: it is hidden, and named after the result it was to become.
            }
            delete(part);
        }
    }

    /** Where a result is written until it is whole: hidden, beside its place. */
    private static Path part(Path target) {
        return target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    }

    private static int moved(Path target, Writing result) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException("it is a folder");
        }
        Path part = part(target);
        Thread tidy = new Thread(() -> delete(part));
        Runtime.getRuntime().addShutdownHook(tidy);
        try {
            int code;
            try (OutputStream to = Files.newOutputStream(part)) {
                code = result.to(to);
            }
            keepPermissions(target, part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return code;
        } finally {
            delete(part);
            forget(tidy);
        }
    }

    private static int print(Writer writer, ToIntFunction<PrintWriter> result) throws IOException {
        PrintWriter to = new PrintWriter(writer);
        int code = result.applyAsInt(to);
        if (to.checkError()) {
            throw new IOException("the disk may be full");
        }
        return code;
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
            PosixFileAttributeView now = Files.getFileAttributeView(to, PosixFileAttributeView.class);
            if (old != null && now != null) {
                now.setPermissions(old.readAttributes().permissions());
            }
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // It is hidden, and named after the result it was to become.
        }
    }

    private static void forget(Thread tidy) {
        try {
            Runtime.getRuntime().removeShutdownHook(tidy);
        } catch (IllegalStateException e) {
            // The program is ending, and the hook is at work.
        }
    }
}
