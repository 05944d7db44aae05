package care.concordance.facts;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which values a fact may hold, wherever it comes from, and how text of unknown origin is shown. A value that passes here
 * is written and read again as it was, and forges nothing where it is printed.
 */
public final class FactValue {

    /** So many characters of a text are quoted. */
    private static final int LONGEST = 40;

    private FactValue() {}

    /**
     * Why no fact may hold a value.
     *
     * @param problem what is wrong, in words that go on from the value's name, as in "is blank"
     * @param remedy what to do
     */
    public record Fault(String problem, String remedy) {}

    /** What is wrong with a value that is known; null when nothing is. Of several values in one, the first fault. */
    public static @Nullable Fault fault(Object value) {
        if (value instanceof String text) {
            return ofText(text);
        }
        if (value instanceof LocalDate day) {
            return CalendarDay.isUsual(day) ? null : new Fault("lies outside the years 1 to 9999", "correct the day");
        }
        if (value instanceof Double number) {
            return Double.isFinite(number)
                    ? null
                    : new Fault("is no finite number", "correct it, or leave it out if it is unknown");
        }
        if (value instanceof Subject subject) {
            // Built in code, a record holds whatever it is given.
            return subject.kind() == null || subject.id() == null
                    ? new Fault("names no subject", "give its kind and its id")
                    : ofText(subject.id());
        }
        if (value instanceof Collection<?> several) {
            return several.stream()
                    .map(FactValue::fault)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }

    private static @Nullable Fault ofText(String text) {
        if (text.isBlank()) {
            return new Fault("is blank", "write it, or leave the component out if it is unknown");
        }
        return isPrintable(text)
                ? null
                : new Fault(
                        "holds a character that cannot be printed",
                        "take out line breaks, and characters that move the cursor or turn the writing around");
    }

    /** False of what would move the cursor, forge a line or turn the writing around where it is printed, or is no character. */
    public static boolean isPrintable(int character) {
        if (character >= ' ' && character < 0x7F) {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** True when every character of a text is printable. */
    public static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            if (!isPrintable(character)) {
                return false;
            }
            i += Character.charCount(character);
        }
        return true;
    }

    /** The text with every character that is not printable as its number, as in {@code \}{@code u000A}. */
    public static String printable(String text) {
        if (isPrintable(text)) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .forEach(each -> printable.append(
                        isPrintable(each) ? Character.toString(each) : String.format(Locale.ROOT, "\\u%04X", each)));
        return printable.toString();
    }

    /** The beginning of a text, printable, as a message repeats it. */
    public static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? printable(text)
                : printable(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "…";
    }

    /** As {@link #shortened}, between quotation marks. */
    public static String quoted(String text) {
        return '"' + shortened(text) + '"';
    }
}
