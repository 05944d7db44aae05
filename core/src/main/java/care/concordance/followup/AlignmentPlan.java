package care.concordance.followup;

import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What would close every gap and prove every unproven standard, by whom and by when.
 *
 * @param actions in the order they are due
 * @param criticalPath the chain of actions that determines the last due date of a required standard, first to last
 */
public record AlignmentPlan(List<Action> actions, List<Action> criticalPath) {

    public AlignmentPlan {
        actions = List.copyOf(actions);
        criticalPath = List.copyOf(criticalPath);
    }

    /**
     * One thing to do.
     *
     * @param standard the standard it serves
     * @param subject whom it is for
     * @param outcome GAP, to be closed; or UNPROVEN, to be proven
     * @param remedy what to do
     * @param owner the role that does it
     * @param starts the first day it can start: the assessment's day, or the last due date of what it waits for
     * @param due the day it is due
     * @param after ids of the standards it waits for, open themselves for the same subject or one above it
     */
    public record Action(
            Standard standard,
            Subject subject,
            Outcome outcome,
            String remedy,
            String owner,
            LocalDate starts,
            LocalDate due,
            List<String> after) {

        public Action {
            after = List.copyOf(after);
        }
    }

    private record Key(String standard, Subject subject) {}

    /** Computes it from the open verdicts. Dependencies are free of circles: the gate saw to that. */
    public static AlignmentPlan of(Collection<Verdict> verdicts, LocalDate asOf) {
        Map<String, List<Verdict>> open = new TreeMap<>();
        verdicts.stream()
                .filter(verdict -> verdict.outcome().isOpen())
                .forEach(verdict -> open.computeIfAbsent(verdict.standard().id(), id -> new ArrayList<>())
                        .add(verdict));
        Map<Key, Action> planned = new HashMap<>();
        open.values().forEach(each -> each.forEach(verdict -> plan(verdict, open, planned, asOf)));
        List<Action> actions = planned.values().stream()
                .sorted(Comparator.comparing(Action::due)
                        .thenComparing(action -> action.standard().id())
                        .thenComparing(Action::subject))
                .toList();
        return new AlignmentPlan(actions, criticalPath(actions, planned, open));
    }

    private static Action plan(
            Verdict verdict, Map<String, List<Verdict>> open, Map<Key, Action> planned, LocalDate asOf) {
        Key key = new Key(verdict.standard().id(), verdict.subject());
        Action known = planned.get(key);
        if (known != null) {
            return known;
        }
        LocalDate starts = asOf;
        List<String> after = new ArrayList<>();
        for (Verdict earlier : waitsFor(verdict, open)) {
            LocalDate due = plan(earlier, open, planned, asOf).due();
            starts = due.isAfter(starts) ? due : starts;
            if (!after.contains(earlier.standard().id())) {
                after.add(earlier.standard().id());
            }
        }
        Standard standard = verdict.standard();
        boolean gap = verdict.outcome() == Outcome.GAP;
        Action action = new Action(
                standard,
                verdict.subject(),
                verdict.outcome(),
                gap ? standard.remedy() : "Bring the evidence: " + standard.evidence(),
                standard.owner(),
                starts,
                starts.plusDays(standard.closeWithinDays()),
                after);
        planned.put(key, action);
        return action;
    }

    /** Open verdicts of the standards this one depends on, for the same subject, its site, or the system. */
    private static List<Verdict> waitsFor(Verdict verdict, Map<String, List<Verdict>> open) {
        return verdict.standard().dependsOn().stream()
                .flatMap(id -> open.getOrDefault(id, List.of()).stream())
                .filter(earlier -> bears(earlier.subject(), verdict.subject()))
                .toList();
    }

    private static boolean bears(Subject earlier, Subject later) {
        return earlier.equals(later)
                || earlier.kind() == Subject.Kind.SYSTEM
                || (earlier.kind() == Subject.Kind.SITE && earlier.id().equals(later.site()));
    }

    private static List<Action> criticalPath(
            List<Action> actions, Map<Key, Action> planned, Map<String, List<Verdict>> open) {
        List<Action> path = new ArrayList<>();
        Action last = actions.stream()
                .filter(action -> action.standard().isRequired())
                .max(Comparator.comparing(Action::due)
                        .thenComparing(action -> action.standard().id(), Comparator.reverseOrder())
                        .thenComparing(Action::subject, Comparator.reverseOrder()))
                .orElse(null);
        while (last != null) {
            path.add(0, last);
            Action current = last;
            last = current.after().stream()
                    .flatMap(id -> open.getOrDefault(id, List.of()).stream())
                    .filter(verdict -> bears(verdict.subject(), current.subject()))
                    .map(verdict -> planned.get(new Key(verdict.standard().id(), verdict.subject())))
                    .filter(action -> action != null && action.due().equals(current.starts()))
                    .min(Comparator.comparing(
                                    (Action action) -> action.standard().id())
                            .thenComparing(Action::subject))
                    .orElse(null);
        }
        return path;
    }
}
