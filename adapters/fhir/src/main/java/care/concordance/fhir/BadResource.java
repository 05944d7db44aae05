package care.concordance.fhir;

import org.jspecify.annotations.Nullable;

/**
 * A resource that was set aside because it could not be read.
 *
 * @param patient the id of the patient it is about; null when it names none
 * @param type its type, for example {@code Observation}; {@code Resource} when that could not be read
 * @param id its id; {@code ?} when that could not be read
 * @param place the file, with the line or entry where there are several in it
 * @param problem what is wrong with it; names elements, never values
 */
public record BadResource(@Nullable String patient, String type, String id, String place, String problem) {

    @Override
    public String toString() {
        return place + ": " + type + " " + id + " was set aside: " + problem;
    }
}
