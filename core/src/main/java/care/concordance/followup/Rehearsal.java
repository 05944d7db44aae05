package care.concordance.followup;

import care.concordance.explain.SmallestChange;
import care.concordance.explain.SmallestChange.Change;
import care.concordance.facts.FactType;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import care.concordance.followup.AlignmentPlan.Action;
import care.concordance.followup.Designation.Standing;
import care.concordance.followup.Simulation.Judge;
import care.concordance.followup.Simulation.Milestone;
import care.concordance.followup.Simulation.Open;
import care.concordance.followup.Simulation.Prediction;
import care.concordance.followup.Simulation.Renewal;
import care.concordance.followup.Simulation.Result;
import care.concordance.followup.Simulation.Step;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of a plan through time. */
final class Rehearsal {

    /** An action that opens again and again is tried this often. */
    static final int MOST_TRIES = 3;

    private static final int MOST_MILESTONES = 400;

    private record Pending(Action action, boolean followUp) {}

    private final AlignmentPlan plan;
    private final String name;
    private final Judge judge;
    private final Progress progress;
    private final Map<Verdict.Key, String> undone = new HashMap<>();
    private final Map<Verdict.Key, Integer> tries = new HashMap<>();
    private final TreeMap<LocalDate, List<Pending>> pending = new TreeMap<>();
    private final Map<Verdict.Key, Verdict> open = new TreeMap<>();
    private final List<Renewal> renewals = new ArrayList<>();
    private final Designation first;
    private List<PartnerFact> facts;
    private LocalDate day;
    private int tried;

    Rehearsal(
            AlignmentPlan plan,
            String name,
            List<PartnerFact> facts,
            List<Verdict> verdicts,
            Judge judge,
            Progress progress) {
        this.plan = plan;
        this.name = name;
        this.judge = judge;
        this.progress = progress;
        this.facts = facts;
        this.day = plan.asOf();
        this.first = Designation.of(verdicts, facts, name);
        plan.undone().forEach(each -> undone.put(new Verdict.Key(each.standard().id(), each.subject()), each.why()));
        plan.actions().forEach(action -> wait(action, false));
        setOpen(verdicts);
    }

    Simulation run() {
        List<Milestone> milestones = new ArrayList<>();
        tell(0);
        while (!pending.isEmpty() && milestones.size() < MOST_MILESTONES) {
            Map.Entry<LocalDate, List<Pending>> due = Objects.requireNonNull(pending.pollFirstEntry());
            facts = RollForward.on(facts, day, due.getKey(), renewals);
            day = due.getKey();
            milestones.add(milestone(due.getValue()));
            tell(0);
        }
        return new Simulation(
                plan,
                milestones,
                renewals,
                facts,
                open.values().stream()
                        .map(verdict -> new Open(verdict, undone.getOrDefault(verdict.key(), "still open")))
                        .toList(),
                predictions(milestones));
    }

    /** @param left actions of the day that are not tried yet */
    private void tell(int left) {
        int waiting = pending.values().stream().mapToInt(List::size).sum();
        progress.tell(tried, tried + left + waiting);
    }

    private void wait(Action action, boolean followUp) {
        pending.computeIfAbsent(plan.terms().review(action.due()), due -> new ArrayList<>())
                .add(new Pending(action, followUp));
    }

    private void setOpen(List<Verdict> verdicts) {
        open.clear();
        verdicts.stream()
                .filter(verdict -> verdict.outcome().isOpen())
                .forEach(verdict -> open.put(verdict.key(), verdict));
    }

    private Milestone milestone(List<Pending> due) {
        Map<Verdict.Key, Verdict> before = new TreeMap<>(open);
        Map<Pending, @Nullable SmallestChange> changes = new HashMap<>();
        int left = due.size();
        for (Pending each : due) {
            tell(left--);
            tried++;
            Verdict verdict = before.get(each.action().item());
            SmallestChange change = verdict == null ? null : judge.change(verdict, facts, day);
            if (change != null && change.isProposed()) {
                change = renewed(change);
                facts = change.applyTo(facts);
            }
            changes.put(each, change);
        }
        List<Verdict> verdicts = judge.assess(facts, day);
        setOpen(verdicts);
        List<Step> steps = new ArrayList<>();
        List<Verdict> again = new ArrayList<>();
        for (Pending each : due) {
            SmallestChange change = changes.get(each);
            Result result = result(each.action().item(), change);
            steps.add(new Step(
                    each.action(), change == null || !change.isProposed() ? null : change, result, each.followUp()));
            note(each.action().item(), result, change, again);
        }
        List<Verdict> opened = open.values().stream()
                .filter(verdict -> !before.containsKey(verdict.key()))
                .toList();
        followUp(Stream.concat(opened.stream(), again.stream()).toList());
        return new Milestone(day, steps, opened, Designation.of(verdicts, facts, name), open.size());
    }

    private Result result(Verdict.Key item, @Nullable SmallestChange change) {
        if (!open.containsKey(item)) {
            return change == null ? Result.MET_ALREADY : Result.VERIFIED;
        }
        return change == null || change.isProposed() ? Result.STILL_OPEN : Result.NOT_SIMULATED;
    }

    private void note(Verdict.Key item, Result result, @Nullable SmallestChange change, List<Verdict> again) {
        Verdict verdict = open.get(item);
        if (verdict == null) {
            return;
        }
        if (result == Result.NOT_SIMULATED && change != null) {
            undone.put(item, "no change was found that would do it: " + change.why());
        } else {
            undone.put(item, "the changes of other actions undo it");
            again.add(verdict);
        }
    }

    /** What opened on the way is planned like everything else, from the day it opened. */
    private void followUp(List<Verdict> verdicts) {
        Set<Verdict.Key> waiting = new HashSet<>();
        pending.values()
                .forEach(each -> each.forEach(pend -> waiting.add(pend.action().item())));
        List<Verdict> more = verdicts.stream()
                .filter(verdict -> !waiting.contains(verdict.key()))
                .filter(verdict -> !plan.terms().dropped().contains(verdict.key()))
                .filter(verdict -> tries.merge(verdict.key(), 1, Integer::sum) <= MOST_TRIES)
                .toList();
        PlanTerms terms = PlanTerms.PLAIN
                .holidays(plan.terms().holidays())
                .reviews(plan.terms().reviews());
        AlignmentPlan.of(more, day, terms).actions().forEach(action -> wait(action, true));
    }

    /** A smallest change renews for a day; who renews, renews for years. */
    private SmallestChange renewed(SmallestChange change) {
        List<Change> longer = change.changes().stream().map(this::renewed).toList();
        return new SmallestChange(
                change.standard(),
                change.subject(),
                change.before(),
                longer,
                change.single(),
                change.opens(),
                change.blocked(),
                change.complete());
    }

    private Change renewed(Change change) {
        PartnerFact fact = change.fact();
        if (fact == null || !(change.to() instanceof LocalDate to) || isPast(fact, change.component())) {
            return change;
        }
        LocalDate until = day.plusYears(RollForward.RENEWED_YEARS);
        return new Change(
                fact,
                change.component(),
                change.from(),
                until.isAfter(to) ? until : to,
                null,
                List.of(),
                change.standIns(),
                change.effort());
    }

    private static boolean isPast(PartnerFact fact, String component) {
        FactType.Component found = FactType.of(fact.getClass()).component(component);
        return found != null && found.past();
    }

    private List<Prediction> predictions(List<Milestone> milestones) {
        Designation last = milestones.isEmpty()
                ? first
                : milestones.get(milestones.size() - 1).designation();
        return last.rows().stream()
                .map(row -> new Prediction(
                        row.subject(),
                        row.name(),
                        row.standing(),
                        row.standing() == Standing.CONCORDANT ? since(row.subject(), milestones) : null))
                .toList();
    }

    private LocalDate since(Subject subject, List<Milestone> milestones) {
        LocalDate since = isConcordant(first, subject) ? plan.asOf() : null;
        for (Milestone milestone : milestones) {
            if (!isConcordant(milestone.designation(), subject)) {
                since = null;
            } else if (since == null) {
                since = milestone.day();
            }
        }
        return since == null ? day : since;
    }

    private static boolean isConcordant(Designation designation, Subject subject) {
        return designation.rows().stream()
                .anyMatch(row -> row.subject().equals(subject) && row.standing() == Standing.CONCORDANT);
    }
}
