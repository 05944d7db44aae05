package care.concordance.fhir.oracle;

import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** From when to when something was; either end may be unknown, the end may be never. */
record Span(Moment start, Moment end) {

    static final Span UNKNOWN = new Span(Moment.UNKNOWN, Moment.UNKNOWN);

    /** A Period: without an end it goes on, without a start the start is unknown; CQL has none that ends before it starts. */
    static Span period(JsonNode period) {
        Moment start = period.path("start").isString()
                ? Moment.startOf(period.path("start").asString())
                : Moment.UNKNOWN;
        Moment end =
                period.path("end").isString() ? Moment.endOf(period.path("end").asString()) : Moment.NEVER;
        return end.before(start) ? UNKNOWN : new Span(start, end);
    }

    /** A date, dateTime or instant. */
    static Span at(JsonNode time) {
        return time.isString() ? new Span(Moment.startOf(time.asString()), Moment.endOf(time.asString())) : UNKNOWN;
    }

    /** A choice element such as {@code effective[x]}; kinds other than a time or a period are unknown. */
    static Span choice(JsonNode resource, String element) {
        JsonNode period = resource.path(element + "Period");
        if (period.isObject()) {
            return period(period);
        }
        JsonNode instant = resource.path(element + "Instant");
        return at(instant.isString() ? instant : resource.path(element + "DateTime"));
    }

    boolean within(LocalDate first, LocalDate last) {
        return start.onOrAfter(first) && end.onOrBefore(last);
    }

    boolean overlaps(LocalDate first, LocalDate last) {
        return start.onOrBefore(last) && end.onOrAfter(first);
    }

    boolean overlaps(Span other) {
        return start.dayNotAfter(other.end) && other.start.dayNotAfter(end);
    }

    boolean covers(Moment moment) {
        return start.dayNotAfter(moment) && moment.dayNotAfter(end);
    }

    /** Whether this lies within the other, by day. */
    boolean within(Span other) {
        return other.start.dayNotAfter(start) && end.dayNotAfter(other.end);
    }

    /** The end, or the start of what has no end. */
    Moment latest() {
        return end.equals(Moment.NEVER) ? start : end;
    }
}
