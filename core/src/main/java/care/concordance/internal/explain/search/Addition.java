package care.concordance.internal.explain.search;

import care.concordance.evaluate.ConstraintState;
import care.concordance.explain.SmallestChange.Change;
import care.concordance.facts.Disease;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.internal.evaluate.ConstraintInterpreter;
import care.concordance.internal.evaluate.WalkableRule.Step;
import care.concordance.internal.pack.Expr;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** New facts that a step admits. */
final class Addition {

    private final SearchContext target;
    private final RepairSearch repair;
    private final BoundarySearch scan;

    Addition(SearchContext target, RepairSearch repair, BoundarySearch scan) {
        this.target = target;
        this.repair = repair;
        this.scan = scan;
    }

    /** Every way to make a step admit a fact that is not there yet. */
    List<State> added(State state, Step step, boolean speaksOf) {
        OptionalInt effort = Effort.ofNew(step.type());
        if (effort.isEmpty()) {
            if (state.world().of(step.type()).stream()
                    .noneMatch(fact ->
                            !speaksOf || fact.subject().equals(target.verdict().subject()))) {
                target.blocked().add(step.type().getSimpleName());
            }
            return List.of();
        }
        FactRecord record = FactRecord.of(step.type());
        Map<String, RecordComponent> components = record.components();
        Map<String, @Nullable Object> plain = new HashMap<>();
        Map<String, List<Object>> choices = new LinkedHashMap<>();
        components.forEach((name, component) -> {
            List<Expr> leaves = RepairSearch.leaves(step, name);
            if (!leaves.isEmpty()) {
                choices.put(
                        name,
                        Candidates.of(
                                component,
                                leaves,
                                RepairSearch.comparedLater(state, step, name),
                                state.bound(),
                                null,
                                target.day()));
            } else if (!record.isOptional(name) || (speaksOf && name.equals("site"))) {
                plain.put(name, standIn(name, component, step.type(), state.world()));
            }
        });
        Set<String> required = new HashSet<>();
        choices.keySet().stream().filter(name -> !record.isOptional(name)).forEach(required::add);
        List<State> next = new ArrayList<>();
        List<Map<String, Object>> combinations =
                choices.isEmpty() ? List.of(Map.of()) : RepairSearch.combinations(choices);
        for (Map<String, Object> values : combinations) {
            if (!values.keySet().containsAll(required)) {
                continue;
            }
            Map<String, @Nullable Object> all = new HashMap<>(plain);
            all.putAll(values);
            Fact fact = FactRecord.tryBuild(step.type(), all);
            if (fact == null) {
                continue;
            }
            if (state.world().has(step.type(), fact.id())
                    || (speaksOf && !fact.subject().equals(target.verdict().subject()))) {
                continue;
            }
            for (Completed complete : completed(step, fact, values.keySet(), state.bound())) {
                List<String> standIns = complete.asked().stream()
                        .filter(name -> complete.standIns().contains(name) || onlyKnown(step, fact, name))
                        .toList();
                List<String> asked = complete.asked().stream()
                        .filter(name -> !standIns.contains(name))
                        .toList();
                Change change = Change.adding((PartnerFact) complete.fact(), asked, standIns, effort.getAsInt());
                State after = state.with(change, complete.asked().size() * 1e-3 + order(values, choices));
                next.add(after.next(after.binding(step, complete.fact())));
            }
        }
        return next;
    }

    /**
     * A new fact that a step admits.
     *
     * @param asked the components that were asked for
     * @param standIns of these, those whose values stand in for evidence
     */
    private record Completed(Fact fact, Set<String> asked, Set<String> standIns) {}

    /** A new fact as it is, or with the components by which a computed property turns out right. */
    private List<Completed> completed(Step step, Fact fact, Set<String> asked, Map<String, Fact> bound) {
        if (step.admits(fact, bound)) {
            return List.of(new Completed(fact, asked, Set.of()));
        }
        Map<String, Object> standIns = repair.standIns(step, fact, true, bound);
        Fact filled = standIns.isEmpty() ? null : FactRecord.tryWith(fact, standIns);
        if (filled != null && step.admits(filled, bound)) {
            Set<String> names = new LinkedHashSet<>(asked);
            names.addAll(standIns.keySet());
            return List.of(new Completed(filled, names, standIns.keySet()));
        }
        Map<String, RecordComponent> components = FactRecord.of(fact.getClass()).components();
        Fact fitting = filled == null ? null : fitting(step, filled, standIns.keySet(), bound);
        if (fitting != null) {
            Set<String> names = new LinkedHashSet<>(asked);
            names.addAll(standIns.keySet());
            return List.of(new Completed(fitting, names, standIns.keySet()));
        }
        List<ConstraintState> answers = step.ask(fact, bound);
        for (int i = 0; i < answers.size(); i++) {
            if (!answers.get(i).holds()
                    && !RepairSearch.isComputed(step.checks().get(i), fact)) {
                return List.of();
            }
        }
        List<Completed> complete = new ArrayList<>();
        // Often it is asked for twice: that it be known, and that it be enough.
        Set<String> properties = new LinkedHashSet<>();
        step.checks()
                .forEach(check -> properties.addAll(
                        ConstraintInterpreter.properties(check.text().expr())));
        for (String property : properties) {
            if (components.containsKey(property) || ConstraintInterpreter.value(fact, property) != null) {
                continue;
            }
            components.forEach((name, component) -> {
                if (ConstraintInterpreter.value(fact, name) != null) {
                    return;
                }
                for (Object value : scan.asked(step, fact, property, component, bound)) {
                    Fact with = FactRecord.tryWith(fact, Map.of(name, value));
                    if (with != null && step.admits(with, bound)) {
                        Set<String> names = new LinkedHashSet<>(asked);
                        names.add(name);
                        complete.add(new Completed(with, names, Set.of()));
                    }
                }
            });
        }
        return complete;
    }

    /** Stand-ins that are all known, and one of them such that they fit together; null when no one does it. */
    private @Nullable Fact fitting(Step step, Fact filled, Set<String> standIns, Map<String, Fact> bound) {
        Map<String, RecordComponent> components =
                FactRecord.of(filled.getClass()).components();
        List<ConstraintState> answers = step.ask(filled, bound);
        Set<String> refused = new LinkedHashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            if (!answers.get(i).holds()) {
                refused.addAll(ConstraintInterpreter.properties(
                        step.checks().get(i).text().expr()));
            }
        }
        refused.removeAll(components.keySet());
        for (String property : refused) {
            for (String name : standIns) {
                RecordComponent component = Objects.requireNonNull(components.get(name));
                if (!BoundarySearch.reads(filled, property, component)) {
                    continue;
                }
                for (Object value : scan.asked(step, filled, property, component, bound)) {
                    Fact with = FactRecord.tryWith(filled, Map.of(name, value));
                    if (with != null && step.admits(with, bound)) {
                        return with;
                    }
                }
            }
        }
        return null;
    }

    /** Whether the rules ask of a component of a new fact only that it be known, itself or as part of a computed property. */
    private static boolean onlyKnown(Step step, Fact fact, String component) {
        return RepairSearch.leaves(step, component).stream().allMatch(Expr::isKnownTest)
                && !(ConstraintInterpreter.value(fact, component) instanceof LocalDate);
    }

    /** Prefers, among equal efforts, the values a rule names before their neighbours. */
    private static double order(Map<String, Object> values, Map<String, List<Object>> choices) {
        double order = 0;
        for (Map.Entry<String, Object> value : values.entrySet()) {
            order += choices.getOrDefault(value.getKey(), List.of()).indexOf(value.getValue());
        }
        return order * 1e-6;
    }

    /** What a new fact says where no rule asks: whom it belongs to follows from the subject. */
    @Nullable
    Object standIn(String name, RecordComponent component, Class<?> type, HypotheticalFacts world) {
        Subject subject = target.verdict().subject();
        if (name.equals("id")) {
            String stem = "new-" + type.getSimpleName().toLowerCase(Locale.ROOT);
            int number = 1;
            for (String id = stem; ; id = stem + "-" + ++number) {
                String free = id;
                if (world.of(type).stream().noneMatch(fact -> fact.id().equals(free))) {
                    return free;
                }
            }
        }
        if (name.equals("site")) {
            return subject.site() != null
                    ? subject.site()
                    : world.of(Site.class).stream().map(Fact::id).findFirst().orElse(null);
        }
        if (component.getType() == Subject.class) {
            return subject;
        }
        if (component.getType() == Disease.class && subject.kind() == Subject.Kind.PROGRAM) {
            return Disease.valueOf(subject.id().substring(subject.id().lastIndexOf('/') + 1));
        }
        return Candidates.placeholder(component, target.day());
    }
}
