package care.concordance.fhir;

import java.util.List;

/**
 * What was given and is in no patient's record.
 *
 * @param unread what could not be read, or whose it is could not be told
 * @param notes what was passed over and holds no patient's data, in sentences
 */
public record Leftover(List<Unread> unread, List<String> notes) {

    public Leftover {
        unread = List.copyOf(unread);
        notes = List.copyOf(notes);
    }
}
