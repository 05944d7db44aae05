package care.concordance.followup;

import care.concordance.facts.PartnerFact;
import care.concordance.facts.Past;
import care.concordance.facts.Variance;
import care.concordance.followup.Simulation.Renewal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Facts as they would be on a later day if everything goes on as it does: what happened lately still has, last year's figures
 * are again last year's, what is in force is renewed before it runs out.
 */
final class KeptUp {

    private KeptUp() {}

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
        RecordComponent[] components = fact.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        boolean any = false;
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = components[i].getAccessor().invoke(fact);
                if (components[i].isAnnotationPresent(Past.class)) {
                    if (values[i] instanceof LocalDate happened) {
                        values[i] = happened.plusDays(ChronoUnit.DAYS.between(from, to));
                        any = true;
                    } else if (values[i] instanceof Integer year) {
                        values[i] = year + to.getYear() - from.getYear();
                        any = true;
                    }
                } else if (values[i] instanceof LocalDate ends && !ends.isBefore(from) && ends.isBefore(to)) {
                    LocalDate renewed = ends;
                    while (renewed.isBefore(to)) {
                        renewed = renewed.plusYears(RENEWED_YEARS);
                    }
                    renewals.add(new Renewal(fact, ends));
                    values[i] = renewed;
                    any = true;
                }
            }
            return any
                    ? (PartnerFact)
                            fact.getClass().getDeclaredConstructor(types).newInstance(values)
                    : fact;
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(fact.citation() + " cannot be carried on to " + to, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("fact records are public: " + fact.getClass(), e);
        }
    }
}
