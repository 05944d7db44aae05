package care.concordance.cli;

import java.io.Console;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A line that says how far a long reading is: cases, cases a second, time left. Silent when nobody watches. */
final class Progress implements AutoCloseable {

    private static final long EVERY_NANOS = 500_000_000L;

    private final long total;
    private final PrintWriter out;
    private final boolean watched;
    private final long start = System.nanoTime();
    private long last = start;
    private long read;
    private long cases;

    Progress(long total, PrintWriter out, boolean watched) {
        this.total = total;
        this.out = out;
        this.watched = watched;
    }

    /** Watched when the process has a terminal. */
    static Progress of(List<Path> files, PrintWriter out) {
        return new Progress(files.stream().mapToLong(Progress::size).sum(), out, isTerminal());
    }

    /** From Java 22 on there is a console even where nobody watches; it says so itself, by a method Java 17 lacks. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // Opening it will say so.
            return 0;
        }
    }

    /** Counts what is read of a file. */
    InputStream count(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                read += value < 0 ? 0 : 1;
                return value;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                read += Math.max(0, count);
                return count;
            }
        };
    }

    void reviewed() {
        cases++;
        if (watched && (cases & 1023) == 0 && System.nanoTime() - last > EVERY_NANOS) {
            last = System.nanoTime();
            out.print("\r" + line(last - start) + "   ");
            out.flush();
        }
    }

    /** The line after some time. */
    String line(long nanos) {
        double seconds = nanos / 1e9;
        String left = read == 0 || total < read
                ? ""
                : String.format(Locale.ROOT, ", %.0f s left", seconds * (total - read) / read);
        return String.format(Locale.ROOT, "%,d cases, %,.0f a second%s", cases, cases / seconds, left);
    }

    @Override
    public void close() {
        if (watched) {
            out.print("\r" + " ".repeat(60) + "\r");
            out.flush();
        }
    }
}
