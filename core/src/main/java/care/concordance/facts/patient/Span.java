package care.concordance.facts.patient;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something was: from one moment to another, both included. A moment is a span whose ends are equal; a date without
 * a time is its whole day. Days are days of UTC. A comparison with an end that is not known is never fulfilled.
 *
 * @param start first moment; null when unknown
 * @param end last moment, {@link #OPEN} when it goes on for ever; null when unknown
 */
public record Span(@Nullable Instant start, @Nullable Instant end) {

    /** The end of what has no end. */
    public static final Instant OPEN = Instant.MAX;

    private static final long SECONDS_A_DAY = 86_400;

    /** Nothing is known. */
    public static final Span UNKNOWN = new Span(null, null);

    /** One moment. */
    public static Span at(Instant moment) {
        return new Span(moment, moment);
    }

    /** A whole day of UTC, to its last millisecond. */
    public static Span on(LocalDate day) {
        return new Span(first(day), last(day));
    }

    /** The first moment of a day of UTC. */
    public static Instant first(LocalDate day) {
        return Instant.ofEpochSecond(day.toEpochDay() * SECONDS_A_DAY);
    }

    /** The last millisecond of a day of UTC. */
    public static Instant last(LocalDate day) {
        return first(day.plusDays(1)).minusMillis(1);
    }

    /** The day of UTC a moment falls on; {@link LocalDate#MAX} for {@link #OPEN}. */
    public static LocalDate day(Instant moment) {
        return moment.equals(OPEN) ? LocalDate.MAX : LocalDate.ofEpochDay(epochDay(moment));
    }

    /** Null when the start is unknown. */
    public @Nullable LocalDate startDay() {
        return start == null ? null : day(start);
    }

    /** {@link LocalDate#MAX} when it goes on for ever; null when the end is unknown. */
    public @Nullable LocalDate endDay() {
        return end == null ? null : day(end);
    }

    /** True when it has at least one day in common with the days from {@code first} to {@code last}. */
    public boolean overlaps(LocalDate first, LocalDate last) {
        return start != null
                && end != null
                && epochDay(start) <= last.toEpochDay()
                && epochDay(end) >= first.toEpochDay();
    }

    /** True when both spans have at least one day in common. */
    public boolean overlaps(Span other) {
        return start != null
                && end != null
                && other.start != null
                && other.end != null
                && epochDay(start) <= epochDay(other.end)
                && epochDay(end) >= epochDay(other.start);
    }

    /** True when all its days are among the days from {@code first} to {@code last}. */
    public boolean within(LocalDate first, LocalDate last) {
        return start != null
                && end != null
                && epochDay(start) >= first.toEpochDay()
                && epochDay(end) <= last.toEpochDay();
    }

    /** True when all its days are days of the other span. */
    public boolean within(Span other) {
        return start != null
                && end != null
                && other.start != null
                && other.end != null
                && epochDay(start) >= epochDay(other.start)
                && epochDay(end) <= epochDay(other.end);
    }

    /** True when its last day is one of the days from {@code first} to {@code last}, whenever it started. */
    public boolean endsWithin(LocalDate first, LocalDate last) {
        return end != null && epochDay(end) >= first.toEpochDay() && epochDay(end) <= last.toEpochDay();
    }

    /** True when the day is one of its days. */
    public boolean contains(LocalDate day) {
        return overlaps(day, day);
    }

    private static long epochDay(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), SECONDS_A_DAY);
    }

    /** True when its start is known and earlier than the moment. */
    public boolean startsBefore(Instant moment) {
        return start != null && start.isBefore(moment);
    }

    /** True when its start is known and later than the moment. */
    public boolean startsAfter(Instant moment) {
        return start != null && start.isAfter(moment);
    }

    /** Its end, or its start when it has no end; null when neither is known. */
    public @Nullable Instant latest() {
        return end == null || end.equals(OPEN) ? start : end;
    }

    /**
     * The first of the spans after sorting them by start and joining those that overlap or follow one another without a
     * gap; null when there is none. An unknown start counts as earliest.
     */
    public static @Nullable Span firstJoined(List<Span> spans) {
        if (spans.size() == 1) {
            return spans.get(0);
        }
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparing((Span span) -> span.start == null ? Instant.MIN : span.start));
        if (sorted.isEmpty()) {
            return null;
        }
        Span first = sorted.get(0);
        for (Span next : sorted.subList(1, sorted.size())) {
            if (first.end == null || (next.start != null && next.start.isAfter(follows(first.end)))) {
                break;
            }
            boolean longer = next.end != null && next.end.isAfter(first.end);
            first = longer ? new Span(first.start, next.end) : first;
        }
        return first;
    }

    private static Instant follows(Instant end) {
        return end.equals(OPEN) ? end : end.plus(Duration.ofMillis(1));
    }
}
