package care.concordance.explain;

import care.concordance.evaluate.Evaluator;
import care.concordance.evaluate.Reading;
import care.concordance.evaluate.RuleWalk;
import care.concordance.evaluate.RuleWalk.Answer;
import care.concordance.evaluate.RuleWalk.Check;
import care.concordance.evaluate.RuleWalk.Step;
import care.concordance.explain.SmallestChange.Change;
import care.concordance.facts.AsOf;
import care.concordance.facts.DerivedFacts;
import care.concordance.facts.Disease;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Range;
import care.concordance.facts.Subject;
import care.concordance.pack.Expr;
import care.concordance.pack.RuleText.Quantifier;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the cheapest changes after which a rule that says met matches: best first over the steps of the rule, each step
 * satisfied by a fact as it is, by one repaired at the boundary of its constraints, or by a new one. What is found counts
 * only once the whole partner, assessed again with the changes applied, is concordant.
 */
public final class ChangeSearch {

    private static final int MOST_STATES = 5_000;
    private static final int MOST_ASSESSMENTS = 60;
    private static final int MOST_COMBINATIONS = 4_000;
    private static final int MOST_CHANGES = 8;
    /** How far a computed property is followed through one of the components it is computed from. */
    private static final int MOST_SCANNED = 60_000;

    private final Verdict verdict;
    private final LocalDate day;
    private final List<RuleWalk> walks;
    private final Function<List<PartnerFact>, List<Verdict>> assess;
    private final Set<String> blocked = new TreeSet<>();

    private ChangeSearch(
            Verdict verdict, LocalDate day, List<RuleWalk> walks, Function<List<PartnerFact>, List<Verdict>> assess) {
        this.verdict = verdict;
        this.day = day;
        this.walks = walks;
        this.assess = assess;
    }

    /**
     * The least change that makes a verdict concordant.
     *
     * @param facts the facts assessed, without derived ones
     * @param before all verdicts on them
     * @param assess assesses other facts; gives no verdicts when they contradict themselves or a rule fails on them
     */
    public static SmallestChange find(
            Verdict verdict,
            LocalDate day,
            Evaluator evaluator,
            List<PartnerFact> facts,
            List<Verdict> before,
            Function<List<PartnerFact>, List<Verdict>> assess) {
        ChangeSearch search = new ChangeSearch(verdict, day, evaluator.walks(verdict.standard()), assess);
        State found = search.search(facts, MOST_CHANGES);
        if (found == null) {
            return new SmallestChange(
                    verdict.standard(),
                    verdict.subject(),
                    verdict.outcome(),
                    List.of(),
                    null,
                    List.of(),
                    List.copyOf(search.blocked));
        }
        State single = found.changes.size() > 1 ? search.search(facts, 1) : null;
        return new SmallestChange(
                verdict.standard(),
                verdict.subject(),
                verdict.outcome(),
                found.changes,
                single == null ? null : single.changes.get(0),
                opened(before, assess.apply(found.world.base)),
                List.of());
    }

    private static List<Verdict> opened(List<Verdict> before, List<Verdict> after) {
        Set<String> open = new HashSet<>();
        before.stream().filter(each -> each.outcome().isOpen()).forEach(each -> open.add(key(each)));
        return after.stream()
                .filter(each -> each.outcome().isOpen() && !open.contains(key(each)))
                .toList();
    }

    private static String key(Verdict verdict) {
        return verdict.standard().id() + " " + verdict.subject();
    }

    // ---- states

    /** Facts as they would be: the base facts, and all of them with what follows by type. */
    private static final class World {
        private final List<PartnerFact> base;
        private final Map<Class<?>, List<Fact>> byType;

        World(List<PartnerFact> base, LocalDate day) {
            this.base = base;
            List<Fact> all = new ArrayList<>(base);
            all.addAll(DerivedFacts.of(base));
            all.add(new AsOf(day));
            this.byType = RuleWalk.byType(all);
        }

        List<Fact> of(Class<?> type) {
            return byType.getOrDefault(type, List.of());
        }
    }

    /**
     * Some way into satisfying the rules of a goal.
     *
     * @param goal the rules to satisfy in turn: one that says met, one that says observed
     * @param rule which of them is being satisfied
     * @param step its step
     * @param bound the facts its steps have bound so far
     */
    private record State(
            World world,
            List<Change> changes,
            int effort,
            double distance,
            List<RuleWalk> goal,
            int rule,
            int step,
            Map<String, Fact> bound) {

        State next(Map<String, Fact> nowBound) {
            return new State(world, changes, effort, distance, goal, rule, step + 1, nowBound);
        }

        String key() {
            StringBuilder key = new StringBuilder();
            goal.forEach(walk -> key.append(walk.text().name()).append('|'));
            key.append(rule).append('/').append(step);
            new java.util.TreeMap<>(bound)
                    .forEach((name, fact) ->
                            key.append('|').append(name).append('=').append(fact));
            changes.stream()
                    .map(Change::toString)
                    .sorted()
                    .forEach(change -> key.append('|').append(change));
            return key.toString();
        }

        /** How far along, so that among equals the nearest to the end goes first. */
        int progress() {
            return rule * 100 + step;
        }
    }

    private record Entry(State state, long number) {}

    private @Nullable State search(List<PartnerFact> facts, int mostChanges) {
        // Among equals the one nearest to the end, then the one thought of first: the same facts give the same answer.
        PriorityQueue<Entry> open = new PriorityQueue<>(
                Comparator.comparingInt((Entry entry) -> entry.state().effort())
                        .thenComparingDouble(entry -> entry.state().distance())
                        .thenComparing(entry -> entry.state().progress(), Comparator.reverseOrder())
                        .thenComparingLong(Entry::number));
        long number = 0;
        World start = new World(facts, day);
        for (RuleWalk met : walks(Verb.MET)) {
            for (RuleWalk observed : walks(Verb.OBSERVED)) {
                open.add(
                        new Entry(new State(start, List.of(), 0, 0, List.of(met, observed), 0, 0, Map.of()), number++));
            }
        }
        Set<String> seen = new HashSet<>();
        Set<Set<Change>> assessed = new HashSet<>();
        int states = 0;
        while (!open.isEmpty() && states++ < MOST_STATES && assessed.size() < MOST_ASSESSMENTS) {
            State state = open.remove().state();
            if (!seen.add(state.key())) {
                continue;
            }
            if (state.rule() == state.goal().size()) {
                if (!state.changes().isEmpty()
                        && assessed.add(Set.copyOf(state.changes()))
                        && isConcordant(assess.apply(state.world().base))) {
                    return state;
                }
                continue;
            }
            for (State next : expand(state)) {
                if (next.changes().size() <= mostChanges) {
                    open.add(new Entry(next, number++));
                }
            }
        }
        return null;
    }

    private List<RuleWalk> walks(Verb verb) {
        return walks.stream().filter(walk -> walk.text().verb() == verb).toList();
    }

    private boolean isConcordant(List<Verdict> verdicts) {
        return verdicts.stream()
                .anyMatch(each -> each.standard().id().equals(verdict.standard().id())
                        && each.subject().equals(verdict.subject())
                        && each.outcome() == Outcome.CONCORDANT);
    }

    private List<State> expand(State state) {
        RuleWalk walk = state.goal().get(state.rule());
        if (state.step() == walk.steps().size()) {
            return List.of(new State(
                    state.world(),
                    state.changes(),
                    state.effort(),
                    state.distance(),
                    state.goal(),
                    state.rule() + 1,
                    0,
                    Map.of()));
        }
        Step step = walk.steps().get(state.step());
        boolean speaksOf = walk.text().call().subject().equals(step.text().binding());
        List<Fact> facts = state.world().of(step.type()).stream()
                .filter(fact -> !speaksOf || fact.subject().equals(verdict.subject()))
                .toList();
        List<Fact> admitted =
                facts.stream().filter(fact -> step.admits(fact, state.bound())).toList();
        List<State> next = new ArrayList<>();
        if (step.text().quantifier() == Quantifier.NOT) {
            if (admitted.isEmpty()) {
                return List.of(state.next(state.bound()));
            }
            next.addAll(broken(state, step, admitted.get(0)));
            return next;
        }
        if (step.text().quantifier() == Quantifier.EXISTS && !admitted.isEmpty()) {
            return List.of(state.next(state.bound()));
        }
        for (Fact fact : admitted) {
            next.add(state.next(bind(state.bound(), step, fact)));
        }
        boolean derived = !PartnerFact.class.isAssignableFrom(step.type());
        for (Fact fact : facts) {
            if (!admitted.contains(fact)) {
                next.addAll(derived ? counted(state, step, fact, true) : repaired(state, step, fact));
            }
        }
        if (derived) {
            Fact imagined = imagined(state, step);
            if (imagined != null && facts.stream().noneMatch(fact -> fact.id().equals(imagined.id()))) {
                next.addAll(counted(state, step, imagined, false));
            }
        } else {
            next.addAll(added(state, step, speaksOf));
        }
        return next;
    }

    private static Map<String, Fact> bind(Map<String, Fact> bound, Step step, Fact fact) {
        if (step.text().binding() == null || step.text().quantifier() != Quantifier.EACH) {
            return bound;
        }
        Map<String, Fact> more = new HashMap<>(bound);
        more.put(step.text().binding(), fact);
        return Map.copyOf(more);
    }

    // ---- one fact repaired

    private List<State> repaired(State state, Step step, Fact fact) {
        List<Answer> answers = step.ask(fact, state.bound());
        List<Check> failing = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            if (!answers.get(i).holds()) {
                failing.add(step.checks().get(i));
            }
        }
        List<State> next = new ArrayList<>();
        Map<String, List<Object>> choices = new LinkedHashMap<>();
        for (Check check : failing) {
            for (Expr leaf : check.text().expr().leaves()) {
                choose(state, step, fact, leaf, choices);
            }
        }
        for (Map<String, Object> values : combinations(choices)) {
            Fact changed = build(fact, values);
            if (changed != null && step.admits(changed, state.bound())) {
                State after = change(state, (PartnerFact) fact, values);
                if (after != null) {
                    next.add(after.next(bind(after.bound(), step, changed)));
                }
            }
        }
        // A join may also be met from its other side.
        if (failing.size() == 1
                && failing.get(0).text().expr() instanceof Expr.Compare compare
                && compare.operator().equals("==")
                && compare.operand() instanceof Expr.Reference reference
                && state.bound().get(reference.binding()) instanceof PartnerFact other
                && Effort.ofChange(other.getClass(), reference.property()).isPresent()) {
            Object value = Reading.value(fact, compare.property());
            State after = value == null ? null : change(state, other, Map.of(reference.property(), value));
            if (after != null) {
                // The other fact stands in an earlier step: satisfy the rule anew.
                next.add(new State(
                        after.world(),
                        after.changes(),
                        after.effort(),
                        after.distance(),
                        after.goal(),
                        after.rule(),
                        0,
                        Map.of()));
            }
        }
        return next;
    }

    /** Notes the values of components by which a leaf could be satisfied. */
    private void choose(State state, Step step, Fact fact, Expr leaf, Map<String, List<Object>> choices) {
        String property = Reading.property(leaf);
        Map<String, RecordComponent> components = FactRecord.of(fact.getClass()).components();
        RecordComponent own = components.get(property);
        if (own != null) {
            if (Effort.ofChange(fact.getClass(), property).isEmpty()) {
                // That another site's fact is another site's is no obstacle worth naming.
                if (!Reading.isJoin(leaf)) {
                    blocked.add(fact.getClass().getSimpleName() + "." + property);
                }
                return;
            }
            choices.computeIfAbsent(
                    property,
                    name -> Candidates.of(own, leaves(step, name), state.bound(), Reading.value(fact, name), day));
            return;
        }
        boolean any = false;
        for (Map.Entry<String, RecordComponent> component : components.entrySet()) {
            if (Effort.ofChange(fact.getClass(), component.getKey()).isPresent()
                    && reads(fact, property, component.getValue())) {
                any = true;
                choices.computeIfAbsent(
                        component.getKey(), name -> scanned(step, fact, property, component.getValue(), state.bound()));
            }
        }
        if (!any) {
            blocked.add(fact.getClass().getSimpleName() + "." + property);
        }
    }

    private static List<Expr> leaves(Step step, String property) {
        return step.checks().stream()
                .flatMap(check -> check.text().expr().leaves().stream())
                .filter(leaf -> Reading.property(leaf).equals(property))
                .toList();
    }

    /** Whether a computed property is computed from a component: it is unknown when the component is. */
    private static boolean reads(Fact fact, String property, RecordComponent component) {
        Object value = Reading.value(fact, property);
        if (value == null) {
            return Reading.value(fact, component.getName()) == null;
        }
        Map<String, @Nullable Object> unknown = new HashMap<>();
        unknown.put(component.getName(), null);
        try {
            Fact without = FactRecord.of(fact.getClass()).with(fact, unknown);
            return !value.equals(Reading.value(without, property));
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The nearest values of a component, above and below, for which all that is asked of a computed property holds. */
    private List<Object> scanned(
            Step step, Fact fact, String property, RecordComponent component, Map<String, Fact> bound) {
        List<Expr> asked = leaves(step, property);
        Object current = Reading.value(fact, component.getName());
        if (current instanceof Boolean truth) {
            return List.of(!truth);
        }
        if (component.getType().isEnum()) {
            return List.of((Object[]) component.getType().getEnumConstants());
        }
        if (component.getType() == Boolean.class) {
            return List.of(true, false);
        }
        List<Object> values = new ArrayList<>();
        Object start = current == null ? unknownStart(component) : current;
        for (int direction : new int[] {1, -1}) {
            for (int i = current == null ? 0 : 1; i <= MOST_SCANNED; i++) {
                Object value;
                if (start instanceof Integer number) {
                    value = number + direction * i;
                } else if (start instanceof LocalDate date) {
                    value = date.plusDays((long) direction * i);
                } else {
                    return values;
                }
                if (!Candidates.allowed(component, value, day)) {
                    break;
                }
                Fact changed = build(fact, Map.of(component.getName(), value));
                if (changed != null && asked.stream().allMatch(leaf -> Reading.holds(leaf, changed, bound))) {
                    values.add(value);
                    break;
                }
            }
        }
        return values;
    }

    /** Where to look for a value that is not known: from the least there is, or around the day. */
    private @Nullable Object unknownStart(RecordComponent component) {
        Range range = component.getAnnotation(Range.class);
        if (component.getType() == Integer.class) {
            return range == null ? 0 : (int) range.min();
        }
        return component.getType() == LocalDate.class ? day : null;
    }

    /** Every choice of one value or none for each component, fewest first, the empty one left out. */
    private static List<Map<String, Object>> combinations(Map<String, List<Object>> choices) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, List<Object>> choice : choices.entrySet()) {
            List<Map<String, Object>> more = new ArrayList<>(all);
            for (Map<String, Object> values : all) {
                for (Object value : choice.getValue()) {
                    Map<String, Object> with = new LinkedHashMap<>(values);
                    with.put(choice.getKey(), value);
                    more.add(with);
                }
            }
            all = more.size() > MOST_COMBINATIONS ? more.subList(0, MOST_COMBINATIONS) : more;
        }
        return all.stream()
                .filter(values -> !values.isEmpty())
                .sorted(Comparator.comparingInt(Map::size))
                .toList();
    }

    // ---- a fact that must not be

    private List<State> broken(State state, Step step, Fact fact) {
        if (!(fact instanceof PartnerFact)) {
            return List.of();
        }
        Map<String, List<Object>> choices = new LinkedHashMap<>();
        for (Check check : step.checks()) {
            for (Expr leaf : check.text().expr().leaves()) {
                // A value cannot become unknown again; what must not be unknown can be stated.
                if (!(leaf instanceof Expr.Compare compare
                        && Reading.isKnownTest(leaf)
                        && compare.operator().equals("!="))) {
                    choose(state, step, fact, leaf, choices);
                }
            }
        }
        List<State> next = new ArrayList<>();
        choices.forEach((component, values) -> {
            for (Object value : values) {
                Fact changed = build(fact, Map.of(component, value));
                if (changed != null && !step.admits(changed, state.bound())) {
                    State after = change(state, (PartnerFact) fact, Map.of(component, value));
                    if (after != null) {
                        next.add(after);
                    }
                }
            }
        });
        return next;
    }

    // ---- a new fact

    private List<State> added(State state, Step step, boolean speaksOf) {
        OptionalInt effort = Effort.ofNew(step.type());
        if (effort.isEmpty()) {
            if (state.world().of(step.type()).stream()
                    .noneMatch(fact -> !speaksOf || fact.subject().equals(verdict.subject()))) {
                blocked.add(step.type().getSimpleName());
            }
            return List.of();
        }
        Map<String, RecordComponent> components = FactRecord.of(step.type()).components();
        Map<String, @Nullable Object> plain = new HashMap<>();
        Map<String, List<Object>> choices = new LinkedHashMap<>();
        components.forEach((name, component) -> {
            List<Expr> leaves = leaves(step, name);
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!leaves.isEmpty()) {
                choices.put(name, Candidates.of(component, leaves, state.bound(), null, day));
            } else if (!optional || (speaksOf && name.equals("site"))) {
                plain.put(name, standIn(name, component, step.type(), state.world()));
            }
        });
        Set<String> required = new HashSet<>();
        components.forEach((name, component) -> {
            if (choices.containsKey(name) && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(name);
            }
        });
        List<State> next = new ArrayList<>();
        for (Map<String, Object> values : combinations(choices)) {
            if (!values.keySet().containsAll(required)) {
                continue;
            }
            Map<String, @Nullable Object> all = new HashMap<>(plain);
            all.putAll(values);
            Fact fact;
            try {
                fact = FactRecord.of(step.type()).build(all);
            } catch (RuntimeException e) {
                continue;
            }
            boolean taken = state.world().of(step.type()).stream()
                    .anyMatch(each -> each.id().equals(fact.id()));
            if (taken || (speaksOf && !fact.subject().equals(verdict.subject()))) {
                continue;
            }
            completed(step, fact, values.keySet(), state.bound()).forEach((complete, asked) -> {
                Change change =
                        new Change(null, "", null, null, (PartnerFact) complete, List.copyOf(asked), effort.getAsInt());
                State after = with(state, change, asked.size() * 1e-3 + order(values, choices));
                next.add(after.next(bind(after.bound(), step, complete)));
            });
        }
        if (choices.isEmpty()) {
            Fact fact = tryBuild(step.type(), plain);
            boolean taken = fact == null
                    || state.world().of(step.type()).stream()
                            .anyMatch(each -> each.id().equals(fact.id()));
            if (fact != null && !taken && (!speaksOf || fact.subject().equals(verdict.subject()))) {
                State after = with(
                        state, new Change(null, "", null, null, (PartnerFact) fact, List.of(), effort.getAsInt()), 0);
                next.add(after.next(bind(after.bound(), step, fact)));
            }
        }
        return next;
    }

    /**
     * A new fact that the step admits: as it is, or with one more component by which a computed property turns out right;
     * with the components that were asked for.
     */
    private Map<Fact, Set<String>> completed(Step step, Fact fact, Set<String> asked, Map<String, Fact> bound) {
        if (step.admits(fact, bound)) {
            return Map.of(fact, asked);
        }
        Map<String, RecordComponent> components = FactRecord.of(fact.getClass()).components();
        Map<Fact, Set<String>> complete = new LinkedHashMap<>();
        List<Answer> answers = step.ask(fact, bound);
        for (int i = 0; i < answers.size(); i++) {
            boolean computed = Reading.properties(step.checks().get(i).text().expr()).stream()
                    .noneMatch(components::containsKey);
            if (!answers.get(i).holds() && !computed) {
                return complete;
            }
        }
        for (Check check : step.checks()) {
            for (String property : Reading.properties(check.text().expr())) {
                if (components.containsKey(property) || Reading.value(fact, property) != null) {
                    continue;
                }
                components.forEach((name, component) -> {
                    if (Effort.ofChange(fact.getClass(), name).isEmpty() || Reading.value(fact, name) != null) {
                        return;
                    }
                    for (Object value : scanned(step, fact, property, component, bound)) {
                        Fact with = build(fact, Map.of(name, value));
                        if (with != null && step.admits(with, bound)) {
                            Set<String> names = new LinkedHashSet<>(asked);
                            names.add(name);
                            complete.put(with, names);
                        }
                    }
                });
            }
        }
        return complete;
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
    private @Nullable Object standIn(String name, RecordComponent component, Class<?> type, World world) {
        Subject subject = verdict.subject();
        if (name.equals("id")) {
            String stem = "new-" + type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
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
                    : world.of(care.concordance.facts.Site.class).stream()
                            .map(Fact::id)
                            .findFirst()
                            .orElse(null);
        }
        if (component.getType() == Subject.class) {
            return subject;
        }
        if (component.getType() == Disease.class && subject.kind() == Subject.Kind.PROGRAM) {
            return Disease.valueOf(subject.id().substring(subject.id().lastIndexOf('/') + 1));
        }
        return Candidates.placeholder(component, day);
    }

    // ---- derived counts

    /** A derived fact the step could be satisfied by, with nothing counted yet; null when that cannot be told. */
    private @Nullable Fact imagined(State state, Step step) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Map.Entry<String, RecordComponent> component :
                FactRecord.of(step.type()).components().entrySet()) {
            Object value = null;
            for (Expr leaf : leaves(step, component.getKey())) {
                if (leaf instanceof Expr.Compare compare && compare.operator().equals("==")) {
                    List<Object> candidates =
                            Candidates.of(component.getValue(), List.of(leaf), state.bound(), null, day);
                    value = candidates.isEmpty() ? null : candidates.get(0);
                }
            }
            if (Effort.counted(step.type(), component.getKey()) != null) {
                value = 0;
            } else if (value == null) {
                value = standIn(component.getKey(), component.getValue(), step.type(), state.world());
            }
            values.put(component.getKey(), value);
        }
        return tryBuild(step.type(), values);
    }

    /** One more of what a derived count counts: a fact that almost counts is changed, or one is added. */
    private List<State> counted(State state, Step step, Fact derived, boolean exists) {
        List<State> next = new ArrayList<>();
        Set<String> asked = new LinkedHashSet<>();
        Set<String> followed = new LinkedHashSet<>();
        boolean fixed = false;
        boolean unknown = false;
        List<Answer> answers = step.ask(derived, state.bound());
        for (int i = 0; i < answers.size(); i++) {
            Check check = step.checks().get(i);
            if (answers.get(i).holds()) {
                continue;
            }
            for (String property : Reading.properties(check.text().expr())) {
                String source = Effort.followed(step.type(), property);
                if (source != null) {
                    followed.add(source);
                    unknown |= Reading.value(derived, property) == null;
                } else if (Effort.counted(step.type(), property) == null) {
                    fixed = true;
                    if (!check.isJoin()) {
                        blocked.add(step.type().getSimpleName() + "." + property);
                    }
                } else {
                    asked.add(property);
                }
            }
        }
        if (fixed) {
            return next;
        }
        followed.forEach(source -> next.addAll(follow(state, step, derived, source)));
        if (!exists || unknown || (asked.isEmpty() && followed.isEmpty())) {
            // Only that there are any: whatever is counted brings the fact about.
            FactRecord.of(step.type()).components().keySet().stream()
                    .filter(name -> Effort.counted(step.type(), name) != null)
                    .forEach(asked::add);
        }
        for (String property : asked) {
            Effort.Counted counted = Effort.counted(step.type(), property);
            if (counted != null) {
                next.addAll(oneMore(state, derived, counted));
            }
        }
        return next;
    }

    /** The least change of one base fact's component, up or down, after which a derived figure satisfies the step. */
    private List<State> follow(State state, Step step, Fact derived, String source) {
        List<State> next = new ArrayList<>();
        blocked.add(source);
        String component = source.substring(source.indexOf('.') + 1);
        for (PartnerFact fact : state.world().base) {
            if (!fact.getClass().getSimpleName().equals(source.substring(0, source.indexOf('.')))) {
                continue;
            }
            RecordComponent found = FactRecord.of(fact.getClass()).components().get(component);
            Object known = Reading.value(fact, component);
            Object start = known == null && found != null ? unknownStart(found) : known;
            if (found == null || !(start instanceof Integer from)) {
                continue;
            }
            int current = known == null ? from - 1 : from;
            Integer named = known == null ? named(state, step, derived, fact, found) : null;
            if (named != null) {
                State after = change(state, fact, Map.of(component, named));
                if (after != null) {
                    next.add(after);
                }
                continue;
            }
            for (int direction : new int[] {1, -1}) {
                int moved = nearest(state, step, derived, fact, found, current, direction);
                State after = moved == 0 ? null : change(state, fact, Map.of(component, current + direction * moved));
                if (after != null) {
                    next.add(after);
                }
            }
        }
        return next;
    }

    /** For a component that is unknown and a figure of the same sort: the number the rule itself names, if it satisfies. */
    private @Nullable Integer named(State state, Step step, Fact derived, PartnerFact fact, RecordComponent component) {
        for (Map.Entry<String, RecordComponent> figure :
                FactRecord.of(step.type()).components().entrySet()) {
            if (figure.getValue().getType() != Integer.class) {
                continue;
            }
            for (Expr leaf : leaves(step, figure.getKey())) {
                for (Object value : Candidates.of(component, List.of(leaf), state.bound(), null, day)) {
                    if (!Reading.isKnownTest(leaf)
                            && value instanceof Integer number
                            && satisfies(state, step, derived, fact, component, number)) {
                        return number;
                    }
                }
            }
        }
        return null;
    }

    /** By how much a component must move for the figure to satisfy the step; 0 when it never does. Figures are monotone. */
    private int nearest(
            State state,
            Step step,
            Fact derived,
            PartnerFact fact,
            RecordComponent component,
            int current,
            int direction) {
        int good = 0;
        int bad = 0;
        for (int reach = 1; good == 0 && reach <= MOST_SCANNED; reach *= 2) {
            int within = reach;
            while (within > bad && !Candidates.allowed(component, current + direction * within, day)) {
                within--;
            }
            if (within == bad) {
                return 0;
            }
            if (satisfies(state, step, derived, fact, component, current + direction * within)) {
                good = within;
            } else {
                bad = within;
            }
        }
        while (good - bad > 1) {
            int middle = (good + bad) >>> 1;
            if (satisfies(state, step, derived, fact, component, current + direction * middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private boolean satisfies(
            State state, Step step, Fact derived, PartnerFact fact, RecordComponent component, int value) {
        List<PartnerFact> base = new ArrayList<>(state.world().base);
        base.set(base.indexOf(fact), (PartnerFact)
                FactRecord.of(fact.getClass()).with(fact, Map.of(component.getName(), value)));
        return DerivedFacts.of(base).stream()
                .anyMatch(each -> each.getClass() == derived.getClass()
                        && each.id().equals(derived.id())
                        && step.admits(each, state.bound()));
    }

    private List<State> oneMore(State state, Fact derived, Effort.Counted counted) {
        Class<? extends Fact> type = null;
        for (Class<?> permitted : PartnerFact.class.getPermittedSubclasses()) {
            if (permitted.getSimpleName().equals(counted.type())) {
                type = permitted.asSubclass(Fact.class);
            }
        }
        if (type == null) {
            throw new IllegalStateException("the effort table names " + counted.type() + ", which is no fact");
        }
        Map<String, RecordComponent> components = FactRecord.of(type).components();
        Map<String, Object> needed = new LinkedHashMap<>();
        counted.values().forEach((name, value) -> {
            RecordComponent component = components.get(name);
            Object typed = value.startsWith("@") ? Reading.value(derived, value.substring(1)) : typed(component, value);
            if (typed != null) {
                needed.put(name, typed);
            }
        });
        List<State> next = new ArrayList<>();
        for (Fact fact : state.world().of(type)) {
            Map<String, Object> lacking = new LinkedHashMap<>();
            needed.forEach((name, value) -> {
                if (!value.equals(Reading.value(fact, name))) {
                    lacking.put(name, value);
                }
            });
            State after = lacking.isEmpty() ? null : change(state, (PartnerFact) fact, lacking);
            if (after != null) {
                next.add(after);
            }
        }
        OptionalInt effort = Effort.ofNew(type);
        if (effort.isPresent()) {
            Map<String, @Nullable Object> values = new HashMap<>();
            for (Map.Entry<String, RecordComponent> component : components.entrySet()) {
                boolean optional = component.getValue().getAnnotatedType().isAnnotationPresent(Nullable.class);
                if (needed.containsKey(component.getKey())) {
                    values.put(component.getKey(), needed.get(component.getKey()));
                } else if (!optional) {
                    values.put(
                            component.getKey(), standIn(component.getKey(), component.getValue(), type, state.world()));
                }
            }
            Fact fact = tryBuild(type, values);
            if (fact != null) {
                next.add(with(
                        state,
                        new Change(
                                null,
                                "",
                                null,
                                null,
                                (PartnerFact) fact,
                                List.copyOf(needed.keySet()),
                                effort.getAsInt()),
                        0));
            }
        }
        return next;
    }

    private static @Nullable Object typed(@Nullable RecordComponent component, String value) {
        if (component == null) {
            return null;
        }
        if (component.getType().isEnum()) {
            for (Object constant : component.getType().getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(value)) {
                    return constant;
                }
            }
        }
        return value.equals("true") || value.equals("false") ? Boolean.valueOf(value) : value;
    }

    // ---- changes applied

    /** The state with components of a fact changed; null when one of them is never changed, or was changed before. */
    private @Nullable State change(State state, PartnerFact fact, Map<String, Object> values) {
        State after = state;
        PartnerFact current = fact;
        for (Map.Entry<String, Object> value : values.entrySet()) {
            OptionalInt effort = Effort.ofChange(fact.getClass(), value.getKey());
            if (effort.isEmpty()) {
                return null;
            }
            Object from = Reading.value(current, value.getKey());
            if (from instanceof LocalDate happened
                    && value.getValue() instanceof LocalDate earlier
                    && earlier.isBefore(happened)
                    && FactRecord.of(fact.getClass()).isPast(value.getKey())) {
                // What has happened is not moved back.
                return null;
            }
            String citation = fact.citation();
            State completed = completed(after, citation, value.getKey(), value.getValue());
            if (completed != null) {
                after = completed;
                current = (PartnerFact)
                        FactRecord.of(fact.getClass()).with(current, Map.of(value.getKey(), value.getValue()));
                continue;
            }
            boolean again = after.changes().stream()
                    .anyMatch(change -> (change.fact() != null
                                    && change.fact().citation().equals(citation)
                                    && change.component().equals(value.getKey()))
                            || (change.added() != null
                                    && change.added().citation().equals(citation)));
            if (again) {
                return null;
            }
            int elements = elements(from, value.getValue());
            Change change = new Change(
                    fact,
                    value.getKey(),
                    from,
                    value.getValue(),
                    null,
                    List.of(),
                    effort.getAsInt() * Math.max(1, elements));
            after = with(after, change, Sentences.apart(from, value.getValue()));
            current = (PartnerFact)
                    FactRecord.of(fact.getClass()).with(current, Map.of(value.getKey(), value.getValue()));
        }
        Map<String, Fact> bound = new HashMap<>(after.bound());
        PartnerFact now = current;
        bound.replaceAll((name, each) -> each.equals(fact) ? now : each);
        return new State(
                after.world(),
                after.changes(),
                after.effort(),
                after.distance(),
                after.goal(),
                after.rule(),
                after.step(),
                Map.copyOf(bound));
    }

    /** A fact added before says one thing more, at no more effort; null when the fact was not added, or says it already. */
    private @Nullable State completed(State state, String citation, String component, Object value) {
        for (int i = 0; i < state.changes().size(); i++) {
            Change change = state.changes().get(i);
            PartnerFact added = change.added();
            if (added == null || !added.citation().equals(citation) || Reading.value(added, component) != null) {
                continue;
            }
            PartnerFact more = (PartnerFact) FactRecord.of(added.getClass()).with(added, Map.of(component, value));
            List<String> asked = new ArrayList<>(change.asked());
            asked.add(component);
            List<Change> changes = new ArrayList<>(state.changes());
            changes.set(i, new Change(null, "", null, null, more, asked, change.effort()));
            List<PartnerFact> base = new ArrayList<>(state.world().base);
            base.set(base.indexOf(added), more);
            return new State(
                    new World(base, day),
                    List.copyOf(changes),
                    state.effort(),
                    state.distance() + 1e-3,
                    state.goal(),
                    state.rule(),
                    state.step(),
                    state.bound());
        }
        return null;
    }

    /** How many elements two sets differ by; 0 for other values. */
    private static int elements(@Nullable Object from, Object to) {
        if (!(to instanceof Collection<?> after)) {
            return 0;
        }
        Collection<?> before = from instanceof Collection<?> several ? several : List.of();
        return (int) (after.stream()
                        .filter(element -> !before.contains(element))
                        .count()
                + before.stream().filter(element -> !after.contains(element)).count());
    }

    private State with(State state, Change change, double distance) {
        List<Change> changes = new ArrayList<>(state.changes());
        changes.add(change);
        return new State(
                new World(change.applyTo(state.world().base), day),
                List.copyOf(changes),
                state.effort() + change.effort(),
                state.distance() + distance,
                state.goal(),
                state.rule(),
                state.step(),
                state.bound());
    }

    private static @Nullable Fact build(Fact fact, Map<String, Object> values) {
        try {
            return FactRecord.of(fact.getClass()).with(fact, values);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Fact tryBuild(Class<? extends Fact> type, Map<String, @Nullable Object> values) {
        try {
            return FactRecord.of(type).build(values);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
