package care.concordance.fhir;

import org.jspecify.annotations.Nullable;

/**
 * Something given that was not read, or not in full: a resource, a line, an entry of a Bundle or a whole file.
 *
 * @param patient the id of the patient it is about; null when that cannot be told
 * @param type its type, for example {@code Observation}; {@code Resource} when that cannot be told, {@code File} for a whole file
 * @param id its id; {@code ?} when that cannot be told
 * @param place the file, with the line or a JSON pointer where there is more in it
 * @param problem what is wrong with it, and where it helps what to do; names elements and references, never values
 */
public record Unread(@Nullable String patient, String type, String id, String place, String problem) {

    static final String FILE = "File";

    @Override
    public String toString() {
        return place + ": " + (type.equals(FILE) ? "was not read: " : type + " " + id + " was set aside: ") + problem;
    }
}
