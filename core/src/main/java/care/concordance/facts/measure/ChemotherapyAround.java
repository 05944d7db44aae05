package care.concordance.facts.measure;

import care.concordance.facts.OfEncounter;

/**
 * A chemotherapy administration, as seen from an encounter. It lies wholly between 31 days before the measurement
 * period and its end.
 *
 * @param id the id of the resource it was read from
 * @param encounter the encounter's id
 * @param startDays days from the encounter's last day to its first day; negative before
 * @param days its first and last day, to tell one day's treatment from another's
 */
public record ChemotherapyAround(String id, String encounter, int startDays, String days) implements OfEncounter {

    @Override
    public String toString() {
        return citation();
    }
}
