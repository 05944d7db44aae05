package care.concordance.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * A standard that a later rule pack states in the place of an earlier pack's.
 *
 * @param by the text that is judged by
 * @param pack id of the pack whose text it replaces
 * @param of the text replaced
 */
public record Replacement(Standard by, String pack, Standard of) {

    /** What took the place of what, and which comparisons differ, in one sentence without a full stop. */
    public String words() {
        List<String> gone = new ArrayList<>(of.thresholds());
        List<String> fresh = new ArrayList<>(by.thresholds());
        by.thresholds().forEach(gone::remove);
        of.thresholds().forEach(fresh::remove);
        List<String> changes = new ArrayList<>();
        for (String before : List.copyOf(gone)) {
            fresh.stream()
                    .filter(after -> property(after).equals(property(before)))
                    .findFirst()
                    .ifPresent(after -> {
                        changes.add("`" + before + "` became `" + after + "`");
                        gone.remove(before);
                        fresh.remove(after);
                    });
        }
        gone.forEach(before -> changes.add("`" + before + "` is no longer asked"));
        fresh.forEach(after -> changes.add("`" + after + "` is asked too"));
        return by.id() + " replaces that of rule pack " + pack + ": "
                + (changes.isEmpty() ? "its thresholds are the same" : String.join(", ", changes));
    }

    /** For {@code TumorBoard: daysBetweenMeetings <= 14}, what stands before the operator. */
    private static String property(String threshold) {
        int space = threshold.indexOf(' ', threshold.indexOf(": ") + 2);
        return space < 0 ? threshold : threshold.substring(0, space);
    }
}
