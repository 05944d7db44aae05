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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * FHIR times as spans, the one place that reads them. A day is all of it; a time is one moment, in UTC whatever zone it was
 * written in, and in UTC when it was written without one (FHIR asks for one). What a month, a year or a period that ends before
 * it starts says can be read in more than one way: reading it plainly throws {@link Unsure}, and each way is a reading of its own,
 * for one resource.
 */
final class Times {

    /** More than one way to read a time. Says what is unsure, never its value. */
    static final class Unsure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean mistaken;

        /** Of something else than a period that ends before it starts. */
        static Unsure of(String problem) {
            return new Unsure(problem, false);
        }

        private Unsure(String problem, boolean mistaken) {
            super(problem, null, false, false);
            this.mistaken = mistaken;
        }

        /** Whether a period ends before it starts. */
        boolean isMistaken() {
            return mistaken;
        }
    }

    /** A time given in words, as a schedule or by an age that names no days: as good as unread. Says what it is, never its value. */
    static final class Undated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Undated(String problem) {
            super(problem, null, false, false);
        }
    }

    /** What a period that ends before it starts is taken for. */
    private enum Mistaken {
        REFUSED,
        TAKEN,
        UNKNOWN,
        SWAPPED
    }

    /** Takes times plainly. */
    static final Times PLAIN = new Times(Double.NaN, Mistaken.REFUSED);

    private static final Pattern LEAP_SECOND = Pattern.compile("(T\\d\\d:\\d\\d):60(\\.\\d+)?");

    /** Enough for every day of a year. */
    private static final int DAYS = 365;

    /** How far into what it could be an unsure time lies, from 0 to 1, or beyond; not a number when it is to be refused. */
    private final double at;

    /** The one time that lies there, in the order in which times are asked for; below zero when all do. */
    private final int turn;

    /** Where the others lie. */
    private final double others;

    private final Mistaken mistaken;

    /** How many unsure times have been asked for. */
    private int unsure;

    private Times(double at, Mistaken mistaken) {
        this(at, -1, at, mistaken);
    }

    private Times(double at, int turn, double others, Mistaken mistaken) {
        this.at = at;
        this.turn = turn;
        this.others = others;
        this.mistaken = mistaken;
    }

    /** Months and years as each of their days, all as far into what they could be. */
    static List<Times> days() {
        return IntStream.rangeClosed(0, DAYS)
                .mapToObj(day -> new Times((double) day / DAYS, Mistaken.REFUSED))
                .toList();
    }

    /** Several unsure times of one resource: each as each of its days, the others first, in the middle or last. */
    static List<Times> mixed(int several) {
        List<Times> mixed = new ArrayList<>();
        for (int turn = 0; turn < several; turn++) {
            for (double others : new double[] {0, 0.5, 1}) {
                for (int day = 0; day <= DAYS; day++) {
                    mixed.add(new Times((double) day / DAYS, turn, others, Mistaken.REFUSED));
                }
            }
        }
        return mixed;
    }

    /** Months and years as the moment just before them, and as the one just after. */
    static List<Times> beyond() {
        return List.of(new Times(-1, Mistaken.TAKEN), new Times(2, Mistaken.TAKEN));
    }

    /** A period that ends before it starts as one at an unknown time, and with its ends mixed up. */
    static List<Times> mistaken() {
        return List.of(new Times(0.5, Mistaken.UNKNOWN), new Times(0.5, Mistaken.SWAPPED));
    }

    /** How many unsure times it has been asked for. */
    int unsure() {
        return unsure;
    }

    /**
     * The span of a dateTime, date, instant or Period, or of some day of the year of life an age names; unknown for nothing.
     *
     * @param born the days the patient may have been born on; null when they are not known
     * @throws Undated when it names no day in any of these ways
     */
    Span of(@Nullable Type value, @Nullable Span born) {
        if (value == null || value.isEmpty()) {
            return Span.UNKNOWN;
        }
        if (value instanceof BaseDateTimeType time) {
            return of(time);
        }
        if (value instanceof Period period) {
            return of(period);
        }
        if (value instanceof Age age) {
            return aged(age, age, born);
        }
        if (value instanceof Range range && range.hasLow() && range.hasHigh()) {
            return aged(range.getLow(), range.getHigh(), born);
        }
        throw new Undated("says when in a way that names no day");
    }

    private Span aged(Quantity from, Quantity to, @Nullable Span born) {
        LocalDate earliest = born == null ? null : born.startDay();
        LocalDate latest = born == null ? null : born.endDay();
        java.time.Period low = Units.age(from, 0);
        java.time.Period high = Units.age(to, 1);
        if (earliest == null || latest == null) {
            throw new Undated("says when by an age, and the birth date is not known");
        }
        if (low == null || high == null) {
            throw new Undated("says when by an age that names no day");
        }
        LocalDate first = earliest.plus(low);
        LocalDate last = latest.plus(high).minusDays(1);
        if (last.isBefore(first)) {
            throw new Undated("says when by an age that names no day");
        }
        return within(first, last, "says when by an age only");
    }

    private Span of(@Nullable BaseDateTimeType time) {
        return time != null && time.hasValue() ? span(time.getValueAsString()) : Span.UNKNOWN;
    }

    /** All days a date may be: of a month or a year each of them; null when there is none. */
    static @Nullable Span days(@Nullable String date) {
        if (date == null) {
            return null;
        }
        LocalDate first = switch (date.length()) {
            case 4 -> Year.parse(date).atDay(1);
            case 7 -> YearMonth.parse(date).atDay(1);
            default -> LocalDate.parse(date.substring(0, 10));
        };
        LocalDate last = switch (date.length()) {
            case 4 -> Year.parse(date).atMonth(12).atEndOfMonth();
            case 7 -> YearMonth.parse(date).atEndOfMonth();
            default -> first;
        };
        return new Span(Span.first(first), Span.last(last));
    }

    /** A period without an end goes on for ever; one without a start started at an unknown time. */
    Span of(Period period) {
        if (!period.hasStart() && !period.hasEnd()) {
            return Span.UNKNOWN;
        }
        Span first = of(period.getStartElement());
        Span last = period.hasEnd() ? of(period.getEndElement()) : new Span(null, Span.OPEN);
        if (first.start() == null || last.end() == null || !last.end().isBefore(first.start())) {
            return new Span(first.start(), last.end());
        }
        return switch (mistaken) {
            case REFUSED -> throw new Unsure("has a period that ends before it starts", true);
            case TAKEN -> new Span(first.start(), last.end());
            case UNKNOWN -> Span.UNKNOWN;
            case SWAPPED -> new Span(last.start(), first.end());
        };
    }

    /** Its first moment; null when there is none. */
    @Nullable
    Instant start(@Nullable BaseDateTimeType time) {
        return of(time).start();
    }

    /** @throws DateTimeException when it is not a FHIR date or time */
    Span span(String text) {
        return switch (text.length()) {
            case 4 ->
                within(
                        Year.parse(text).atDay(1),
                        Year.parse(text).atMonth(12).atEndOfMonth(),
                        "is dated to a month or a year only");
            case 7 ->
                within(
                        YearMonth.parse(text).atDay(1),
                        YearMonth.parse(text).atEndOfMonth(),
                        "is dated to a month or a year only");
            case 10 -> Span.on(LocalDate.parse(text));
            default -> Span.at(moment(text));
        };
    }

    private Span within(LocalDate first, LocalDate last, String problem) {
        if (Double.isNaN(at)) {
            throw new Unsure(problem, false);
        }
        double part = turn < 0 || unsure == turn ? at : others;
        unsure++;
        if (part < 0) {
            return Span.at(Span.first(first).minusNanos(1));
        }
        if (part > 1) {
            return Span.at(Span.first(last.plusDays(1)));
        }
        return Span.on(first.plusDays(Math.round(part * ChronoUnit.DAYS.between(first, last))));
    }

    private static Instant moment(String written) {
        // The 61st second of a minute is taken for the end of the 60th: no calendar of the JDK has one.
        String text = LEAP_SECOND.matcher(written).replaceFirst("$1:59.999");
        int time = text.indexOf('T');
        boolean zoned = text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
