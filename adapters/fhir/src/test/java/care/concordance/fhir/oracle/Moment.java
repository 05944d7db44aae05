package care.concordance.fhir.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * A point in time between two instants, in milliseconds of UTC; equal when it is known exactly. A comparison holds when
 * it holds for every instant between them, so nothing holds of a moment that is not known.
 */
record Moment(long earliest, long latest) {

    static final Moment UNKNOWN = new Moment(Long.MIN_VALUE, Long.MAX_VALUE);
    /** The end of what goes on. */
    static final Moment NEVER = new Moment(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final long DAY = 86_400_000L;

    static Moment of(long instant) {
        return new Moment(instant, instant);
    }

    static Moment startOf(LocalDate day) {
        return of(day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    static Moment endOf(LocalDate day) {
        return of(startOf(day).earliest + DAY - 1);
    }

    /** When a FHIR date, dateTime or instant starts: a day starts at its first instant; a month and a year, on any day. */
    static Moment startOf(String text) {
        return switch (text.length()) {
            case 4 ->
                span(startOf(LocalDate.of(Integer.parseInt(text), 1, 1)), startOf(LocalDate.parse(text + "-12-31")));
            case 7 ->
                span(
                        startOf(YearMonth.parse(text).atDay(1)),
                        startOf(YearMonth.parse(text).atEndOfMonth()));
            case 10 -> startOf(LocalDate.parse(text));
            default -> of(instant(text).toEpochMilli());
        };
    }

    /** When a FHIR date, dateTime or instant ends: a day ends at its last millisecond. */
    static Moment endOf(String text) {
        if (text.length() > 10) {
            return startOf(text);
        }
        Moment start = startOf(text);
        return new Moment(start.earliest + DAY - 1, start.latest + DAY - 1);
    }

    private static Instant instant(String text) {
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static Moment span(Moment first, Moment last) {
        return new Moment(first.earliest, last.latest);
    }

    boolean isKnown() {
        return earliest != Long.MIN_VALUE;
    }

    /** Strictly before, by instant. */
    boolean before(Moment other) {
        return latest < other.earliest;
    }

    boolean notAfter(Moment other) {
        return latest <= other.earliest;
    }

    boolean onOrBefore(LocalDate day) {
        return latest != Long.MAX_VALUE && Math.floorDiv(latest, DAY) <= day.toEpochDay();
    }

    boolean onOrAfter(LocalDate day) {
        return earliest != Long.MIN_VALUE && Math.floorDiv(earliest, DAY) >= day.toEpochDay();
    }

    boolean within(LocalDate first, LocalDate last) {
        return onOrAfter(first) && onOrBefore(last);
    }

    /** By day, a moment that is known to a day or better. */
    boolean dayNotAfter(Moment other) {
        return latest != Long.MAX_VALUE
                && other.earliest != Long.MIN_VALUE
                && Math.floorDiv(latest, DAY) <= Math.floorDiv(other.earliest, DAY);
    }

    /** Certainly on another day. */
    boolean otherDay(Moment other) {
        return isKnown()
                && other.isKnown()
                && (Math.floorDiv(latest, DAY) < Math.floorDiv(other.earliest, DAY)
                        || Math.floorDiv(other.latest, DAY) < Math.floorDiv(earliest, DAY));
    }

    /** The day, of a moment that lies on one. */
    LocalDate day() {
        if (!isOneDay()) {
            throw new IllegalStateException("not one day");
        }
        return LocalDate.ofEpochDay(Math.floorDiv(earliest, DAY));
    }

    boolean isOneDay() {
        return isKnown() && latest != Long.MAX_VALUE && Math.floorDiv(earliest, DAY) == Math.floorDiv(latest, DAY);
    }

    /** Some calendar months earlier at the same time of day. */
    Moment minusMonths(int months) {
        return new Moment(minusMonths(earliest, months), minusMonths(latest, months));
    }

    private static long minusMonths(long instant, int months) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(instant), ZoneOffset.UTC)
                .minusMonths(months)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }
}
