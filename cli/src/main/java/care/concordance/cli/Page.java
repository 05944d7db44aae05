package care.concordance.cli;

import java.awt.Desktop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** A result as a page, which a browser may show at once. */
final class Page {

    @Option(
            names = "--open",
            description = "Make the page of --format html and show it in the browser; it is written to --out, or to a"
                    + " file of its own.")
    private boolean open;

    /**
     * The format to write in: {@code page} when it is to be shown.
     *
     * @param text the one that nobody had to ask for
     * @throws IllegalArgumentException when another was asked for
     */
    <F extends Enum<F>> F format(F asked, F text, F page) {
        if (!open) {
            return asked;
        }
        if (asked != text && asked != page) {
            throw new IllegalArgumentException("--open shows a page: leave out --format " + asked);
        }
        return page;
    }

    /** Writes the page, and shows it if that was asked for; where no browser can be started, says where the page is. */
    void write(String html, Output output, CommandLine command) {
        if (!open) {
            output.write(html, command.getOut());
            return;
        }
        URI page = output.page(html, Page::temporary).toUri();
        command.getErr().println(show(page) ? "Shown in the browser: " + page : "Open this page in a browser: " + page);
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("concordance-", ".html");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a file for the page: name one with --out", e);
        }
    }

    private static boolean show(URI page) {
        try {
            if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(page);
                return true;
            }
        } catch (IOException | UnsupportedOperationException e) {
            // The person is told where it is.
        }
        return false;
    }
}
