package care.concordance.json;

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
                .filter(other -> distance(name, other) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt((String other) -> distance(name, other))
                        .thenComparing(Comparator.naturalOrder()));
        return nearest.map(other -> " (did you mean \"" + other + "\"?)").orElse("");
    }

    /** Levenshtein distance, letters compared without case. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int substitute = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
