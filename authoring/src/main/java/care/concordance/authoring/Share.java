package care.concordance.authoring;

import care.concordance.json.JsonText;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;

/** Parts of a whole. */
record Share(long part, long whole) {

    static <T> Share of(Collection<T> all, Predicate<T> some) {
        return new Share(all.stream().filter(some).count(), all.size());
    }

    /** As in {@code 3/4}; a dash where there is nothing to be tried. */
    String cell() {
        return whole == 0 ? "-" : part + "/" + whole;
    }

    /** Never rounded up to a hundred. */
    String percent() {
        return whole == 0 ? "none" : Math.floor(1000.0 * part / whole) / 10 + " %";
    }

    Map<String, Object> json() {
        return JsonText.ordered("tried", part, "of", whole);
    }
}
