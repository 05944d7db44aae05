package care.concordance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The screen a person reads the result on: how wide it is, and the words of outcomes in color. What goes to a file or a pipe, or
 * to a screen where {@code NO_COLOR} is set, has none.
 */
final class Terminal {

    private static final int LEAST = 80;
    private static final int MOST = 160;

    /** The columns of a text that is written elsewhere. */
    static final int ELSEWHERE = 100;

    private static final Map<String, String> STYLES = Map.of(
            "CONCORDANT", "fg(green)",
            "GAP", "fg(red)",
            "UNPROVEN", "fg(yellow)",
            "WAIVED", "fg(cyan)",
            "NOT APPLICABLE", "faint",
            "ALIGNING", "fg(yellow)",
            "LAPSED", "fg(red)",
            "NOT YET INCLUDED", "fg(red)",
            "SYNTHETIC DATA", "bold");

    /** These words where they stand alone; the longer first, as "NOT YET INCLUDED" is one. */
    private static final Pattern WORDS = Pattern.compile("(?<![\\w_-])("
            + STYLES.keySet().stream()
                    .sorted((one, other) -> other.length() - one.length())
                    .collect(Collectors.joining("|"))
            + ")(?![\\w_-])");

    private Terminal() {}

    /** How many columns a report may use: those of the screen, within what can be read; else 100. */
    static int columns() {
        int columns = CommandLine.Model.CommandSpec.create()
                .usageMessage()
                .width(ELSEWHERE)
                .autoWidth(true)
                .width();
        return Math.max(LEAST, Math.min(MOST, columns));
    }

    /** What is printed there has its outcomes in color, if the screen has colors and wants them. */
    static PrintWriter colored(PrintWriter screen) {
        return Ansi.AUTO.enabled() ? new PrintWriter(new Painted(screen)) : screen;
    }

    /** Paints whole lines; what is left of one without an end is painted when it is flushed. */
    private static final class Painted extends Writer {

        private final PrintWriter screen;
        private final StringBuilder line = new StringBuilder();

        Painted(PrintWriter screen) {
            this.screen = screen;
        }

        @Override
        public void write(char[] characters, int from, int length) throws IOException {
            line.append(characters, from, length);
            int end = line.lastIndexOf("\n") + 1;
            if (end > 0) {
                paint(end);
            }
        }

        @Override
        public void flush() throws IOException {
            paint(line.length());
            screen.flush();
        }

        @Override
        public void close() throws IOException {
            flush();
            screen.close();
        }

        private void paint(int end) throws IOException {
            screen.print(WORDS.matcher(line.substring(0, end))
                    .replaceAll(word ->
                            Ansi.ON.new Text("@|" + STYLES.get(word.group()) + " " + word.group() + "|@").toString()));
            line.delete(0, end);
            if (screen.checkError()) {
                throw new IOException("the screen takes no more");
            }
        }
    }
}
