package care.concordance.verdict;

/** A text for a person, written line by line; long ones are broken at spaces. Not for several threads. */
public final class Lines {

    private final int columns;
    private final StringBuilder text = new StringBuilder();

    /** @param columns how many a line may use that can be broken */
    public Lines(int columns) {
        this.columns = columns;
    }

    /** Adds a line as it is, without the blanks at its end. */
    public void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    /** Breaks a long line at spaces and indents what follows to the width of its lead. */
    public void wrapped(String lead, String words) {
        wrapped(lead, words, " ".repeat(lead.length()));
    }

    /** Breaks a long line at spaces and begins what follows with an indent of its own. */
    public void wrapped(String lead, String words, String indent) {
        StringBuilder line = new StringBuilder(lead);
        boolean first = true;
        for (String word : words.split(" ")) {
            if (!first && line.length() + 1 + word.length() > columns) {
                line(line.toString());
                line = new StringBuilder(indent);
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        line(line.toString());
    }

    /** The text so far. */
    @Override
    public String toString() {
        return text.toString();
    }
}
