package care.concordance.report;

import care.concordance.facts.Subject;
import care.concordance.report.HeatMap.Cell;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The standards of a component, each with what it came to.
 *
 * @param rows in the order of the standards' ids
 */
record Chapter(Standard.Component component, Map<Outcome, Long> counts, List<Row> rows) {

    /**
     * A standard.
     *
     * @param counts how many verdicts had each outcome
     * @param cells its row of the heat map
     * @param entries the verdicts spelled out, open ones first
     * @param leftOut by outcome, whom the verdicts not spelled out are about
     */
    record Row(
            Standard standard,
            String key,
            Map<Outcome, Long> counts,
            List<@Nullable Cell> cells,
            List<Entry> entries,
            Map<Outcome, List<Subject>> leftOut) {

        /** The outcome that calls for most. */
        Outcome worst() {
            return SpelledOut.worst(counts.keySet());
        }

        /** Its cell when it is asked of the system alone. */
        Cell tile() {
            return Objects.requireNonNull(cells.get(0));
        }
    }

    /** The standards asked of the system as a whole. */
    List<Row> tiles() {
        return rows.stream().filter(Chapter::isOfSystem).toList();
    }

    /** All others. */
    List<Row> grid() {
        return rows.stream().filter(row -> !isOfSystem(row)).toList();
    }

    /** A standard of a system is asked of it alone, and there is only one. */
    private static boolean isOfSystem(Row row) {
        return row.standard().level() == Subject.Kind.SYSTEM && row.cells().get(0) != null;
    }

    static List<Chapter> of(
            List<Verdict> verdicts,
            Map<Standard.Component, Map<Outcome, Long>> counts,
            Place.All places,
            HeatMap map,
            SpelledOut spelledOut,
            Function<Verdict, Entry> entry) {
        Map<Standard, List<Verdict>> byStandard = verdicts.stream()
                .collect(Collectors.groupingBy(Verdict::standard, LinkedHashMap::new, Collectors.toList()));
        Map<Standard.Component, List<Row>> rows = new EnumMap<>(Standard.Component.class);
        byStandard.forEach((standard, own) -> rows.computeIfAbsent(standard.component(), component -> new ArrayList<>())
                .add(row(standard, own, places, map, spelledOut, entry)));
        List<Chapter> chapters = new ArrayList<>();
        rows.forEach((component, own) ->
                chapters.add(new Chapter(component, counts.getOrDefault(component, Map.of()), List.copyOf(own))));
        return chapters;
    }

    private static Row row(
            Standard standard,
            List<Verdict> own,
            Place.All places,
            HeatMap map,
            SpelledOut spelledOut,
            Function<Verdict, Entry> entry) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        Map<Outcome, List<Subject>> leftOut = new EnumMap<>(Outcome.class);
        List<Entry> entries = new ArrayList<>();
        for (Verdict verdict : own) {
            counts.merge(verdict.outcome(), 1L, Long::sum);
            if (spelledOut.has(verdict.key())) {
                entries.add(entry.apply(verdict));
            } else {
                leftOut.computeIfAbsent(verdict.outcome(), outcome -> new ArrayList<>())
                        .add(verdict.subject());
            }
        }
        entries.sort(Comparator.comparingInt(each -> SpelledOut.order(each.outcome())));
        return new Row(
                standard,
                Marks.key(standard.id()),
                counts,
                map.row(standard, own, places, spelledOut),
                List.copyOf(entries),
                leftOut);
    }
}
