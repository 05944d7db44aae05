package care.concordance.naaccr;

/** How often something was met in a document, and the line of the first time. */
final class Occurrences {

    private long count;
    private int line;

    long count() {
        return count;
    }

    int line() {
        return line;
    }

    void add(int at) {
        line = count == 0 ? at : line;
        count++;
    }
}
