package care.concordance;

import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.Designation;
import care.concordance.followup.Scoring;
import care.concordance.verdict.Lines;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints an assessment for a person: what was found and why, then what follows. */
final class TextReport {

    private final Assessment assessment;
    private final int columns;
    private final Lines text;
    private final Map<String, LocalDate> due = new HashMap<>();

    private TextReport(Assessment assessment, int columns) {
        this.assessment = assessment;
        this.columns = columns;
        this.text = new Lines(columns);
    }

    private void duesOf(AlignmentPlan plan) {
        if (assessment.isPlannable()) {
            plan.actions().forEach(action -> due.put(action.standard().id() + " " + action.subject(), action.due()));
        }
    }

    /** What every report on an assessment begins with. */
    static String head(Assessment assessment, int columns) {
        TextReport report = new TextReport(assessment, columns);
        report.marks();
        return report.text.toString();
    }

    /** Some verdicts, and what closes them; those that call for nothing are folded into a line a standard. */
    static String of(Assessment assessment, Predicate<Verdict> shown, int columns) {
        TextReport report = new TextReport(assessment, columns);
        report.duesOf(assessment.alignmentPlan());
        report.marks();
        List<Verdict> verdicts = assessment.verdicts().stream().filter(shown).toList();
        report.counts(verdicts);
        verdicts.stream()
                .collect(Collectors.groupingBy(Verdict::standard, LinkedHashMap::new, Collectors.toList()))
                .forEach(report::folded);
        return report.text.toString();
    }

    static String of(Assessment assessment, int columns) {
        AlignmentPlan plan = assessment.alignmentPlan();
        TextReport report = new TextReport(assessment, columns);
        report.duesOf(plan);
        report.marks();
        report.counts(assessment.verdicts());
        for (Standard.Component component : Standard.Component.values()) {
            report.component(component);
        }
        report.scoring(assessment.scoring());
        report.designation(assessment.designation());
        report.plan(plan);
        report.provenance();
        return report.text.toString();
    }

    private void marks() {
        text.line("Concordance assessment of " + assessment.snapshot().name() + " as of "
                + assessment.snapshot().asOf());
        if (assessment.snapshot().synthetic()) {
            text.line(Provenance.SYNTHETIC);
        }
        text.line(Provenance.NOT_OFFICIAL);
        text.line("A number no source gives is marked \"parameter\".");
        if (!assessment.standardsOf().equals(assessment.snapshot().asOf())) {
            text.line("Judged by the standards of " + assessment.standardsOf() + ".");
        }
        assessment.replacements().forEach(each -> text.wrapped("", each.words() + "."));
        text.line("");
    }

    private void counts(List<Verdict> verdicts) {
        for (Outcome outcome : Outcome.values()) {
            long count = verdicts.stream()
                    .filter(verdict -> verdict.outcome() == outcome)
                    .count();
            text.line(String.format(Locale.ROOT, "  %-15s %5d", words(outcome), count));
        }
        text.line("");
    }

    private void component(Standard.Component component) {
        List<Verdict> verdicts = assessment.verdicts().stream()
                .filter(verdict -> verdict.standard().component() == component)
                .toList();
        if (verdicts.isEmpty()) {
            return;
        }
        heading(component.title());
        Standard current = null;
        for (Verdict verdict : verdicts) {
            if (!verdict.standard().equals(current)) {
                current = verdict.standard();
                text.line("");
                standard(current);
            }
            verdict(verdict);
        }
        text.line("");
    }

    private void standard(Standard standard) {
        String marks = (standard.isRequired() ? "" : "  [commendation]")
                + (standard.replaces() == null ? "" : "  [replaces " + standard.replaces() + "]");
        text.wrapped(standard.id() + "  ", standard.title() + marks);
        text.wrapped("    source: ", standard.source() + " (" + standard.basis().meaning() + ")");
    }

    private void folded(Standard standard, List<Verdict> verdicts) {
        standard(standard);
        Map<Outcome, List<Verdict>> settled = new EnumMap<>(Outcome.class);
        for (Verdict verdict : verdicts) {
            boolean folds = verdict.variance() == null && isSettled(verdict);
            if (folds) {
                settled.computeIfAbsent(verdict.outcome(), outcome -> new ArrayList<>())
                        .add(verdict);
            } else {
                verdict(verdict);
            }
        }
        settled.forEach((outcome, alike) -> {
            if (alike.size() == 1) {
                verdict(alike.get(0));
            } else {
                text.wrapped(
                        "  " + words(outcome) + "  ",
                        alike.size() + " of " + verdicts.size() + ": "
                                + alike.stream()
                                        .map(verdict -> verdict.subject().toString())
                                        .collect(Collectors.joining(", ")),
                        "      ");
            }
        });
        text.line("");
    }

    private void verdict(Verdict verdict) {
        String replaces = verdict.standard().replaces();
        String head = "  " + words(verdict.outcome()) + "  " + verdict.subject()
                + (replaces == null ? "" : "  [replaces " + replaces + "]");
        if (isSettled(verdict)) {
            settled(head, verdict);
        } else {
            open(head, verdict);
        }
        variance(verdict);
    }

    private static boolean isSettled(Verdict verdict) {
        return verdict.outcome() == Outcome.CONCORDANT || verdict.outcome() == Outcome.NOT_APPLICABLE;
    }

    /** A verdict that calls for nothing: what decided it, in a line or two. */
    private void settled(String head, Verdict verdict) {
        Set<Verb> deciding = verdict.outcome() == Outcome.CONCORDANT
                ? EnumSet.of(Verb.OBSERVED)
                : EnumSet.of(Verb.EXCLUDED, Verb.EXCEPTED);
        List<Reason> reasons = verdict.reasons().stream()
                .filter(reason -> deciding.contains(reason.verb()))
                .toList();
        text.wrapped(
                "  ",
                head.strip() + ": "
                        + reasons.stream().map(TextReport::cited).distinct().collect(Collectors.joining("; ")),
                "      ");
    }

    /** A verdict that calls for something: everything that was said, and what closes it. */
    private void open(String head, Verdict verdict) {
        text.line(head);
        verdict.reasons()
                .forEach(reason -> text.wrapped("      " + reason.verb().word() + ": ", cited(reason)));
        if (verdict.reasons().isEmpty()) {
            text.line("      nothing is recorded that would tell");
        }
        String toClose = verdict.toClose();
        if (toClose != null) {
            Standard standard = verdict.standard();
            text.wrapped(
                    "      to close: ",
                    toClose
                            + (due.isEmpty()
                                    ? ""
                                    : "  [" + standard.owner() + ", by "
                                            + due.get(standard.id() + " " + verdict.subject()) + "]"));
        }
    }

    private void variance(Verdict verdict) {
        String standing = verdict.varianceInWords(assessment.snapshot().asOf());
        if (standing != null) {
            text.wrapped("      variance: ", standing);
        }
    }

    private static String cited(Reason reason) {
        return reason.sentence() + (reason.facts().isEmpty() ? "" : "  [" + String.join("; ", reason.facts()) + "]");
    }

    private void scoring(Scoring scoring) {
        if (scoring.pairs().isEmpty()) {
            return;
        }
        heading("Scores of partner and MSK");
        text.line("  scored alike: " + percent(scoring.percentAgreement()) + "  weighted kappa: "
                + (scoring.weightedKappa() == null
                        ? "undefined"
                        : String.format(Locale.ROOT, "%.2f", scoring.weightedKappa())));
        scoring.toReconcile()
                .forEach(pair -> text.line("  to reconcile: " + pair.standard() + " " + pair.about()
                        + ": partner " + (pair.partner() == null ? "not yet" : pair.partner()) + ", MSK "
                        + (pair.msk() == null ? "not yet" : pair.msk())));
        text.line("");
    }

    private static String percent(@Nullable Double value) {
        return value == null ? "unknown" : String.format(Locale.ROOT, "%.1f %%", value);
    }

    private void designation(Designation designation) {
        DesignationTable.of(assessment, designation, columns, Integer.MAX_VALUE)
                .lines()
                .forEach(text::line);
        text.line("");
    }

    private void plan(AlignmentPlan plan) {
        heading("Alignment plan");
        if (!assessment.isPlannable()) {
            text.line("  " + Assessment.NO_PLAN);
            text.line("");
            return;
        }
        if (plan.actions().isEmpty()) {
            text.line("  Nothing to close.");
        }
        for (AlignmentPlan.Action action : plan.actions()) {
            text.wrapped(
                    "  " + action.due() + "  ",
                    action.standard().id() + " " + action.subject() + ": " + action.remedy() + "  [" + action.owner()
                            + (action.after().isEmpty() ? "" : ", after " + String.join(", ", action.after())) + "]");
        }
        if (plan.criticalPath().size() > 1) {
            text.wrapped(
                    "  Critical path: ",
                    plan.criticalPath().stream()
                            .map(action -> action.standard().id() + " " + action.subject() + " (" + action.due() + ")")
                            .collect(Collectors.joining(" -> ")));
        }
        text.line("");
    }

    private void provenance() {
        heading("Provenance");
        Provenance provenance = assessment.provenance();
        provenance
                .packs()
                .forEach(pack ->
                        text.line("  rule pack  " + pack.id() + " " + pack.version() + "  sha256 " + pack.sha256()));
        text.line("  facts      sha256 " + provenance.factsSha256());
        text.line("  as of      " + provenance.asOf() + ", by the standards of " + provenance.standardsOf());
        text.line("  library    " + provenance.library());
    }

    private static String words(Outcome outcome) {
        return outcome.name().replace('_', ' ');
    }

    private void heading(String title) {
        text.line(title);
        text.line("-".repeat(title.length()));
    }
}
