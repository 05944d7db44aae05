package care.concordance.fhir;

import care.concordance.facts.patient.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * FHIR times as spans, the one place that reads them. A year, a month or a day is all of it; a time is one moment, in UTC
 * whatever zone it was written in, and in UTC when it was written without one (FHIR asks for one).
 */
final class Times {

    private Times() {}

    /** The span of a dateTime, date, instant or Period; unknown for anything else and for nothing. */
    static Span of(@Nullable Type value) {
        if (value instanceof BaseDateTimeType time) {
            return time.hasValue() ? span(time.getValueAsString()) : Span.UNKNOWN;
        }
        return value instanceof Period period ? of(period) : Span.UNKNOWN;
    }

    /** A period without an end goes on for ever; one without a start started at an unknown time. */
    static Span of(Period period) {
        if (!period.hasStart() && !period.hasEnd()) {
            return Span.UNKNOWN;
        }
        Instant end = period.hasEnd() ? of(period.getEndElement()).end() : Span.OPEN;
        return new Span(of(period.getStartElement()).start(), end);
    }

    /** Its first moment; null when there is none. */
    static @Nullable Instant start(@Nullable BaseDateTimeType time) {
        return of(time).start();
    }

    /** @throws DateTimeException when it is not a FHIR date or time */
    static Span span(String text) {
        return switch (text.length()) {
            case 4 ->
                days(Year.parse(text).atDay(1), Year.parse(text).atMonth(12).atEndOfMonth());
            case 7 -> days(YearMonth.parse(text).atDay(1), YearMonth.parse(text).atEndOfMonth());
            case 10 -> Span.on(LocalDate.parse(text));
            default -> Span.at(moment(text));
        };
    }

    private static Instant moment(String text) {
        int time = text.indexOf('T');
        boolean zoned = text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static Span days(LocalDate first, LocalDate last) {
        return new Span(Span.first(first), Span.last(last));
    }
}
