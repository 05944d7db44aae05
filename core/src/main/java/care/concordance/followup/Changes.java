package care.concordance.followup;

import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import care.concordance.verdict.VerdictChange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of a partner between two assessments.
 *
 * @param from the earlier day
 * @param to the later day
 * @param opened open now, not open then
 * @param closed open then, not open now
 * @param stillOpen open on both days
 * @param newlyInForce ids of standards in force now and not then
 * @param retired ids of standards in force then and not now
 * @param overdue open on both days, and due by now in the earlier plan
 */
public record Changes(
        LocalDate from,
        LocalDate to,
        List<VerdictChange> opened,
        List<VerdictChange> closed,
        List<VerdictChange> stillOpen,
        List<String> newlyInForce,
        List<String> retired,
        List<VerdictChange> overdue) {

    /** Compares two sets of verdicts. */
    public static Changes between(
            Collection<Verdict> before, AlignmentPlan plan, LocalDate from, Collection<Verdict> after, LocalDate to) {
        Map<Verdict.Key, Verdict> then = byKey(before);
        Map<Verdict.Key, Verdict> now = byKey(after);
        Set<Verdict.Key> keys = new TreeSet<>(then.keySet());
        keys.addAll(now.keySet());
        List<VerdictChange> all = keys.stream()
                .map(key -> new VerdictChange(then.get(key), now.get(key)))
                .toList();
        Set<Verdict.Key> due = new TreeSet<>();
        plan.actions().stream().filter(action -> action.due().isBefore(to)).forEach(action -> due.add(action.item()));
        Set<String> idsThen = ids(before);
        Set<String> idsNow = ids(after);
        List<VerdictChange> stillOpen = all.stream()
                .filter(change -> open(change.before()) && open(change.after()))
                .toList();
        return new Changes(
                from,
                to,
                all.stream()
                        .filter(change -> !open(change.before()) && open(change.after()))
                        .toList(),
                all.stream()
                        .filter(change -> open(change.before()) && !open(change.after()))
                        .toList(),
                stillOpen,
                idsNow.stream().filter(id -> !idsThen.contains(id)).toList(),
                idsThen.stream().filter(id -> !idsNow.contains(id)).toList(),
                stillOpen.stream()
                        .filter(change -> due.contains(new Verdict.Key(change.standard(), change.subject())))
                        .toList());
    }

    private static boolean open(@Nullable Verdict verdict) {
        return verdict != null && verdict.outcome().isOpen();
    }

    private static Map<Verdict.Key, Verdict> byKey(Collection<Verdict> verdicts) {
        Map<Verdict.Key, Verdict> map = new TreeMap<>();
        verdicts.forEach(verdict -> map.put(verdict.key(), verdict));
        return map;
    }

    private static Set<String> ids(Collection<Verdict> verdicts) {
        Set<String> ids = new TreeSet<>();
        verdicts.stream().map(Verdict::standard).map(Standard::id).forEach(ids::add);
        return ids;
    }
}
