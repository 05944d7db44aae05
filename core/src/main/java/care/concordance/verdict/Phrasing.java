package care.concordance.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How names and values are said in sentences. */
public final class Phrasing {

    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    private static final int MOST_NAMES = 10_000;

    private Phrasing() {}

    /** A value, as a sentence says it. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "unknown";
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        if (value instanceof Double number) {
            return decimal(number);
        }
        if (value instanceof Collection<?> several) {
            return several.isEmpty()
                    ? "none"
                    : String.join(
                            ", ", several.stream().map(Phrasing::of).sorted().toList());
        }
        return value.toString();
    }

    /** To a hundredth, without idle zeros: a limit just above 1 is not said to be 1. */
    private static String decimal(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(number);
    }

    /** Where a word of a property's name starts; a number of one digit belongs to its letters, as in T2 and HER2. */
    private static final Pattern WORD_STARTS =
            Pattern.compile("(?<=[^A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z]{2})(?=\\d\\d)");

    /** A property's name as words: {@code daysBetweenMeetings} is "days between meetings". */
    public static String ofName(String property) {
        String known = NAMES.get(property);
        if (known == null) {
            known = WORD_STARTS.matcher(property).replaceAll(" ").toLowerCase(Locale.ROOT);
            // Names of types and of their properties: a few hundred, whatever is explained.
            if (NAMES.size() < MOST_NAMES) {
                NAMES.put(property, known);
            }
        }
        return known;
    }

    /** How many letters of a name have to be changed to make another of it: Levenshtein's distance, without case. */
    public static int distance(String name, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= name.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                boolean same = Character.toLowerCase(name.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                int substitute = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
