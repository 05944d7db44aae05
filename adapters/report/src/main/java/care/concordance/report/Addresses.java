package care.concordance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The web addresses in a text. */
final class Addresses {

    /** Up to a space, without what ends a sentence or closes a bracket behind it. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>]*[^\\s\"<>.,;:)]");

    private Addresses() {}

    /** A piece of a text, which is an address or has none. */
    record Piece(String text, boolean isAddress) {}

    /** A text in pieces, in order. */
    static List<Piece> in(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher found = ADDRESS.matcher(text);
        int end = 0;
        while (found.find()) {
            if (found.start() > end) {
                pieces.add(new Piece(text.substring(end, found.start()), false));
            }
            pieces.add(new Piece(found.group(), true));
            end = found.end();
        }
        if (end < text.length()) {
            pieces.add(new Piece(text.substring(end), false));
        }
        return pieces;
    }
}
