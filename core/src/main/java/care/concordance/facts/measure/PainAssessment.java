package care.concordance.facts.measure;

import care.concordance.facts.OfEncounter;

/**
 * A pain assessment with a value, as seen from an encounter.
 *
 * @param id the id of the resource it was read from
 * @param encounter the encounter's id
 * @param during whether all its days are days of the encounter
 * @param endDays days from the encounter's first day to its last day; negative before, the greatest integer when it
 *     has no end
 */
public record PainAssessment(String id, String encounter, boolean during, int endDays) implements OfEncounter {

    @Override
    public String toString() {
        return citation();
    }
}
