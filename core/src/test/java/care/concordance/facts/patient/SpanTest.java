package care.concordance.facts.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from), Instant.parse(to));
    }

    @Test
    void aDayIsAllOfIt() {
        Span day = Span.on(FIRST);
        assertThat(day.start()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(day.end()).isEqualTo("2026-01-01T23:59:59.999Z");
        assertThat(day.startDay()).isEqualTo(day.endDay()).isEqualTo(FIRST);
    }

    @Test
    void whatIsNotKnownFulfilsNothing() {
        for (Span span : List.of(Span.UNKNOWN, new Span(Span.first(FIRST), null), new Span(null, Span.last(LAST)))) {
            assertThat(span.overlaps(FIRST, LAST)).isFalse();
            assertThat(span.within(FIRST, LAST)).isFalse();
            assertThat(Span.on(FIRST).overlaps(span)).isFalse();
            assertThat(Span.on(FIRST).within(span)).isFalse();
        }
        assertThat(new Span(null, Span.last(LAST)).endsWithin(FIRST, LAST)).isTrue();
        assertThat(Span.UNKNOWN.startsBefore(Span.OPEN)).isFalse();
        assertThat(Span.UNKNOWN.startsAfter(Instant.EPOCH)).isFalse();
        assertThat(Span.UNKNOWN.latest()).isNull();
    }

    @Test
    void anOpenSpanReachesEveryLaterDay() {
        Span open = new Span(Instant.parse("2020-06-01T10:00:00Z"), Span.OPEN);
        assertThat(open.overlaps(FIRST, LAST)).isTrue();
        assertThat(open.endsWithin(FIRST, LAST)).isFalse();
        assertThat(open.endDay()).isEqualTo(LocalDate.MAX);
        assertThat(open.latest()).isEqualTo("2020-06-01T10:00:00Z");
    }

    @Test
    void boundsAreIncludedByDay() {
        assertThat(span("2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z").overlaps(FIRST, LAST))
                .isTrue();
        assertThat(span("2025-12-01T00:00:00Z", "2025-12-31T23:59:59Z").overlaps(FIRST, LAST))
                .isFalse();
        assertThat(span("2026-12-31T23:59:59Z", "2027-02-01T00:00:00Z").overlaps(FIRST, LAST))
                .isTrue();
        assertThat(span("2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z").overlaps(FIRST, LAST))
                .isFalse();
        assertThat(span("2026-01-01T00:00:00Z", "2026-12-31T23:59:59Z").within(FIRST, LAST))
                .isTrue();
        assertThat(span("2025-12-31T23:59:59Z", "2026-12-31T23:59:59Z").within(FIRST, LAST))
                .isFalse();
    }

    @Test
    void spansThatTouchAreJoined() {
        Span one = span("2026-01-01T00:00:00Z", "2026-01-31T23:59:59.999Z");
        Span next = span("2026-02-01T00:00:00Z", "2026-02-28T00:00:00Z");
        Span apart = span("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z");
        assertThat(Span.firstJoined(List.of(apart, next, one)))
                .isEqualTo(span("2026-01-01T00:00:00Z", "2026-02-28T00:00:00Z"));
        assertThat(Span.firstJoined(List.of(apart, next))).isEqualTo(next);
        assertThat(Span.firstJoined(List.of())).isNull();
        Span open = new Span(Instant.parse("2026-01-15T00:00:00Z"), Span.OPEN);
        assertThat(Span.firstJoined(List.of(one, open, next)))
                .isEqualTo(new Span(Instant.parse("2026-01-01T00:00:00Z"), Span.OPEN));
    }
}
