package care.concordance.naaccr;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a document: what was read, what was set aside and why. Holds ids, item names and the shape of values,
 * never a value.
 *
 * @param version the dictionary's version, 18 to 26; 0 when the document was refused before it was known
 * @param patients patients read to their end
 * @param tumors tumors of them
 * @param cases tumors that became cases
 * @param rejected cases set aside, all of them; a patient without a tumor whose items are not believed counts as one
 * @param setAside why cases were set aside, each bad item of each; the first ten thousand
 * @param notices what was met and passed over, once for each kind
 * @param broken where and why reading stopped before the end of the document; null when it did not
 */
public record ReadReport(
        int version,
        long patients,
        long tumors,
        long cases,
        long rejected,
        List<SetAside> setAside,
        List<Notice> notices,
        @Nullable Broken broken) {

    /**
     * An item for which a case, or a patient without one, was not believed.
     *
     * @param id the registry's id
     * @param item the item's XML id
     * @param value the shape of its value, for example {@code 8 digits}
     * @param reason what is wrong with it
     * @param line where the tumor or patient starts
     */
    public record SetAside(String id, String item, String value, String reason, int line) {
        @Override
        public String toString() {
            return "case " + id + " (line " + line + "): " + item + ", " + value + ": " + reason;
        }
    }

    /**
     * Something passed over.
     *
     * @param what the item or element
     * @param reason why
     * @param count how often
     * @param line where first
     */
    public record Notice(String what, String reason, long count, int line) {
        @Override
        public String toString() {
            return what + ": " + reason + " (" + count + " times, first in line " + line + ")";
        }
    }

    /** Where and why reading stopped. */
    public record Broken(int line, int column, String reason) {
        @Override
        public String toString() {
            return "line " + line + ", column " + column + ": " + reason;
        }
    }

    public ReadReport {
        setAside = List.copyOf(setAside);
        notices = List.copyOf(notices);
    }

    /** True when the whole document was read. */
    public boolean isComplete() {
        return broken == null;
    }

    /** Where and why reading stopped; empty when it did not. */
    public Optional<Broken> stopped() {
        return Optional.ofNullable(broken);
    }
}
