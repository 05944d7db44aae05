package care.concordance.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command writes its result. */
final class Output {

    @Option(names = "--out", paramLabel = "FILE", description = "Write the result here instead of to the terminal.")
    private @Nullable Path file;

    void write(String text, PrintWriter terminal) {
        write(terminal, to -> {
            to.print(text);
            return 0;
        });
    }

    /** For a result that is written piece by piece; returns what the writing of it returned. */
    int write(PrintWriter terminal, ToIntFunction<PrintWriter> result) {
        if (file == null) {
            int code = result.applyAsInt(terminal);
            terminal.flush();
            return code;
        }
        try (PrintWriter to = new PrintWriter(Files.newBufferedWriter(file))) {
            int code = result.applyAsInt(to);
            if (to.checkError()) {
                throw new IOException("the disk may be full");
            }
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
