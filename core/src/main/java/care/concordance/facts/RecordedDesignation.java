package care.concordance.facts;

import java.time.LocalDate;
import java.util.Set;

/**
 * A designation as MSK recorded it, kept beside the computed one.
 *
 * @param on the day it was recorded
 * @param source where it is recorded
 * @param notYetIncluded the ids of sites it names as not yet included
 */
public record RecordedDesignation(@Past LocalDate on, String source, Set<String> notYetIncluded)
        implements PartnerFact, OfSystem {

    public RecordedDesignation {
        notYetIncluded = Set.copyOf(notYetIncluded);
    }

    @Override
    public String id() {
        return "designation/" + on;
    }
}
