package care.concordance.followup;

import care.concordance.facts.FactType;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Variance;
import care.concordance.followup.Simulation.Renewal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Facts as they would be on a later day if everything goes on as it does: what happened lately still has, last year's figures
 * are again last year's, what is in force is renewed before it runs out.
 */
final class RollForward {

    private RollForward() {}

    /** For how long what runs out is renewed. */
    static final int RENEWED_YEARS = 3;

    /** @param renewals filled with what would have run out by the later day */
    static List<PartnerFact> on(List<PartnerFact> facts, LocalDate from, LocalDate to, List<Renewal> renewals) {
        if (from.equals(to)) {
            return facts;
        }
        List<PartnerFact> later = new ArrayList<>();
        for (PartnerFact fact : facts) {
            // A variance was granted once; whether it still holds is for its own dates to say.
            later.add(fact instanceof Variance ? fact : moved(fact, from, to, renewals));
        }
        return later;
    }

    private static PartnerFact moved(PartnerFact fact, LocalDate from, LocalDate to, List<Renewal> renewals) {
        FactType type = FactType.of(fact.getClass());
        List<@Nullable Object> values = new ArrayList<>();
        boolean any = false;
        for (FactType.Component component : type.components()) {
            Object value = component.value((Record) fact);
            Object after = value;
            if (component.past()) {
                if (value instanceof LocalDate happened) {
                    after = happened.plusDays(ChronoUnit.DAYS.between(from, to));
                } else if (value instanceof Integer year) {
                    after = year + to.getYear() - from.getYear();
                }
            } else if (value instanceof LocalDate ends && !ends.isBefore(from) && ends.isBefore(to)) {
                LocalDate renewed = ends;
                while (renewed.isBefore(to)) {
                    renewed = renewed.plusYears(RENEWED_YEARS);
                }
                renewals.add(new Renewal(fact, ends));
                after = renewed;
            }
            values.add(after);
            any |= !Objects.equals(after, value);
        }
        return any ? (PartnerFact) type.create(values) : fact;
    }
}
