package care.concordance.internal.evaluate;

import care.concordance.internal.pack.CompiledPack;
import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one pack that are in force together, from one effective date to the next.
 *
 * @param standards sorted by id
 * @param placeOfRule where among them the text stands that a rule belongs to, by the rule's name; none for rules of other
 *     texts
 */
record Edition(List<Standard> standards, Map<String, Integer> placeOfRule) {

    /**
     * Every edition of a pack, by its first day; the first one holds for any earlier day too.
     *
     * @param later the standards of the packs loaded after it; one that has an id of this pack replaces it for as long as
     *     it is in force
     */
    static TreeMap<LocalDate, Edition> of(CompiledPack pack, Collection<Standard> later) {
        TreeSet<LocalDate> days = new TreeSet<>(List.of(LocalDate.MIN));
        addDays(days, pack.standards());
        addDays(days, later);
        Map<String, List<Standard>> replacing = new HashMap<>();
        later.forEach(standard -> replacing
                .computeIfAbsent(standard.id(), id -> new ArrayList<>())
                .add(standard));
        TreeMap<LocalDate, Edition> editions = new TreeMap<>();
        for (LocalDate day : days) {
            List<Standard> inForce = pack.standards().stream()
                    .filter(standard -> standard.inForce(day)
                            && replacing.getOrDefault(standard.id(), List.of()).stream()
                                    .noneMatch(other -> other.inForce(day)))
                    .toList();
            Map<Standard, Integer> places = new HashMap<>();
            inForce.forEach(standard -> places.put(standard, places.size()));
            Map<String, Integer> placeOfRule = new HashMap<>();
            pack.standardOfRule().forEach((rule, standard) -> {
                Integer place = places.get(standard);
                if (place != null) {
                    placeOfRule.put(rule, place);
                }
            });
            editions.put(day, new Edition(inForce, Collections.unmodifiableMap(placeOfRule)));
        }
        return editions;
    }

    private static void addDays(TreeSet<LocalDate> days, Collection<Standard> standards) {
        for (Standard standard : standards) {
            days.add(standard.effectiveFrom());
            LocalDate last = standard.effectiveTo();
            if (last != null) {
                days.add(last.plusDays(1));
            }
        }
    }

    /** Where a text stands; below zero when it is not in force. */
    int place(Standard standard) {
        return Collections.binarySearch(standards, standard, Comparator.comparing(Standard::id));
    }

    /** The text in force a rule belongs to; null for a rule of another text. */
    @Nullable
    Standard ofRule(String rule) {
        Integer place = placeOfRule.get(rule);
        return place == null ? null : standards.get(place);
    }
}
