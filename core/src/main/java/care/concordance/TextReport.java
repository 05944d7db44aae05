package care.concordance;

import care.concordance.facts.RecordedDesignation;
import care.concordance.facts.Variance;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.Designation;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints an assessment for a person: what was found and why, then what follows. */
final class TextReport {

    private static final int WIDTH = 100;

    private final Assessment assessment;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, LocalDate> due = new HashMap<>();

    private TextReport(Assessment assessment) {
        this.assessment = assessment;
    }

    static String of(Assessment assessment) {
        TextReport report = new TextReport(assessment);
        AlignmentPlan plan = assessment.alignmentPlan();
        plan.actions().forEach(action -> report.due.put(action.standard().id() + " " + action.subject(), action.due()));
        report.head();
        for (Standard.Component component : Standard.Component.values()) {
            report.component(component);
        }
        report.designation(assessment.designation());
        report.plan(plan);
        report.provenance();
        return report.text.toString();
    }

    private void head() {
        line("Concordance assessment of " + assessment.snapshot().name() + " as of "
                + assessment.snapshot().asOf());
        if (assessment.snapshot().synthetic()) {
            line("SYNTHETIC DATA: every name and figure below is made up.");
        }
        line("Standards modelled on public sources; not official, and not MSK's own text. A number no source gives is");
        line("marked \"parameter\".");
        line("");
        for (Outcome outcome : Outcome.values()) {
            long count = assessment.verdicts().stream()
                    .filter(verdict -> verdict.outcome() == outcome)
                    .count();
            line(String.format(Locale.ROOT, "  %-15s %5d", words(outcome), count));
        }
        line("");
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
                line("");
                line(current.id() + "  " + current.title() + (current.isRequired() ? "" : "  [commendation]"));
                wrapped(
                        "    source: ",
                        current.source() + " (" + current.basis().meaning() + ")");
            }
            verdict(verdict);
        }
        line("");
    }

    private void verdict(Verdict verdict) {
        line("  " + words(verdict.outcome()) + "  " + verdict.subject());
        for (Reason reason : verdict.reasons()) {
            if (isWorthSaying(reason, verdict.outcome())) {
                wrapped(
                        "      " + reason.verb().word() + ": ",
                        reason.sentence()
                                + (reason.facts().isEmpty() ? "" : "  [" + String.join("; ", reason.facts()) + "]"));
            }
        }
        if (verdict.reasons().isEmpty()) {
            line("      nothing is recorded that would tell");
        }
        Variance variance = verdict.variance();
        if (variance != null) {
            boolean inForce = variance.inForce(assessment.snapshot().asOf());
            wrapped(
                    "      variance: ",
                    (inForce
                                    ? "in force until "
                                    : "not in force, "
                                            + (variance.expires()
                                                            .isBefore(assessment
                                                                    .snapshot()
                                                                    .asOf())
                                                    ? "expired "
                                                    : "ends "))
                            + variance.expires() + ", approved by " + variance.approvedBy() + ": " + variance.reason());
        }
        if (verdict.outcome().isOpen()) {
            Standard standard = verdict.standard();
            wrapped(
                    "      to close: ",
                    (verdict.outcome() == Outcome.GAP
                                    ? standard.remedy()
                                    : "bring the evidence: " + standard.evidence())
                            + "  [" + standard.owner() + ", by "
                            + due.get(standard.id() + " " + verdict.subject()) + "]");
        }
    }

    /** For a gap, what was seen and what is missing; for the rest, all that was said. */
    private static boolean isWorthSaying(Reason reason, Outcome outcome) {
        return outcome != Outcome.CONCORDANT || reason.verb() == Verb.MET || reason.verb() == Verb.OBSERVED;
    }

    private void designation(Designation designation) {
        heading("Designation");
        row(designation.system());
        designation.regions().forEach(this::row);
        designation.sites().forEach(this::row);
        if (!designation.notYetIncluded().isEmpty()) {
            line("  Not yet included: " + String.join(", ", designation.notYetIncluded()));
        }
        for (RecordedDesignation recorded : designation.recorded()) {
            wrapped(
                    "  Recorded: ",
                    "designated on " + recorded.on()
                            + (recorded.notYetIncluded().isEmpty()
                                    ? ""
                                    : ", not yet included: "
                                            + recorded.notYetIncluded().stream()
                                                    .map(this::siteName)
                                                    .sorted()
                                                    .collect(Collectors.joining(", ")))
                            + " (" + recorded.source()
                            + "). The standing above is computed from the facts given here.");
        }
        line("");
    }

    private String siteName(String id) {
        return assessment.snapshot().facts(care.concordance.facts.Site.class).stream()
                .filter(site -> site.id().equals(id))
                .map(care.concordance.facts.Site::name)
                .findFirst()
                .orElse(id);
    }

    private void row(Designation.Row row) {
        line(String.format(
                Locale.ROOT,
                "  %-16s %-8s %-38s %4d concordant %4d gaps %4d unproven %3d waived",
                row.standing(),
                row.subject().kind().name().toLowerCase(Locale.ROOT),
                row.name(),
                row.concordant(),
                row.gaps(),
                row.unproven(),
                row.waived()));
    }

    private void plan(AlignmentPlan plan) {
        heading("Alignment plan");
        if (plan.actions().isEmpty()) {
            line("  Nothing to close.");
        }
        for (AlignmentPlan.Action action : plan.actions()) {
            wrapped(
                    "  " + action.due() + "  ",
                    action.standard().id() + " " + action.subject() + ": " + action.remedy() + "  [" + action.owner()
                            + (action.after().isEmpty() ? "" : ", after " + String.join(", ", action.after())) + "]");
        }
        if (plan.criticalPath().size() > 1) {
            wrapped(
                    "  Critical path: ",
                    plan.criticalPath().stream()
                            .map(action -> action.standard().id() + " " + action.subject() + " (" + action.due() + ")")
                            .collect(Collectors.joining(" -> ")));
        }
        line("");
    }

    private void provenance() {
        heading("Provenance");
        Provenance provenance = assessment.provenance();
        provenance
                .packs()
                .forEach(
                        pack -> line("  rule pack  " + pack.id() + " " + pack.version() + "  sha256 " + pack.sha256()));
        line("  facts      sha256 " + provenance.factsSha256());
        line("  as of      " + provenance.asOf() + ", by the standards of " + provenance.standardsOf());
        line("  library    " + provenance.library());
    }

    private static String words(Outcome outcome) {
        return outcome.name().replace('_', ' ');
    }

    private void heading(String title) {
        line(title);
        line("-".repeat(title.length()));
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    /** Breaks a long line at spaces and indents what follows to the width of its lead. */
    private void wrapped(String lead, String words) {
        StringBuilder line = new StringBuilder(lead);
        boolean first = true;
        for (String word : words.split(" ")) {
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line = new StringBuilder(" ".repeat(lead.length()));
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        line(line.toString());
    }
}
