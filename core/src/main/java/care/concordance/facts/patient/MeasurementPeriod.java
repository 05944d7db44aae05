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

    /** @throws IllegalArgumentException when it ends before it starts */
    public MeasurementPeriod {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("the measurement period ends on " + last + ", before " + first);
        }
    }

    /** A calendar year. */
    public static MeasurementPeriod year(int year) {
        return new MeasurementPeriod(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
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
