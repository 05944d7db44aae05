package care.concordance.internal.evaluate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How far two values of a property lie apart, for choosing the nearer of several. */
public final class Distance {

    private Distance() {}

    /** From 0, the same, to 1; relative to the second value, or to a year where the two are days. */
    public static double between(@Nullable Object from, @Nullable Object to) {
        if (from instanceof Number a && to instanceof Number b) {
            double difference = Math.abs(a.doubleValue() - b.doubleValue());
            return difference / (difference + Math.max(1, Math.abs(b.doubleValue())));
        }
        if (from instanceof LocalDate a && to instanceof LocalDate b) {
            double days = Math.abs(ChronoUnit.DAYS.between(a, b));
            return days / (days + 365);
        }
        return from == null ? 1 : 0.5;
    }
}
