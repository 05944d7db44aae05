package care.concordance.verdict;

import care.concordance.facts.Between;
import care.concordance.facts.Tenths;
import care.concordance.facts.Tnm;
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

    private static final String TENTHS = "InTenths";

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
        if (value instanceof Tnm stage) {
            return stage.written().isEmpty() ? "unknown" : stage.written();
        }
        if (value instanceof Collection<?> several) {
            return several.isEmpty()
                    ? "none"
                    : String.join(
                            ", ", several.stream().map(Phrasing::of).sorted().toList());
        }
        return value.toString();
    }

    /**
     * A value that a property has or is compared with, as a sentence says it: in its unit, where the property counts tenths
     * of one.
     */
    public static String of(Class<?> type, String property, @Nullable Object value) {
        Tenths tenths = tenths(type, property);
        if (tenths != null && value instanceof Between number) {
            return number.inTenthsOf(tenths.value());
        }
        return tenths != null && value instanceof Integer number
                ? Between.exactly(number).inTenthsOf(tenths.value())
                : of(value);
    }

    /** The name of a property as words; without its tenths where its values are said in the unit. */
    public static String ofName(Class<?> type, String property) {
        return ofName(
                tenths(type, property) == null ? property : property.substring(0, property.length() - TENTHS.length()));
    }

    private static @Nullable Tenths tenths(Class<?> type, String property) {
        try {
            return property.endsWith(TENTHS) ? type.getMethod(property).getAnnotation(Tenths.class) : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
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
