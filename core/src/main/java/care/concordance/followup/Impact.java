package care.concordance.followup;

import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What adopting another edition of the standards would change, found by judging the same facts by both. For the council
 * that decides on adoption.
 *
 * @param before a day on which the earlier edition is in force
 * @param after a day on which the later edition is in force
 * @param added ids of standards only the later edition has
 * @param changed ids of standards both have whose page or limits differ
 * @param retired ids of standards only the earlier edition has
 * @param changes every verdict that would differ, by partner and day of its facts, standard and subject
 */
public record Impact(
        LocalDate before,
        LocalDate after,
        List<String> added,
        List<String> changed,
        List<String> retired,
        List<Change> changes) {

    /**
     * One verdict that would differ.
     *
     * @param partner the name of the partner whose facts were judged
     * @param asOf the day those facts are of
     * @param from the outcome by the earlier edition; null when it has no such standard
     * @param to the outcome by the later edition; null when it has no such standard
     */
    public record Change(
            String partner,
            LocalDate asOf,
            String standard,
            Subject subject,
            @Nullable Outcome from,
            @Nullable Outcome to) {}

    public Impact {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        retired = List.copyOf(retired);
        changes = List.copyOf(changes);
    }

    /** What differs between two catalogs; the changes of verdicts are added partner by partner. */
    public static Impact of(
            LocalDate before,
            LocalDate after,
            Collection<Standard> earlier,
            Collection<Standard> later,
            List<Change> changes) {
        Map<String, Standard> then = byId(earlier);
        Map<String, Standard> now = byId(later);
        return new Impact(
                before,
                after,
                now.keySet().stream().filter(id -> !then.containsKey(id)).toList(),
                now.values().stream()
                        .filter(standard ->
                                then.containsKey(standard.id()) && !standard.equals(then.get(standard.id())))
                        .map(Standard::id)
                        .toList(),
                then.keySet().stream().filter(id -> !now.containsKey(id)).toList(),
                changes);
    }

    /**
     * The verdicts of one partner that differ.
     *
     * @param asOf the day the partner's facts are of
     */
    public static List<Change> changes(
            String partner, LocalDate asOf, Collection<Verdict> before, Collection<Verdict> after) {
        Map<String, Verdict> then = byKey(before);
        Map<String, Verdict> now = byKey(after);
        Set<String> keys = new TreeSet<>(then.keySet());
        keys.addAll(now.keySet());
        List<Change> changes = new ArrayList<>();
        for (String key : keys) {
            Verdict from = then.get(key);
            Verdict to = now.get(key);
            Verdict either = from == null ? now.get(key) : from;
            Outcome fromOutcome = from == null ? null : from.outcome();
            Outcome toOutcome = to == null ? null : to.outcome();
            if (either != null && fromOutcome != toOutcome) {
                changes.add(
                        new Change(partner, asOf, either.standard().id(), either.subject(), fromOutcome, toOutcome));
            }
        }
        return changes;
    }

    private static Map<String, Verdict> byKey(Collection<Verdict> verdicts) {
        Map<String, Verdict> map = new TreeMap<>();
        verdicts.forEach(verdict -> map.put(verdict.standard().id() + " " + verdict.subject(), verdict));
        return map;
    }

    private static Map<String, Standard> byId(Collection<Standard> standards) {
        Map<String, Standard> map = new TreeMap<>();
        standards.forEach(standard -> map.put(standard.id(), standard));
        return map;
    }
}
