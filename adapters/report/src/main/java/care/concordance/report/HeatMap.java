package care.concordance.report;

import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Standards by sites. Of a system of many sites the columns are its regions, or all its sites in one when even these are
 * many.
 *
 * @param columns from left to right
 * @param counted whether a cell counts its open verdicts, of many sites, instead of saying how one site stands
 */
record HeatMap(List<Column> columns, boolean counted) {

    /** Columns that still fit beside each other. */
    private static final int MOST_COLUMNS = 40;

    /**
     * A column.
     *
     * @param place the number of its place; -1 when it has several
     */
    record Column(String name, int place) {}

    /**
     * What a standard came to in a column.
     *
     * @param css the class of its color
     * @param text what stands in it
     * @param label the same in words
     * @param link where it is spelled out, as a key
     */
    record Cell(String css, String text, String label, String link) {}

    static HeatMap of(Place.All places) {
        List<Place> list = places.list();
        if (list.size() <= MOST_COLUMNS) {
            return new HeatMap(
                    list.stream()
                            .map(place -> new Column(place.name(), place.index()))
                            .toList(),
                    false);
        }
        List<Place> regions = list.stream()
                .filter(place -> place.subject().kind() == Subject.Kind.REGION)
                .toList();
        List<Column> columns = new ArrayList<>(List.of(new Column(list.get(0).name(), 0)));
        if (regions.size() < MOST_COLUMNS) {
            regions.forEach(region -> columns.add(new Column(region.name(), region.index())));
        }
        columns.add(new Column(columns.size() > 1 ? "Sites without a region" : "Sites and regions", -1));
        return new HeatMap(List.copyOf(columns), true);
    }

    /**
     * The cells of a standard, one for each column, null where it says nothing.
     *
     * @param spelledOut the verdicts that can be linked to
     */
    List<@Nullable Cell> row(Standard standard, Collection<Verdict> verdicts, Place.All places, SpelledOut spelledOut) {
        Map<Integer, List<Verdict>> byColumn = verdicts.stream()
                .collect(Collectors.groupingBy(
                        verdict -> column(places.of(verdict.subject())), TreeMap::new, Collectors.toList()));
        List<@Nullable Cell> cells = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            List<Verdict> own = byColumn.getOrDefault(column, List.of());
            cells.add(own.isEmpty() ? null : cell(standard, own, spelledOut));
        }
        return cells;
    }

    private int column(Place place) {
        if (!counted) {
            return place.index();
        }
        int wanted = place.subject().kind() == Subject.Kind.SITE ? place.region() : place.index();
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column).place() == wanted) {
                return column;
            }
        }
        return columns.size() - 1;
    }

    private Cell cell(Standard standard, List<Verdict> own, SpelledOut spelledOut) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        own.forEach(verdict -> counts.merge(verdict.outcome(), 1L, Long::sum));
        Outcome worst = SpelledOut.worst(counts.keySet());
        long times = counts.getOrDefault(worst, 0L);
        String link = own.stream()
                .filter(verdict -> verdict.outcome() == worst && spelledOut.has(verdict.key()))
                .min(Comparator.naturalOrder())
                .map(verdict -> Marks.key(standard.id(), verdict.subject()))
                .orElse(Marks.key(standard.id()));
        String label = Marks.word(worst) + (own.size() == 1 ? "" : " in " + times + " of " + own.size());
        if (!counted || !worst.isOpen()) {
            return new Cell(Marks.css(worst), Marks.mark(worst), label, link);
        }
        // Among many sites there is nearly always one: the shade says how many.
        String shade = 4 * times >= own.size() ? "" : 20 * times >= own.size() ? " some" : " few";
        return new Cell(Marks.css(worst) + shade, String.valueOf(times), label, link);
    }
}
