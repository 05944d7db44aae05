package care.concordance.naaccr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of an XML document with those replaced that would end its reading: a control character, plain or as a
 * reference, by blanks, and a byte that is not of the declared encoding by a question mark. Every other byte keeps its value
 * and all keep their place. Documents in encodings that do not contain ASCII go through as they are.
 */
final class CleanBytes extends InputStream {

    private static final int LONGEST_REFERENCE = 16;
    private static final int LONGEST_DECLARATION = 256;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    /** So many bytes a comment, a text, an attribute or a name may have. */
    private static final int LONGEST_PIECE = 1 << 24;

    /** A piece of the document is longer than memory should be filled with. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("a comment, a text or an element of more than " + (LONGEST_PIECE >> 20) + " MB");
        }
    }

    private enum Encoding {
        UTF_8,
        ASCII,
        OF_ONE_BYTE,
        OTHER
    }

    private final InputStream in;
    private final byte[] bytes = new byte[1 << 16];
    private final Occurrences controls = new Occurrences();
    private final Occurrences undeclared = new Occurrences();
    private Encoding encoding = Encoding.UTF_8;
    private boolean begun;
    private boolean ended;
    private int next;
    private int clean;
    private int filled;
    private int line = 1;
    private int piece;

    CleanBytes(InputStream in) {
        this.in = in;
    }

    Occurrences controls() {
        return controls;
    }

    Occurrences undeclared() {
        return undeclared;
    }

    /** The reader of the document has come to the end of a piece. */
    void pieceRead() {
        piece = 0;
    }

    @Override
    public int read() throws IOException {
        return next < clean || fill() ? bytes[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next >= clean && !fill()) {
            return -1;
        }
        int count = Math.min(length, clean - next);
        System.arraycopy(bytes, next, into, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads on; false at the end. */
    private boolean fill() throws IOException {
        piece += clean;
        if (piece > LONGEST_PIECE) {
            throw new TooLong();
        }
        // What was begun and not ended by the last bytes read comes first.
        System.arraycopy(bytes, clean, bytes, 0, filled - clean);
        filled -= clean;
        next = 0;
        clean = 0;
        while (clean == 0 && !(ended && filled == 0)) {
            int count = ended ? -1 : in.read(bytes, filled, bytes.length - filled);
            ended = count < 0;
            filled += Math.max(0, count);
            if (!begun && (ended || filled >= LONGEST_DECLARATION)) {
                begun = true;
                encoding = encoding();
            }
            clean = begun ? cleaned() : 0;
        }
        return clean > 0;
    }

    private Encoding encoding() {
        if (filled >= 2 && (bytes[0] == 0 || bytes[1] == 0 || (bytes[0] & 0xfe) == 0xfe)) {
            return Encoding.OTHER;
        }
        String head = new String(bytes, 0, Math.min(filled, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declared = ENCODING.matcher(head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head);
        String name = declared.find() ? declared.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
        if (name.equals("UTF-8") || name.equals("UTF8")) {
            return Encoding.UTF_8;
        }
        return name.equals("US-ASCII") || name.equals("ASCII")
                ? Encoding.ASCII
                : name.startsWith("ISO-8859-") || name.startsWith("WINDOWS-125")
                        ? Encoding.OF_ONE_BYTE
                        : Encoding.OTHER;
    }

    /** Cleans what was read; gives how much of it is whole. */
    private int cleaned() {
        if (encoding == Encoding.OTHER) {
            return filled;
        }
        int at = 0;
        while (at < filled) {
            byte each = bytes[at];
            if (each >= ' ' && each != '&') {
                at++;
            } else if (each >= 0 && each < ' ') {
                control(at++, each);
            } else {
                int length = each == '&' ? reference(at) : character(at);
                if (length == 0) {
                    return at;
                }
                at += length;
            }
        }
        return at;
    }

    private void control(int at, byte control) {
        if (control == '\n') {
            line++;
        } else if (control != '\t' && control != '\r') {
            controls.add(line);
            bytes[at] = ' ';
        }
    }

    /** Blanks out a reference to what is no character of XML; gives how many bytes are done, 0 when more are needed. */
    private int reference(int at) {
        int end = at + 1;
        while (end < filled && end - at < LONGEST_REFERENCE && isPartOfReference(bytes[end])) {
            end++;
        }
        if (end == filled && !ended && end - at < LONGEST_REFERENCE) {
            return 0;
        }
        if (end < filled && bytes[end] == ';' && bytes[at + 1] == '#' && !isAllowed(at + 2, end)) {
            controls.add(line);
            Arrays.fill(bytes, at, end + 1, (byte) ' ');
            return end + 1 - at;
        }
        return 1;
    }

    private static boolean isPartOfReference(byte each) {
        return each == '#'
                || (each >= '0' && each <= '9')
                || (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z');
    }

    private boolean isAllowed(int from, int to) {
        boolean hex = from < to && bytes[from] == 'x';
        String digits = new String(bytes, from + (hex ? 1 : 0), to - from - (hex ? 1 : 0), StandardCharsets.US_ASCII);
        int character;
        try {
            character = Integer.parseInt(digits, hex ? 16 : 10);
        } catch (NumberFormatException e) {
            // Too large for any character; what is no number at all the parser refuses.
            return !digits.matches("[0-9a-fA-F]+");
        }
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= ' ' && character < Character.MIN_SURROGATE)
                || (character > Character.MAX_SURROGATE && character < 0xfffe)
                || (character >= 0x1_0000 && character <= Character.MAX_CODE_POINT);
    }

    /** Replaces what is no character of the encoding; gives how many bytes are done, 0 when more are needed. */
    private int character(int at) {
        if (encoding == Encoding.OF_ONE_BYTE) {
            return 1;
        }
        int first = bytes[at] & 0xff;
        int length = first < 0xc2 || first > 0xf4 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (encoding == Encoding.UTF_8 && length > 1) {
            int found = 1;
            while (found < length && at + found < filled && (bytes[at + found] & 0xc0) == 0x80) {
                found++;
            }
            if (found < length && at + found == filled && !ended) {
                return 0;
            }
            if (found == length && isCharacter(at, first, length)) {
                return length;
            }
        }
        undeclared.add(line);
        bytes[at] = '?';
        return 1;
    }

    private boolean isCharacter(int at, int first, int length) {
        int second = bytes[at + 1] & 0xff;
        return switch (first) {
            case 0xe0 -> second >= 0xa0; // else written longer than need be
            case 0xed -> second < 0xa0; // else half a pair
            case 0xef -> second != 0xbf || (bytes[at + 2] & 0xff) < 0xbe; // FFFE and FFFF are none
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> length > 1;
        };
    }
}
