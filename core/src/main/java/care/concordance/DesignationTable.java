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
    private final int name;
    private final boolean commendations;

    private DesignationTable(Assessment assessment, int columns, boolean commendations) {
        this.assessment = assessment;
        this.text = new Lines(columns);
        this.name = Math.min(LONGEST_NAME, columns - BESIDE_NAME - (commendations ? COMMENDATIONS : 0));
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
        row("Designation", "", "", "concordant", "gaps", "unproven", "waived", "commended");
        for (Designation.Row row : rows.subList(0, Math.min(rows.size(), most))) {
            row(
                    row.standing().name().replace('_', ' '),
                    row.subject().kind().name().toLowerCase(Locale.ROOT),
                    cut(row.name()),
                    row.concordant(),
                    row.gaps(),
                    row.unproven(),
                    row.waived(),
                    row.commendations());
        }
        if (rows.size() > most) {
            text.line("and " + (rows.size() - most) + " more");
        }
    }

    /** @param cells standing, kind and name, then the counts; the last are the commendations */
    private void row(Object... cells) {
        String format = "%-16s %-7s %-" + name + "s %10s %5s %8s %6s" + (commendations ? " %9s" : "");
        text.line(String.format(Locale.ROOT, format, cells));
    }

    private String cut(String words) {
        return words.length() <= name ? words : words.substring(0, name - 1) + "…";
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
