package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/**
 * A chemotherapy administration, as seen from an encounter. It lies wholly between 31 days before the measurement
 * period and its end.
 *
 * @param id the id of the resource it was read from
 * @param encounter the encounter's id
 * @param startDays days from the encounter's last day to its first day; negative before
 * @param days its first and last day, to tell one day's treatment from another's
 */
@About(Subject.Kind.ENCOUNTER)
public record ChemotherapyAround(String id, String encounter, int startDays, String days) implements Fact {

    @Override
    public Subject subject() {
        return Subject.encounter(encounter);
    }

    @Override
    public String toString() {
        return citation();
    }
}
