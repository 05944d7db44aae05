package care.concordance.followup;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names most like one that is not among them, for the message that says so. */
final class Nearest {

    private static final int SHOWN = 9;

    private Nearest() {}

    /** For example: site a, site b and 3 more. */
    static String to(String wanted, Collection<String> known) {
        List<String> sorted = known.stream()
                .distinct()
                .sorted(Comparator.comparingInt((String each) -> -alike(wanted, each))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        int more = sorted.size() - SHOWN;
        return sorted.isEmpty()
                ? "none"
                : String.join(", ", sorted.subList(0, Math.min(SHOWN, sorted.size())))
                        + (more > 0 ? " and " + more + " more" : "");
    }

    /** How many letters two names begin with alike. */
    private static int alike(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
