package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/**
 * A resource of the patient of an encounter that could not be read, as seen from that encounter.
 *
 * @param id the id of the resource it was read from
 * @param encounter the encounter's id
 * @param type the resource's type, for example {@code Observation}
 */
@About(Subject.Kind.ENCOUNTER)
public record EncounterSetAside(String id, String encounter, String type) implements Fact {

    @Override
    public Subject subject() {
        return Subject.encounter(encounter);
    }
}
