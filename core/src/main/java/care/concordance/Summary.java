package care.concordance;

import care.concordance.facts.Subject;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.Designation;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An assessment on one screen: who is designated, where the gaps are, and what is due next. */
final class Summary {

    private static final int WIDTH = 100;
    private static final int MOST = 6;
    private static final List<Outcome> COLUMNS =
            List.of(Outcome.CONCORDANT, Outcome.GAP, Outcome.UNPROVEN, Outcome.WAIVED, Outcome.NOT_APPLICABLE);

    private final Assessment assessment;
    private final StringBuilder text = new StringBuilder();

    private Summary(Assessment assessment) {
        this.assessment = assessment;
    }

    static String of(Assessment assessment) {
        Summary summary = new Summary(assessment);
        summary.text.append(TextReport.head(assessment));
        Overview overview = assessment.overview();
        summary.designation(overview.designation());
        summary.components(overview);
        summary.gaps(overview.gaps());
        summary.due(overview.due());
        summary.evidence(overview.evidence());
        return summary.text.toString();
    }

    private void designation(Designation designation) {
        List<Designation.Row> rows = designation.rows();
        line(String.format(
                Locale.ROOT,
                "%-16s %-7s %-38s %10s %5s %8s %6s",
                "Designation",
                "",
                "",
                "concordant",
                "gaps",
                "unproven",
                "waived"));
        for (Designation.Row row : rows.subList(0, Math.min(rows.size(), 3 * MOST))) {
            line(String.format(
                    Locale.ROOT,
                    "%-16s %-7s %-38s %10d %5d %8d %6d",
                    row.standing().name().replace('_', ' '),
                    row.subject().kind().name().toLowerCase(Locale.ROOT),
                    cut(row.name(), 38),
                    row.concordant(),
                    row.gaps(),
                    row.unproven(),
                    row.waived()));
        }
        if (rows.size() > 3 * MOST) {
            line("and " + (rows.size() - 3 * MOST) + " more");
        }
        text.append(TextReport.recorded(assessment, designation));
        line("");
    }

    private void components(Overview overview) {
        line(String.format(
                Locale.ROOT,
                "%-38s %10s %5s %8s %6s %14s",
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
            line(String.format(Locale.ROOT, "%-38s ", component.title())
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
                                cut(each.standard().title(), 54),
                                each.subjects().stream().map(Subject::id).collect(Collectors.joining(", "))),
                        WIDTH)));
        rest(gaps.size(), "standard with gaps", "standards with gaps");
    }

    private void due(List<AlignmentPlan.Action> actions) {
        if (actions.isEmpty()) {
            return;
        }
        line("Due next");
        actions.stream()
                .limit(MOST)
                .forEach(action -> line(cut(
                        String.format(
                                Locale.ROOT,
                                "%s  %-9s %s: %s [%s]",
                                action.due(),
                                action.standard().id(),
                                action.subject(),
                                action.remedy(),
                                action.owner()),
                        WIDTH)));
        rest(actions.size(), "action", "actions");
    }

    private void evidence(Map<String, Long> owners) {
        if (owners.isEmpty()) {
            return;
        }
        line("Evidence to bring, required verdicts that are unproven, by owner");
        owners.entrySet().stream()
                .limit(MOST)
                .forEach(owner -> line(String.format(Locale.ROOT, "%4d  %s", owner.getValue(), owner.getKey())));
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
