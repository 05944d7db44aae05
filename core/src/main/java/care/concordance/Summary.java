package care.concordance;

import care.concordance.facts.Subject;
import care.concordance.followup.AlignmentPlan;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An assessment on one screen: who is designated, where the gaps are, and what is due next. */
final class Summary {

    /** What a row of the verdicts by component needs beside the name of the component. */
    private static final int BESIDE_COMPONENT = 48;

    private static final int LONGEST_NAME = 38;
    private static final int MOST = 6;

    /** What is to be done, and who has to do it, are cut to no less on a line they share. */
    private static final int LEAST_REMEDY = 20;

    private static final int LEAST_OWNER = 24;

    /** As wide as a day and what stands between it and the id of a standard. */
    private static final String INDENT = " ".repeat(12);

    private static final List<Outcome> COLUMNS =
            List.of(Outcome.CONCORDANT, Outcome.GAP, Outcome.UNPROVEN, Outcome.WAIVED, Outcome.NOT_APPLICABLE);

    private final int columns;
    private final StringBuilder text = new StringBuilder();

    private Summary(int columns) {
        this.columns = columns;
    }

    static String of(Assessment assessment, int columns) {
        Summary summary = new Summary(columns);
        summary.text.append(TextReport.head(assessment, columns));
        Overview overview = assessment.overview();
        summary.text
                .append(DesignationTable.of(assessment, overview.designation(), columns, 3 * MOST))
                .append('\n');
        summary.components(overview);
        summary.gaps(overview.gaps());
        summary.due(overview.due());
        summary.evidence(overview.evidence());
        return summary.text.toString();
    }

    private void components(Overview overview) {
        String title = "%-" + Math.min(LONGEST_NAME, columns - BESIDE_COMPONENT) + "s ";
        line(String.format(
                Locale.ROOT,
                title + "%10s %5s %8s %6s %14s",
                "All verdicts, commendations too",
                "concordant",
                "gaps",
                "unproven",
                "waived",
                "not applicable"));
        overview.components().forEach((component, counts) -> {
            Object[] numbers = COLUMNS.stream()
                    .map(outcome -> counts.getOrDefault(outcome, 0L))
                    .toArray();
            line(String.format(Locale.ROOT, title, component.title())
                    + String.format(Locale.ROOT, "%10d %5d %8d %6d %14d", numbers));
        });
        line("");
    }

    private void gaps(List<Overview.Gaps> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        line("Most gaps, of required standards");
        gaps.stream()
                .limit(MOST)
                .forEach(each -> line(cut(
                        String.format(
                                Locale.ROOT,
                                "%4d  %-9s %s: %s",
                                each.subjects().size(),
                                each.standard().id(),
                                cut(each.standard().title(), columns - 46),
                                each.subjects().stream().map(Subject::id).collect(Collectors.joining(", "))),
                        columns)));
        rest(gaps.size(), "standard with gaps", "standards with gaps");
    }

    private void due(List<AlignmentPlan.Action> actions) {
        if (actions.isEmpty()) {
            return;
        }
        line("Due next");
        actions.stream()
                .limit(MOST)
                .forEach(action -> due(
                        String.format(
                                Locale.ROOT,
                                "%s  %-9s %s: ",
                                action.due(),
                                action.standard().id(),
                                action.subject()),
                        action.remedy(),
                        action.owner()));
        rest(actions.size(), "action", "actions");
    }

    /**
     * On one line what does not fit is cut out of what is to be done, then off the owner; where too little would be left of
     * either, they have a line of their own.
     */
    private void due(String what, String remedy, String owner) {
        int needed = Math.min(remedy.length(), LEAST_REMEDY);
        int room = columns - what.length() - " []".length();
        if (room - needed >= Math.min(owner.length(), LEAST_OWNER)) {
            String named = cut(owner, room - needed);
            line(what + cut(remedy, room - named.length()) + " [" + named + "]");
        } else {
            String named = cut(owner, columns / 2);
            line(cut(what.stripTrailing(), columns));
            line(INDENT + cut(remedy, columns - INDENT.length() - " []".length() - named.length()) + " [" + named
                    + "]");
        }
    }

    private void evidence(Map<String, Long> owners) {
        if (owners.isEmpty()) {
            return;
        }
        line("Evidence to bring, required verdicts that are unproven, by owner");
        owners.entrySet().stream()
                .limit(MOST)
                .forEach(owner ->
                        line(cut(String.format(Locale.ROOT, "%4d  %s", owner.getValue(), owner.getKey()), columns)));
        rest(owners.size(), "owner", "owners");
    }

    private void rest(int count, String one, String several) {
        if (count > MOST) {
            line("and " + (count - MOST) + " more " + (count - MOST == 1 ? one : several));
        }
        line("");
    }

    private static String cut(String words, int length) {
        return words.length() <= length ? words : words.substring(0, length - 1) + "…";
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
