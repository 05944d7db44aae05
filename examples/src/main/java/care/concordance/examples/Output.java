package care.concordance.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command writes its result. */
final class Output {

    @Option(names = "--out", paramLabel = "FILE", description = "Write the result here instead of to the terminal.")
    private @Nullable Path file;

    void write(String text, PrintWriter terminal) {
        if (file == null) {
            terminal.print(text);
            terminal.flush();
            return;
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
