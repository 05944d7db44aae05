package care.concordance.followup;

import care.concordance.followup.AlignmentPlan.Action;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the actions of a plan have come by a day. What people report makes an action started or done; only an assessment
 * verifies it.
 *
 * @param day the day
 * @param actions in the order of the plan
 */
public record Tracking(LocalDate day, List<Tracked> actions) {

    public Tracking {
        actions = List.copyOf(actions);
    }

    /** The life of an action. */
    public enum State {
        PLANNED,
        STARTED,
        /** Reported done; no assessment has looked yet. */
        DONE,
        /** A later assessment finds the standard met. */
        VERIFIED,
        /** A variance stands in for it: nothing has been verified, and nothing is due while it lasts. */
        WAIVED,
        /** The standard is no longer in force, or no longer applies to the subject. */
        NO_LONGER_ASKED,
        /** Due before the day, and neither reported done nor verified; or reported done, and a later assessment disagrees. */
        OVERDUE
    }

    /**
     * What people report of an action.
     *
     * @param started the day it was started; null when it was not
     * @param done the day it was done; null when it is not
     */
    public record Reported(
            Verdict.Key item,
            @Nullable LocalDate started,
            @Nullable LocalDate done) {}

    /**
     * One action and where it stands.
     *
     * @param found what the later assessment found; null when there is none, or it has no such verdict
     */
    public record Tracked(
            Action action, State state, @Nullable Outcome found) {}

    /** How many actions are in each state, states without any left out. */
    public Map<State, Long> counts() {
        return actions.stream().collect(Collectors.groupingBy(Tracked::state, TreeMap::new, Collectors.counting()));
    }

    /**
     * Tracks a plan by what people report alone.
     *
     * @throws IllegalArgumentException when a report is about no action of the plan
     */
    public static Tracking of(AlignmentPlan plan, Collection<Reported> reports, LocalDate day) {
        return of(plan, reports, null, day);
    }

    /**
     * Tracks a plan by what people report and by a later assessment.
     *
     * @param later the verdicts of an assessment of that day; null when there is none
     * @throws IllegalArgumentException when a report is about no action of the plan
     */
    public static Tracking of(
            AlignmentPlan plan, Collection<Reported> reports, @Nullable Collection<Verdict> later, LocalDate day) {
        Map<Verdict.Key, Reported> reported = new TreeMap<>();
        reports.forEach(report -> reported.put(report.item(), report));
        Map<Verdict.Key, Outcome> found = new TreeMap<>();
        if (later != null) {
            later.forEach(verdict -> found.put(verdict.key(), verdict.outcome()));
        }
        List<Tracked> actions = plan.actions().stream()
                .map(action -> {
                    Verdict.Key item = action.item();
                    Reported report = reported.remove(item);
                    return new Tracked(
                            action, state(action, report, later != null, found.get(item), day), found.get(item));
                })
                .toList();
        if (!reported.isEmpty()) {
            throw new IllegalArgumentException("the plan has no action "
                    + reported.keySet().stream().map(Verdict.Key::toString).collect(Collectors.joining(", "))
                    + ": name a gap or an unproven standard of the assessment it was made from");
        }
        return new Tracking(day, actions);
    }

    private static State state(
            Action action, @Nullable Reported report, boolean assessed, @Nullable Outcome found, LocalDate day) {
        if (assessed && (found == null || found == Outcome.NOT_APPLICABLE)) {
            return State.NO_LONGER_ASKED;
        }
        if (found == Outcome.CONCORDANT) {
            return State.VERIFIED;
        }
        if (found == Outcome.WAIVED) {
            return State.WAIVED;
        }
        boolean done = report != null && report.done() != null && !report.done().isAfter(day);
        if (action.due().isBefore(day) && (!done || assessed)) {
            return State.OVERDUE;
        }
        if (done && !assessed) {
            return State.DONE;
        }
        boolean started = done
                || (report != null
                        && report.started() != null
                        && !report.started().isAfter(day));
        return started ? State.STARTED : State.PLANNED;
    }
}
