package care.concordance.facts.measure;

import care.concordance.facts.OfEncounter;

/**
 * A resource of the patient of an encounter that was set aside, as seen from that encounter.
 *
 * @param id the id of the resource it was read from
 * @param encounter the encounter's id
 * @param type the resource's type, for example {@code Observation}; {@link care.concordance.facts.patient.SetAside#UNKNOWN_TYPE} when it cannot be told
 * @param problem what is wrong with it, as the end of a sentence: {@code could not be read}
 */
public record EncounterSetAside(String id, String encounter, String type, String problem) implements OfEncounter {

    @Override
    public String toString() {
        return citation();
    }
}
