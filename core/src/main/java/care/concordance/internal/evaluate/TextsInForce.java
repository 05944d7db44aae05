package care.concordance.internal.evaluate;

import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.Collections;
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
record TextsInForce(List<Standard> standards, Map<String, Integer> placeOfRule) {

    /** What is in force of a pack, by the first of the days on which it is; the first holds for any earlier day too. */
    static TreeMap<LocalDate, TextsInForce> of(PackRuntime runtime, Timeline timeline) {
        List<Standard> texts = runtime.pack().standards();
        TreeSet<LocalDate> days = new TreeSet<>(List.of(LocalDate.MIN));
        texts.forEach(text -> timeline.spans(text.id()).forEach(span -> days.add(span.from())));
        TreeMap<LocalDate, TextsInForce> editions = new TreeMap<>();
        for (LocalDate day : days) {
            List<Standard> inForce =
                    texts.stream().filter(text -> timeline.inForce(text, day)).toList();
            Map<String, Integer> placeOfRule = new HashMap<>();
            for (int place = 0; place < inForce.size(); place++) {
                for (WalkableRule rule : runtime.rules(inForce.get(place))) {
                    placeOfRule.put(rule.text().name(), place);
                }
            }
            editions.put(day, new TextsInForce(inForce, Collections.unmodifiableMap(placeOfRule)));
        }
        return editions;
    }

    /** Where the text of a standard stands; below zero when none is in force. */
    int place(String id) {
        int from = 0;
        int to = standards.size() - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int by = standards.get(middle).id().compareTo(id);
            if (by == 0) {
                return middle;
            }
            from = by < 0 ? middle + 1 : from;
            to = by < 0 ? to : middle - 1;
        }
        return -1;
    }

    /** The text in force a rule belongs to; null for a rule of another text. */
    @Nullable
    Standard ofRule(String rule) {
        Integer place = placeOfRule.get(rule);
        return place == null ? null : standards.get(place);
    }
}
