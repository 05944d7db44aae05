package care.concordance.internal.pack;

import care.concordance.facts.FactValue;
import care.concordance.internal.pack.RuleText.Position;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One text of a pack and the places in it. A line ends at a line feed, with or without a carriage return before it. */
record Source(String file, String text, List<String> lines) {

    private static final Position START = new Position(1, 1);

    /** Characters that print nothing although Unicode files them under letters, marks and symbols. */
    private static final String BLANK = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    static Source of(String file, String text) {
        List<String> lines = Arrays.stream(text.split("\n", -1))
                .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                .toList();
        return new Source(file, text, lines);
    }

    /** A finding about the file as a whole. */
    Finding finding(Kind kind, String problem, String remedy) {
        return finding(kind, START, problem, remedy);
    }

    Finding finding(Kind kind, Position at, String problem, String remedy) {
        String line = at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
        return new Finding(kind, file, at.line(), at.column(), visible(problem), remedy, visible(line));
    }

    /**
     * The first character of each line that a reader cannot see: it could turn the text around, end a comment for a
     * compiler and not for a reader, or make two names look alike.
     */
    List<Finding> hidden() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            for (int k = 0; k < line.length(); k += Character.charCount(line.codePointAt(k))) {
                int c = line.codePointAt(k);
                if (isHidden(c)) {
                    findings.add(hidden(new Position(i + 1, k + 1), c));
                    break;
                }
            }
            int alike = LookAlike.inWord(line);
            if (alike >= 0) {
                int c = line.codePointAt(alike);
                findings.add(finding(
                        Kind.LOOK_ALIKE,
                        new Position(i + 1, alike + 1),
                        LookAlike.named(c) + ", among letters that are",
                        LookAlike.remedy(c)));
            }
        }
        return findings;
    }

    private Finding hidden(Position at, int c) {
        if (c == '\uFEFF' && at.equals(START)) {
            return finding(
                    Kind.CHARACTER, at, "the file starts with a byte order mark", "save it as UTF-8 without one");
        }
        if (c == '\uFFFD') {
            return finding(Kind.CHARACTER, at, "this is not UTF-8", "save the file as UTF-8");
        }
        if (Character.getType(c) == Character.SPACE_SEPARATOR) {
            return finding(
                    Kind.CHARACTER,
                    at,
                    String.format("%s, U+%04X, which only looks like a blank", Character.getName(c), c),
                    "write an ordinary blank");
        }
        return finding(
                Kind.CHARACTER,
                at,
                String.format("a hidden character, U+%04X", c),
                "delete it: a reader cannot see what it does");
    }

    /** The text with every hidden character replaced, so that a message never does what the text could. */
    private static String visible(String text) {
        return text.codePoints()
                .map(c -> isHidden(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static boolean isHidden(int c) {
        if (!FactValue.isPrintable(c)) {
            return c != '\t';
        }
        return switch (Character.getType(c)) {
            case Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default ->
                c == '\uFFFD'
                        || BLANK.indexOf(c) >= 0
                        || (c >= 0xFE00 && c <= 0xFE0F)
                        || (c >= 0xE0100 && c <= 0xE01EF);
        };
    }
}
