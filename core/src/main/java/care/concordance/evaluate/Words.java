package care.concordance.evaluate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How names and values are said in sentences. */
public final class Words {

    private Words() {}

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
                    : String.join(", ", several.stream().map(Words::of).sorted().toList());
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

    /** A property's name as words: {@code daysBetweenMeetings} is "days between meetings". */
    public static String ofName(String property) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < property.length(); i++) {
            char c = property.charAt(i);
            boolean starts = Character.isUpperCase(c)
                    && i > 0
                    && (!Character.isUpperCase(property.charAt(i - 1))
                            || (i + 1 < property.length() && Character.isLowerCase(property.charAt(i + 1))));
            words.append(starts ? " " : "").append(Character.toLowerCase(c));
        }
        return words.toString();
    }
}
