package care.concordance.facts.patient;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The days a measure is about, both included.
 *
 * @param first its first day
 * @param last its last day, not before the first
 */
public record MeasurementPeriod(LocalDate first, LocalDate last) {

    /** @throws IllegalArgumentException when it ends before it starts, or a year has not four digits */
    public MeasurementPeriod {
        checkYear(first.getYear());
        checkYear(last.getYear());
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("the measurement period ends on " + last + ", before " + first);
        }
    }

    /**
     * A calendar year.
     *
     * @throws IllegalArgumentException when it has not four digits
     */
    public static MeasurementPeriod year(int year) {
        checkYear(year);
        return new MeasurementPeriod(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static void checkYear(int year) {
        if (year < 1000 || year > 9999) {
            throw new IllegalArgumentException(
                    "the measurement period is of the year " + year + ": a year has four digits");
        }
    }

    /** Its first moment. */
    public Instant start() {
        return Span.first(first);
    }

    /** Its last millisecond. */
    public Instant end() {
        return Span.last(last);
    }
}
