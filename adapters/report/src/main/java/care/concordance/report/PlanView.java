package care.concordance.report;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.facts.Subject;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.AlignmentPlan.Action;
import care.concordance.followup.PlanTerms;
import care.concordance.followup.Simulation;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The alignment plan as a page shows it.
 *
 * @param steps the actions listed, in the order they are due
 * @param predictions from when each part of the partner can be concordant, and how the simulation ends for it
 * @param tried whether the plan was simulated
 * @param chart the plan as a timeline, SVG; null when there is nothing to draw
 */
record PlanView(
        AlignmentPlan plan,
        List<Step> steps,
        List<Predicted> predictions,
        boolean tried,
        LocalDate end,
        @Nullable String chart) {

    /** Actions a simulation still answers for within a minute or so. */
    private static final int MOST_TRIED = 600;

    /** Actions a page lists: those due first. */
    static final int MOST_LISTED = 2_000;

    /**
     * An action.
     *
     * @param key the verdict's place on the page; null when that is not spelled out
     * @param from where its bar begins, in percent of the plan's time
     * @param length how long its bar is, in percent; above 0
     * @param critical whether the last due date of a required standard depends on it
     */
    record Step(
            Action action,
            Place place,
            String name,
            @Nullable String key,
            String from,
            String length,
            boolean critical) {}

    /**
     * What becomes of a part of the partner.
     *
     * @param earliest from when it can be concordant if all is done in time; day null when something stays undone
     * @param simulated where the rules say it ends; null when the plan was not simulated
     */
    record Predicted(Place place, AlignmentPlan.Earliest earliest, Simulation.@Nullable Prediction simulated) {}

    /** The plan of an assessment; null when it is not plannable. */
    static @Nullable PlanView of(
            ConcordanceEngine engine, Assessment assessment, Place.All places, SpelledOut spelledOut) {
        if (!assessment.isPlannable()) {
            return null;
        }
        boolean few = assessment.gaps().size() + assessment.unproven().size() <= MOST_TRIED;
        AlignmentPlan plan = few ? engine.explain(assessment).plan(PlanTerms.PLAIN) : assessment.alignmentPlan();
        Simulation simulation =
                few && !plan.actions().isEmpty() ? engine.explain(assessment).simulate(plan) : null;
        LocalDate end = plan.actions().stream()
                .map(Action::due)
                .max(LocalDate::compareTo)
                .orElse(plan.asOf());
        List<Predicted> predictions = predictions(assessment, plan, places, simulation);
        return new PlanView(
                plan,
                steps(plan, places, spelledOut, end),
                predictions,
                simulation != null,
                end,
                plan.actions().isEmpty() ? null : TimelineChart.of(plan, predictions, places, end));
    }

    private static List<Predicted> predictions(
            Assessment assessment, AlignmentPlan plan, Place.All places, @Nullable Simulation simulation) {
        Map<Subject, Simulation.Prediction> simulated = new HashMap<>();
        if (simulation != null) {
            simulation.predictions().forEach(each -> simulated.put(each.subject(), each));
        }
        List<Predicted> predictions = new ArrayList<>();
        for (AlignmentPlan.Earliest each : plan.earliest(
                assessment.snapshot().facts(), assessment.snapshot().name())) {
            predictions.add(new Predicted(places.of(each.subject()), each, simulated.get(each.subject())));
        }
        return predictions;
    }

    private static List<Step> steps(AlignmentPlan plan, Place.All places, SpelledOut spelledOut, LocalDate end) {
        Set<Verdict.Key> critical = new HashSet<>();
        plan.criticalPath().forEach(action -> critical.add(action.item()));
        double days = Math.max(1, ChronoUnit.DAYS.between(plan.asOf(), end));
        List<Step> steps = new ArrayList<>();
        for (Action action :
                plan.actions().subList(0, Math.min(MOST_LISTED, plan.actions().size()))) {
            double from = 100 * ChronoUnit.DAYS.between(plan.asOf(), action.starts()) / days;
            double length = 100 * ChronoUnit.DAYS.between(action.starts(), action.due()) / days;
            steps.add(new Step(
                    action,
                    places.of(action.subject()),
                    places.name(action.subject()),
                    spelledOut.has(action.item()) ? Marks.key(action.standard().id(), action.subject()) : null,
                    percent(from),
                    percent(Math.max(length, 1)),
                    critical.contains(action.item())));
        }
        return steps;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f%%", value);
    }
}
