package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.PartnerSnapshot;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.Designation.Standing;
import care.concordance.followup.PlanTerms;
import care.concordance.followup.Simulation;
import care.concordance.followup.Simulation.Result;
import care.concordance.followup.Tracking;
import care.concordance.verdict.Outcome;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints a plan, its simulation and its tracking for the person who follows it up. */
final class PlanText {

    private final PrintWriter out;
    private final Assessment assessment;
    private final PartnerSnapshot snapshot;

    PlanText(PrintWriter out, Assessment assessment) {
        this.out = out;
        this.assessment = assessment;
        this.snapshot = assessment.snapshot();
    }

    void head(AlignmentPlan plan, List<String> questions) {
        out.println("Alignment plan of " + snapshot.name() + " as of " + plan.asOf());
        Words.marks(out, snapshot.synthetic());
        Words.replaced(out, assessment.replacements());
        questions.forEach(question -> out.println("  what if: " + question));
        long gaps = plan.actions().stream()
                .filter(action -> action.outcome() == Outcome.GAP)
                .count();
        out.println("  " + count(plan.actions().size(), "action") + ": " + count(gaps, "gap") + " to close, "
                + (plan.actions().size() - gaps) + " to prove"
                + (plan.undone().isEmpty() ? "" : "; " + plan.undone().size() + " left undone"));
    }

    void plan(AlignmentPlan plan) {
        out.println();
        out.println("Actions, in the order they are due; effort in rough working days, - where no change is known");
        LocalDate due = null;
        for (AlignmentPlan.Action action : plan.actions()) {
            if (!action.due().equals(due)) {
                due = action.due();
                out.println();
                out.println("due " + due + weekday(due) + review(plan.terms(), due));
            }
            out.println("  " + action.item() + "  [" + words(action.outcome()) + "; effort "
                    + (action.effort() == null ? "-" : action.effort()) + "; " + action.owner() + "]");
            out.println("      " + action.remedy());
            if (!action.after().isEmpty()) {
                out.println("      from " + action.starts() + ", after " + String.join(", ", action.after()));
            }
        }
        undone(plan);
        out.println();
        out.println("Critical path: "
                + (plan.criticalPath().isEmpty()
                        ? "none; nothing required is left to do"
                        : plan.criticalPath().stream()
                                .map(action -> action.item() + " (" + action.due() + ")")
                                .collect(Collectors.joining(", then "))));
        out.println();
        out.println("Earliest day of concordance, if everything is done in time and nothing else opens");
        for (AlignmentPlan.Earliest each : plan.earliest(snapshot.facts(), snapshot.name())) {
            out.println("  "
                    + row(
                            each.day() == null
                                    ? "never, by this plan"
                                    : each.day().toString(),
                            each.subject().kind().name(),
                            each.name() + (each.inScope() ? "" : "  (not yet included)")));
        }
    }

    private void undone(AlignmentPlan plan) {
        if (!plan.undone().isEmpty()) {
            out.println();
            out.println("Left undone");
            plan.undone()
                    .forEach(each -> out.println("  " + each.standard().id() + " " + each.subject() + "  ["
                            + words(each.outcome()) + "]: " + each.why()));
        }
    }

    void simulation(Simulation simulation) {
        undone(simulation.plan());
        out.println();
        out.println("Simulation. It takes for granted that");
        Simulation.ASSUMPTIONS.forEach(each -> out.println("  - " + each));
        int open =
                simulation.plan().actions().size() + simulation.plan().undone().size();
        for (Simulation.Milestone milestone : simulation.milestones()) {
            out.println();
            out.println(milestone.day() + "  open before " + open + ", after " + milestone.open() + "; the system is "
                    + words(milestone.designation().system().standing()));
            open = milestone.open();
            milestone.steps().forEach(each -> step(each, simulation));
            milestone.opened().stream()
                    .collect(Collectors.groupingBy(
                            verdict -> verdict.standard().id() + " "
                                    + verdict.standard().title(),
                            java.util.TreeMap::new,
                            Collectors.mapping(verdict -> verdict.subject().toString(), Collectors.joining(", "))))
                    .forEach((standard, subjects) -> out.println("  opened " + standard + ": " + subjects));
        }
        if (!simulation.renewals().isEmpty()) {
            out.println();
            out.println("Runs out on the way, and was taken to be renewed in time");
            simulation.renewals().stream()
                    .collect(Collectors.groupingBy(
                            renewal -> renewal.ends() + "  "
                                    + renewal.fact().getClass().getSimpleName(),
                            java.util.TreeMap::new,
                            Collectors.counting()))
                    .forEach((what, count) -> out.println("  " + what + (count == 1 ? "" : ", " + count + " of them")));
        }
        if (!simulation.open().isEmpty()) {
            out.println();
            out.println("Open at the end");
            simulation
                    .open()
                    .forEach(each -> out.println("  "
                            + each.verdict().standard().id() + " "
                            + each.verdict().subject() + "  ["
                            + words(each.verdict().outcome()) + ", "
                            + each.verdict().standard().requirement().name().toLowerCase(Locale.ROOT)
                            + "]: " + each.why()));
        }
        out.println();
        out.println("Designation, as the rules would have it");
        for (Simulation.Prediction each : simulation.predictions()) {
            out.println("  "
                    + row(
                            words(each.standing()) + (each.since() == null ? "" : " from " + each.since()),
                            each.subject().kind().name(),
                            each.name()));
        }
    }

    private void step(Simulation.Step step, Simulation simulation) {
        String mark = switch (step.result()) {
            case VERIFIED -> "closed       ";
            case MET_ALREADY -> "met already  ";
            case STILL_OPEN -> "STILL OPEN   ";
            case NOT_SIMULATED -> "NOT SIMULATED";
        };
        out.println("  " + mark + " " + step.action().item() + (step.followUp() ? "  (opened on the way)" : ""));
        if (step.change() != null) {
            step.change().changes().forEach(change -> out.println("                  " + change.words()));
        } else if (step.result() == Result.NOT_SIMULATED) {
            out.println("                  "
                    + simulation.open().stream()
                            .filter(open -> open.item().equals(step.action().item()))
                            .map(Simulation.Open::why)
                            .findFirst()
                            .orElse("no change was found that would do it"));
        }
    }

    void tracking(Tracking tracking) {
        out.println();
        out.println("On " + tracking.day() + ": "
                + tracking.counts().entrySet().stream()
                        .map(entry -> entry.getValue() + " " + words(entry.getKey()))
                        .collect(Collectors.joining(", ")));
        for (Tracking.State state : Tracking.State.values()) {
            List<Tracking.Tracked> actions = tracking.actions().stream()
                    .filter(tracked -> tracked.state() == state)
                    .toList();
            if (!actions.isEmpty()) {
                out.println();
                out.println(words(state));
                actions.forEach(tracked -> out.println("  " + tracked.action().item() + ", due "
                        + tracked.action().due()
                        + (tracked.found() == null ? "" : "; assessed " + words(tracked.found()))));
            }
        }
    }

    private static String row(String first, String kind, String name) {
        return String.format(Locale.ROOT, "%-28s %-8s %s", first, kind.toLowerCase(Locale.ROOT), name);
    }

    private static String weekday(LocalDate day) {
        return ", " + day.getDayOfWeek().getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
    }

    private static String review(PlanTerms terms, LocalDate due) {
        LocalDate review = terms.review(due);
        return review.equals(due) ? "" : "; reviewed " + review;
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String words(@Nullable Enum<?> constant) {
        return constant == Standing.CONCORDANT
                ? "concordant"
                : constant == null
                        ? "-"
                        : constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
