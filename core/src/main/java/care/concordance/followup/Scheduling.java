package care.concordance.followup;

import care.concordance.facts.Partner;
import care.concordance.facts.Subject;
import care.concordance.followup.AlignmentPlan.Action;
import care.concordance.followup.AlignmentPlan.Undone;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives every open verdict its days: each action starts when all it waits for is due. */
final class Scheduling {

    private final LocalDate asOf;
    private final PlanTerms terms;
    private final Map<Verdict.Key, Verdict> open = new TreeMap<>();
    private final Map<Verdict.Key, Action> planned = new TreeMap<>();
    private final Map<Verdict.Key, Undone> undone = new TreeMap<>();
    private final Map<String, Map<Subject, Verdict.Key>> byStandard = new HashMap<>();

    Scheduling(Collection<Verdict> verdicts, LocalDate asOf, PlanTerms terms) {
        this.asOf = asOf;
        this.terms = terms;
        verdicts.stream()
                .filter(verdict -> verdict.outcome().isOpen())
                .forEach(verdict -> open.put(verdict.key(), verdict));
        open.keySet()
                .forEach(item -> byStandard
                        .computeIfAbsent(item.standard(), id -> new HashMap<>())
                        .computeIfAbsent(item.subject(), subject -> item));
    }

    AlignmentPlan plan() {
        checkTerms();
        open.keySet().forEach(item -> place(item, new LinkedHashSet<>()));
        List<Action> actions = planned.values().stream()
                .sorted(Comparator.comparing(Action::due).thenComparing(Action::item))
                .toList();
        return new AlignmentPlan(asOf, terms, actions, criticalPath(actions), List.copyOf(undone.values()));
    }

    private void checkTerms() {
        Set<Verdict.Key> named = new TreeSet<>(terms.dropped());
        named.addAll(terms.notBefore().keySet());
        terms.orders().forEach(order -> {
            named.add(order.first());
            named.add(order.then());
        });
        named.removeAll(open.keySet());
        if (!named.isEmpty()) {
            throw new IllegalArgumentException("nothing is open for "
                    + named.stream().map(Verdict.Key::toString).collect(Collectors.joining(", "))
                    + ": a plan has an action for every gap and every unproven standard, and no other"
                    + named.stream().map(this::whatIsOpen).distinct().collect(Collectors.joining()));
        }
        terms.notBefore().forEach((item, day) -> {
            if (day.isBefore(asOf)) {
                throw new IllegalArgumentException(item + " is put off until " + day
                        + ", which is before the plan's own day, " + asOf + ": name a later one");
            }
        });
    }

    private String whatIsOpen(Verdict.Key wrong) {
        List<String> subjects = open.keySet().stream()
                .filter(item -> item.standard().equals(wrong.standard()))
                .map(item -> item.subject().toString())
                .toList();
        if (!subjects.isEmpty()) {
            return "; " + wrong.standard() + " is open for "
                    + Nearest.to(wrong.subject().toString(), subjects);
        }
        List<String> standards = open.keySet().stream()
                .filter(item -> item.subject().equals(wrong.subject()))
                .map(Verdict.Key::standard)
                .toList();
        return "; open for " + wrong.subject() + ": " + Nearest.to(wrong.standard(), standards);
    }

    /** @param waiting what led here, first to last, to show a circle */
    private void place(Verdict.Key item, Set<Verdict.Key> waiting) {
        if (planned.containsKey(item) || undone.containsKey(item)) {
            return;
        }
        if (!waiting.add(item)) {
            throw new IllegalArgumentException(circle(item, waiting));
        }
        Verdict verdict = Objects.requireNonNull(open.get(item));
        Standard standard = verdict.standard();
        LocalDate starts = asOf;
        LocalDate notBefore = terms.notBefore().get(item);
        if (notBefore != null && notBefore.isAfter(starts)) {
            starts = notBefore;
        }
        List<String> after = new ArrayList<>();
        String never = terms.dropped().contains(item) ? "dropped" : null;
        for (Verdict.Key earlier : waitsFor(item)) {
            place(earlier, waiting);
            Action action = planned.get(earlier);
            if (action == null) {
                never = never == null ? "waits for " + earlier + ", which nobody will do" : never;
                continue;
            }
            starts = action.due().isAfter(starts) ? action.due() : starts;
            if (!after.contains(earlier.standard())) {
                after.add(earlier.standard());
            }
        }
        waiting.remove(item);
        if (never != null) {
            undone.put(item, new Undone(standard, item.subject(), verdict.outcome(), never));
            return;
        }
        starts = terms.businessDay(starts);
        boolean gap = verdict.outcome() == Outcome.GAP;
        planned.put(
                item,
                new Action(
                        standard,
                        item.subject(),
                        verdict.outcome(),
                        gap ? standard.remedy() : "Bring the evidence: " + standard.evidence(),
                        standard.owner(),
                        starts,
                        terms.businessDay(starts.plusDays(standard.closeWithinDays())),
                        after,
                        null));
    }

    private static String circle(Verdict.Key item, Set<Verdict.Key> waiting) {
        List<Verdict.Key> path = new ArrayList<>(waiting);
        List<Verdict.Key> circle = new ArrayList<>(path.subList(path.indexOf(item), path.size()));
        circle.add(item);
        return "these actions wait for each other in a circle: "
                + circle.stream().map(Verdict.Key::toString).collect(Collectors.joining(" waits for "))
                + "; take one of these orders out";
    }

    /** Open items of the standards this one depends on, for the same subject, its site, or the system; and as ordered. */
    private List<Verdict.Key> waitsFor(Verdict.Key item) {
        Verdict verdict = Objects.requireNonNull(open.get(item));
        Set<Verdict.Key> all = new LinkedHashSet<>();
        for (String id : verdict.standard().dependsOn()) {
            Map<Subject, Verdict.Key> earlier = byStandard.getOrDefault(id, Map.of());
            bearing(item.subject()).stream()
                    .map(earlier::get)
                    .filter(Objects::nonNull)
                    .sorted()
                    .forEach(all::add);
        }
        terms.orders().stream().filter(order -> order.then().equals(item)).forEach(order -> all.add(order.first()));
        return List.copyOf(all);
    }

    /** Itself, its site, and the system: what is open for one of them is in the way. */
    private static Set<Subject> bearing(Subject subject) {
        Set<Subject> all = new LinkedHashSet<>(List.of(subject, Subject.system(Partner.ID)));
        String site = subject.site();
        if (site != null) {
            all.add(Subject.site(site));
        }
        return all;
    }

    private List<Action> criticalPath(List<Action> actions) {
        List<Action> path = new ArrayList<>();
        Action last = actions.stream()
                .filter(action -> action.standard().isRequired())
                .max(Comparator.comparing(Action::due).thenComparing(Action::item, Comparator.reverseOrder()))
                .orElse(null);
        while (last != null) {
            path.add(0, last);
            last = before(last);
        }
        return path;
    }

    /** The action whose end decides when another can start. */
    private @Nullable Action before(Action action) {
        return waitsFor(action.item()).stream()
                .map(planned::get)
                .filter(earlier -> earlier != null && earlier.due().equals(action.starts()))
                .min(Comparator.comparing(Action::item))
                .orElse(null);
    }
}
