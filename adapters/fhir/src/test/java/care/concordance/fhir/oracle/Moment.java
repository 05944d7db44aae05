package care.concordance.fhir.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * A point in time between two instants, in milliseconds of UTC; equal when it is known exactly. Comparisons are CQL's: what is
 * known to a month or a year is compared as far as it is known, and where that is equal nothing holds. So nothing holds of a moment
 * that is not known.
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

    /** Whether one of them is known to a month or a year, or not at all. */
    private boolean isVague(Moment other) {
        return firstDay() != lastDay() || other.firstDay() != other.lastDay();
    }

    private long firstDay() {
        return Math.floorDiv(earliest, DAY);
    }

    private long lastDay() {
        return Math.floorDiv(latest, DAY);
    }

    /** Strictly before, by instant. */
    boolean before(Moment other) {
        return isVague(other) ? dayBefore(other) : latest < other.earliest;
    }

    boolean notAfter(Moment other) {
        return isVague(other) ? dayBefore(other) : latest <= other.earliest;
    }

    boolean onOrBefore(LocalDate day) {
        return dayNotAfter(startOf(day));
    }

    boolean onOrAfter(LocalDate day) {
        return startOf(day).dayNotAfter(this);
    }

    boolean within(LocalDate first, LocalDate last) {
        return onOrAfter(first) && onOrBefore(last);
    }

    /** By day. */
    boolean dayNotAfter(Moment other) {
        return isVague(other) ? dayBefore(other) : lastDay() <= other.firstDay() && !equals(NEVER);
    }

    /** Certainly on an earlier day. */
    boolean dayBefore(Moment other) {
        return lastDay() < other.firstDay();
    }

    /** Certainly on another day. */
    boolean otherDay(Moment other) {
        return dayBefore(other) || other.dayBefore(this);
    }

    /** The first day it may be. */
    LocalDate earliestDay() {
        return LocalDate.ofEpochDay(firstDay());
    }

    /** The last day it may be. */
    LocalDate latestDay() {
        return LocalDate.ofEpochDay(lastDay());
    }

    Moment plusDays(int days) {
        return isKnown() && !equals(NEVER) ? new Moment(earliest + days * DAY, latest + days * DAY) : this;
    }

    /** Some calendar months later at the same time of day. */
    Moment plusMonths(int months) {
        return isKnown() && !equals(NEVER)
                ? new Moment(plusMonths(earliest, months), plusMonths(latest, months))
                : this;
    }

    private static long plusMonths(long instant, int months) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(instant), ZoneOffset.UTC)
                .plusMonths(months)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }
}
