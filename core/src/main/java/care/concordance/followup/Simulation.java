package care.concordance.followup;

import care.concordance.explain.SmallestChange;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import care.concordance.followup.AlignmentPlan.Action;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan tried out: at each of its days the smallest changes of the actions then due are applied to the facts, and the rules
 * say what comes of it. Nothing is closed because the plan says so.
 *
 * @param plan the plan tried
 * @param milestones the days on which something was due, in order
 * @param renewals what runs out while the plan is under way, and was taken to be renewed
 * @param facts the facts as they would be on the last of these days
 * @param open what is open at the end
 * @param predictions where the system, each region and each site ends, and since when
 */
public record Simulation(
        AlignmentPlan plan,
        List<Milestone> milestones,
        List<Renewal> renewals,
        List<PartnerFact> facts,
        List<Open> open,
        List<Prediction> predictions) {

    /** What is taken for granted: to be read with every prediction. */
    public static final List<String> ASSUMPTIONS = List.of(
            "every action is done by the day it is due, by the smallest change its rules accept, figures of care too;",
            "evidence that is missing turns out, when it is brought, to meet the standard;",
            "scores of partner and MSK that differ come to MSK's;",
            "whatever is done is kept up: meetings, visits and yearly figures go on as they are, and nobody leaves;",
            "what is in force is renewed before it runs out, for " + RollForward.RENEWED_YEARS
                    + " years; a variance is not;",
            "what has already run out, and what is planned for a later day, stays as it is but for these actions;",
            "what the changes open elsewhere becomes an action of its own, tried " + Rehearsal.MOST_TRIES
                    + " times at most;",
            "no edition of the standards comes that is not known today.");

    public Simulation {
        milestones = List.copyOf(milestones);
        renewals = List.copyOf(renewals);
        facts = List.copyOf(facts);
        open = List.copyOf(open);
        predictions = List.copyOf(predictions);
    }

    /** What became of an action. */
    public enum Result {
        /** The rules call it met, or it no longer applies. */
        VERIFIED,
        /** It was met before its day: another action did it. */
        MET_ALREADY,
        /** The change was applied, and the rules still do not call it met. */
        STILL_OPEN,
        /** No change was found that would do it, so nothing was changed. */
        NOT_SIMULATED
    }

    /**
     * An action tried.
     *
     * @param change what was changed; null when nothing was
     * @param followUp true for an action the plan does not have: something opened on the way
     */
    public record Step(Action action, @Nullable SmallestChange change, Result result, boolean followUp) {}

    /**
     * A day on which something was due, and the assessment of that day.
     *
     * @param steps what was tried
     * @param opened what was not open at the milestone before
     * @param designation who is concordant on the day
     * @param open how many verdicts are open
     */
    public record Milestone(LocalDate day, List<Step> steps, List<Verdict> opened, Designation designation, int open) {

        public Milestone {
            steps = List.copyOf(steps);
            opened = List.copyOf(opened);
        }
    }

    /** A fact whose time ends on a day. */
    public record Renewal(PartnerFact fact, LocalDate ends) {}

    /** A verdict open at the end, and why nothing closed it. */
    public record Open(Verdict verdict, String why) {

        /** What it is about. */
        public Verdict.Key item() {
            return verdict.key();
        }
    }

    /**
     * Where a subject ends.
     *
     * @param standing on the last day
     * @param since the day of the first milestone from which it stays concordant, or the plan's own; null when it does not
     *     end concordant
     */
    public record Prediction(
            Subject subject,
            String name,
            Designation.Standing standing,
            @Nullable LocalDate since) {}

    /** What the rules say: a simulation asks them and decides nothing itself. */
    public interface Judge {

        /** All verdicts on facts of a day. */
        List<Verdict> assess(List<PartnerFact> facts, LocalDate day);

        /** The smallest change by the text of a verdict's standard in force on a day; null when it already meets it. */
        @Nullable
        SmallestChange change(Verdict verdict, List<PartnerFact> facts, LocalDate day);
    }

    /**
     * Tries a plan.
     *
     * @param name the system's name
     * @param facts the facts the plan was made from
     * @param verdicts what was said of them
     * @param progress told of each action tried, of those that wait by then
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static Simulation of(
            AlignmentPlan plan,
            String name,
            List<PartnerFact> facts,
            List<Verdict> verdicts,
            Judge judge,
            Progress progress) {
        return new Rehearsal(plan, name, facts, verdicts, judge, progress).run();
    }

    /** True when everything required in scope is concordant at the end. */
    public boolean reachesConcordance() {
        return predictions.get(0).standing() == Designation.Standing.CONCORDANT;
    }

    /** The last day something was due; the plan's own when nothing was. */
    public LocalDate end() {
        return milestones.isEmpty()
                ? plan.asOf()
                : milestones.get(milestones.size() - 1).day();
    }

    /** Every action that was tried, in order. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        milestones.forEach(milestone -> steps.addAll(milestone.steps()));
        return steps;
    }
}
