package care.concordance.report;

import care.concordance.followup.Designation;
import care.concordance.verdict.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How verdicts divide among outcomes: a bar beside the figures that say the same. */
record Share(String words, List<Part> parts) {

    /** As tables list them. */
    static final List<Outcome> ORDER =
            List.of(Outcome.CONCORDANT, Outcome.GAP, Outcome.UNPROVEN, Outcome.WAIVED, Outcome.NOT_APPLICABLE);

    /** A stretch of the bar, in percent. */
    record Part(String css, String from, String width) {}

    static Share of(Designation.Row row) {
        Map<Outcome, Integer> counts = new LinkedHashMap<>();
        counts.put(Outcome.CONCORDANT, row.concordant());
        counts.put(Outcome.WAIVED, row.waived());
        counts.put(Outcome.UNPROVEN, row.unproven());
        counts.put(Outcome.GAP, row.gaps());
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<Part> parts = new ArrayList<>();
        double from = 0;
        for (Map.Entry<Outcome, Integer> count : counts.entrySet()) {
            double width = all == 0 ? 0 : 100.0 * count.getValue() / all;
            if (width > 0) {
                parts.add(new Part(Marks.css(count.getKey()), percent(from), percent(width)));
            }
            from += width;
        }
        return new Share(row.concordant() + " of " + all + " required concordant", parts);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
