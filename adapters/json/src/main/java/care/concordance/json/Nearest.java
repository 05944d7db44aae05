package care.concordance.json;

import care.concordance.verdict.Phrasing;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name a misspelt one was meant to be. */
public final class Nearest {

    /** Longer names than any there is are not misspelt ones. */
    private static final int LONGEST = 100;

    private Nearest() {}

    /** For a message that a name is none of those there are: {@code  (did you mean "site"?)}, or nothing when none is close. */
    public static String hint(String name, Collection<String> names) {
        if (name.length() > LONGEST) {
            return "";
        }
        Optional<String> nearest = names.stream()
                .filter(other -> Phrasing.distance(name, other) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt((String other) -> Phrasing.distance(name, other))
                        .thenComparing(Comparator.naturalOrder()));
        return nearest.map(other -> " (did you mean \"" + other + "\"?)").orElse("");
    }
}
