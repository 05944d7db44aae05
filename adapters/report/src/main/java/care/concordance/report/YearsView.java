package care.concordance.report;

import care.concordance.Assessment;
import care.concordance.facts.Subject;
import care.concordance.followup.Changes;
import care.concordance.followup.Designation;
import care.concordance.followup.Designation.Standing;
import care.concordance.followup.Trend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several assessments of one partner side by side.
 *
 * @param trend oldest first
 * @param rows where each part of the partner stood
 * @param changes from each assessment to the next
 */
record YearsView(Trend trend, List<Row> rows, List<Changes> changes) {

    /** Where a part of the partner stood each time; null where it was not on record. */
    record Row(String name, Subject.Kind kind, List<@Nullable Standing> standings) {}

    /** Null when there is nothing to compare with. */
    static @Nullable YearsView of(Assessment assessment, List<Assessment> earlier, Place.All places) {
        if (earlier.isEmpty()) {
            return null;
        }
        List<Assessment> all = new ArrayList<>(earlier);
        all.add(assessment);
        all.sort(Comparator.comparing(each -> each.snapshot().asOf()));
        List<Map<Subject, Standing>> standings =
                all.stream().map(each -> standings(each.designation())).toList();
        List<Row> rows = places.list().stream()
                .map(place -> new Row(
                        place.name(),
                        place.subject().kind(),
                        standings.stream()
                                .<@Nullable Standing>map(year -> year.get(place.subject()))
                                .toList()))
                .toList();
        List<Changes> changes = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            changes.add(all.get(i).since(all.get(i - 1)));
        }
        return new YearsView(Assessment.trend(all), rows, changes);
    }

    private static Map<Subject, Standing> standings(Designation designation) {
        Map<Subject, Standing> standings = new HashMap<>();
        designation.rows().forEach(row -> standings.put(row.subject(), row.standing()));
        return standings;
    }
}
