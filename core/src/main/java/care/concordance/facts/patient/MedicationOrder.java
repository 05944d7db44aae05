package care.concordance.facts.patient;

import care.concordance.facts.OfPatient;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request for a medication; or the statement that none shall be given.
 *
 * @param id the id of the resource
 * @param patient the patient's id
 * @param codes names of the value sets its medication belongs to
 * @param standing whether it is in force
 * @param refused whether it says that this shall not be given
 * @param authored when it was written; null when unknown
 * @param firstEvent the first time its dosage names; null when it names none
 * @param bounds the periods its dosage is bound to
 * @param validFrom when the permission to dispense starts; null when unknown
 * @param daysSupplied days one supply lasts; null when unknown
 * @param refills how often it may be supplied again
 */
public record MedicationOrder(
        String id,
        String patient,
        Set<String> codes,
        Standing standing,
        boolean refused,
        @Nullable Instant authored,
        @Nullable Instant firstEvent,
        List<Span> bounds,
        @Nullable Instant validFrom,
        @Nullable BigDecimal daysSupplied,
        int refills)
        implements OfPatient {

    /** What lasts longer than anybody lives lasts as long: the days of 1,000 years. */
    private static final BigDecimal LONGEST = new BigDecimal(365_243);

    public MedicationOrder {
        codes = Set.copyOf(codes);
        bounds = List.copyOf(bounds);
    }

    /** True when it is an order of any kind that stands for something in the value set. */
    public boolean orders(String valueSet) {
        return standing.isOrder() && !refused && codes.contains(valueSet);
    }

    /** True when it is a plain order that stands for something in the value set. */
    public boolean plainlyOrders(String valueSet) {
        return standing.isPlainOrder() && !refused && codes.contains(valueSet);
    }

    /** The first period its dosage is bound to, joined with what follows it without a gap; unknown when there is none. */
    public Span firstBounds() {
        Span first = Span.firstJoined(bounds);
        return first == null ? Span.UNKNOWN : first;
    }

    /** When its first dose is due: its first named time, else the start of its first period; null when neither is known. */
    public @Nullable Instant firstDose() {
        return firstEvent != null ? firstEvent : firstBounds().start();
    }

    /** The earliest of the moment given and the ends of its first period, whichever are known; null when none is. */
    public @Nullable Instant earliest(@Nullable Instant moment) {
        Span first = firstBounds();
        return earlier(earlier(moment, first.start()), first.end());
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (other == null || other.equals(Span.OPEN)) {
            return one;
        }
        return one == null || other.isBefore(one) ? other : one;
    }

    /**
     * The days the patient had the medication: from the start of its dosage, else its writing, else its validity, for as
     * long as all supplies last together, of which part of a day after the first does not count; without a known supply to
     * the end of its dosage. Unknown when that has no end either.
     */
    public Span supply() {
        Span first = firstBounds();
        Instant from = Stream.of(first.start(), authored, validFrom)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (from == null) {
            return Span.UNKNOWN;
        }
        LocalDate day = Span.day(from);
        if (daysSupplied != null) {
            BigDecimal days = daysSupplied
                    .multiply(new BigDecimal(refills).add(BigDecimal.ONE))
                    .min(LONGEST);
            return days.signum() <= 0
                    ? Span.UNKNOWN
                    : new Span(
                            Span.first(day),
                            Span.last(day.plusDays(days.subtract(BigDecimal.ONE).longValue())));
        }
        boolean ends = first.end() != null && !first.end().equals(Span.OPEN);
        return ends ? new Span(Span.first(day), first.end()) : Span.UNKNOWN;
    }

    @Override
    public String toString() {
        return citation();
    }
}
