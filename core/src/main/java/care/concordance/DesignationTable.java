package care.concordance;

import care.concordance.facts.RecordedDesignation;
import care.concordance.facts.Site;
import care.concordance.followup.Designation;
import care.concordance.verdict.Lines;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The designations of a partner, its regions and sites as a table, and those on record beneath it. */
final class DesignationTable {

    /** What a row needs beside the name. */
    private static final int BESIDE_NAME = 58;

    private static final int COMMENDATIONS = 10;
    private static final int LONGEST_NAME = 38;

    private final Assessment assessment;
    private final Lines text;
    private final String name;
    private final boolean commendations;

    private DesignationTable(Assessment assessment, int columns, boolean commendations) {
        this.assessment = assessment;
        this.text = new Lines(columns);
        int beside = BESIDE_NAME + (commendations ? COMMENDATIONS : 0);
        this.name = "%-" + Math.min(LONGEST_NAME, columns - beside) + "s";
        this.commendations = commendations;
    }

    /** As in a report: so many rows at most; how many are left is said. */
    static String of(Assessment assessment, Designation designation, int columns, int most) {
        return of(assessment, designation, columns, most, false);
    }

    /** By itself: every row, with the commendations. */
    static String alone(Assessment assessment, int columns) {
        return of(assessment, assessment.designation(), columns, Integer.MAX_VALUE, true);
    }

    private static String of(
            Assessment assessment, Designation designation, int columns, int most, boolean commendations) {
        DesignationTable table = new DesignationTable(assessment, columns, commendations);
        table.rows(designation.rows(), most);
        designation.recorded().forEach(table::recorded);
        return table.text.toString();
    }

    private void rows(List<Designation.Row> rows, int most) {
        text.line(String.format(
                        Locale.ROOT,
                        "%-16s %-7s " + name + " %10s %5s %8s %6s",
                        "Designation",
                        "",
                        "",
                        "concordant",
                        "gaps",
                        "unproven",
                        "waived")
                + (commendations ? String.format(Locale.ROOT, " %9s", "commended") : ""));
        for (Designation.Row row : rows.subList(0, Math.min(rows.size(), most))) {
            text.line(String.format(
                            Locale.ROOT,
                            "%-16s %-7s " + name + " %10d %5d %8d %6d",
                            row.standing().name().replace('_', ' '),
                            row.subject().kind().name().toLowerCase(Locale.ROOT),
                            cut(row.name()),
                            row.concordant(),
                            row.gaps(),
                            row.unproven(),
                            row.waived())
                    + (commendations ? String.format(Locale.ROOT, " %9d", row.commendations()) : ""));
        }
        if (rows.size() > most) {
            text.line("and " + (rows.size() - most) + " more");
        }
    }

    private String cut(String words) {
        int length = String.format(Locale.ROOT, name, "").length();
        return words.length() <= length ? words : words.substring(0, length - 1) + "…";
    }

    private void recorded(RecordedDesignation recorded) {
        Map<String, String> names =
                assessment.snapshot().facts(Site.class).stream().collect(Collectors.toMap(Site::id, Site::name));
        String without = recorded.notYetIncluded().stream()
                .map(site -> names.getOrDefault(site, site))
                .sorted()
                .collect(Collectors.joining(", "));
        text.wrapped(
                "  Recorded: ",
                "designated on " + recorded.on() + (without.isEmpty() ? "" : ", not yet included: " + without) + " ("
                        + recorded.source() + "). The standing above is computed from the facts given here.");
    }
}
