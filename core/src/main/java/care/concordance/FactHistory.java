package care.concordance;

import care.concordance.facts.PartnerFact;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts with the days they became known, so that an assessment can be made again with what was known then. A later entry
 * of the same kind and id takes the place of an earlier one from its day on.
 *
 * @param name the partner's name
 * @param synthetic true when the facts are made up
 * @param entries the facts, in any order
 */
public record FactHistory(String name, boolean synthetic, List<Entry> entries) {

    /**
     * One fact.
     *
     * @param knownFrom the first day it was known; null when it always was
     */
    public record Entry(PartnerFact fact, @Nullable LocalDate knownFrom) {}

    /** @throws SnapshotException when facts hold what no fact may, with every problem */
    public FactHistory {
        entries = List.copyOf(entries);
        List<Problem> problems =
                SnapshotCheck.ofValues(entries.stream().map(Entry::fact).toList());
        if (!problems.isEmpty()) {
            throw new SnapshotException(name, problems);
        }
    }

    /**
     * What was known on one day, to be assessed for another.
     *
     * @param known only facts known by this day are used, each in its latest form
     * @param asOf the day to assess
     * @throws SnapshotException when what was known contradicts itself, with every problem; also when one fact has two
     *     forms of the same day
     */
    public PartnerSnapshot knownOn(LocalDate known, LocalDate asOf) {
        return new PartnerSnapshot(
                name, asOf, synthetic, known(known).stream().map(Entry::fact).toList());
    }

    /** The entries known on a day, each fact in its latest form; two forms of the same day are both given. */
    public List<Entry> known(LocalDate day) {
        Map<String, LocalDate> latest = new HashMap<>();
        List<Entry> known =
                entries.stream().filter(entry -> !since(entry).isAfter(day)).toList();
        known.forEach(entry ->
                latest.merge(entry.fact().citation(), since(entry), (one, other) -> one.isAfter(other) ? one : other));
        return known.stream()
                .filter(entry -> since(entry).equals(latest.get(entry.fact().citation())))
                .toList();
    }

    private static LocalDate since(Entry entry) {
        return entry.knownFrom() == null ? LocalDate.MIN : entry.knownFrom();
    }
}
