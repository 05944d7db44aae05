package care.concordance.facts.measure;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/**
 * A resource of the patient of an encounter that was set aside, as seen from that encounter.
 *
 * @param id the id of the resource it was read from
 * @param encounter the encounter's id
 * @param type the resource's type, for example {@code Observation}; {@link care.concordance.facts.patient.SetAside#UNKNOWN_TYPE} when it cannot be told
 * @param problem what is wrong with it, as the end of a sentence: {@code could not be read}
 */
@About(Subject.Kind.ENCOUNTER)
public record EncounterSetAside(String id, String encounter, String type, String problem) implements Fact {

    @Override
    public Subject subject() {
        return Subject.encounter(encounter);
    }

    @Override
    public String toString() {
        return citation();
    }
}
