package care.concordance;

import care.concordance.facts.PartnerFact;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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

    public FactHistory {
        entries = List.copyOf(entries);
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
        Map<String, Entry> latest = new LinkedHashMap<>();
        List<PartnerFact> twice = new java.util.ArrayList<>();
        for (Entry entry : entries) {
            if (entry.knownFrom() != null && entry.knownFrom().isAfter(known)) {
                continue;
            }
            Entry other = latest.get(entry.fact().citation());
            if (other == null || day(entry).isAfter(day(other))) {
                latest.put(entry.fact().citation(), entry);
            } else if (day(entry).equals(day(other))) {
                twice.add(entry.fact());
            }
        }
        List<PartnerFact> facts = new java.util.ArrayList<>(
                latest.values().stream().map(Entry::fact).toList());
        facts.addAll(twice);
        return new PartnerSnapshot(name, asOf, synthetic, facts);
    }

    private static LocalDate day(Entry entry) {
        return entry.knownFrom() == null ? LocalDate.MIN : entry.knownFrom();
    }
}
