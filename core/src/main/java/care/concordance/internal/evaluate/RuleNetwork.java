package care.concordance.internal.evaluate;

import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.internal.evaluate.WalkableRule.Step;
import care.concordance.internal.pack.RuleText.Form;
import care.concordance.pack.Quantifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rules walked together over facts: steps that rules have in common are walked once. It asks Drools' own compiled
 * predicates and runs Drools' own compiled consequences in the order of the model, and holds no condition of its own; tests
 * hold it to what a session says. Where facts of a type are many, what the constraints on a fact alone leave of them is kept
 * for the run, and a join on equality is looked up by Drools' own index, as its network does. Immutable and thread-safe.
 */
public final class RuleNetwork {

    /** Up to this many facts of a type are tried one by one; more are filtered once and looked up by an index. */
    private static final int FEW = 6;

    /** One compiled constraint, asked of a fact and the facts bound before it. */
    interface Test {
        boolean holds(Fact fact, @Nullable Fact[] bound) throws Exception;
    }

    /**
     * The facts of a type that meet constraints on the fact alone.
     *
     * @param of those that meet the constraints before this one; null when there are none before
     */
    record Filter(int id, int type, @Nullable Filter of, Test test) {

        static final @Nullable Fact[] NOTHING = {};

        // There is one of a number: as a record's own, which a start would have to link.
        @Override
        public int hashCode() {
            return id;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        /** Whether a fact of the type is among them. */
        boolean admits(Fact fact) throws Exception {
            return (of == null || of.admits(fact)) && test.holds(fact, NOTHING);
        }
    }

    /**
     * The facts of a type by the value of a property.
     *
     * @param of only those that meet constraints on the fact alone; null for all
     */
    record Index(int id, int type, @Nullable Filter of, Function<Object, ?> value) {}

    /**
     * Facts looked up by the value they are joined on.
     *
     * @param slot the earlier fact
     * @param wanted reads the value from the earlier fact
     * @param nullIsAny whether every fact may be joined to an earlier one of which the value is not known
     * @param otherwise by what to look up then; null for every fact
     */
    record Lookup(
            Index index,
            int slot,
            Function<Object, ?> wanted,
            boolean nullIsAny,
            @Nullable Lookup otherwise) {}

    /** A step that one or more rules have in common, with the steps that follow it in any of them. */
    static final class Node {
        final Quantifier quantifier;
        final int type;
        final int slot;
        /** All constraints in their possible form: those on the fact alone first, as in a session. */
        final Test[] tests;

        final Test[] joins;
        /** The certain form of those constraints whose forms differ: what possibly holds and meets them holds for certain. */
        final Test[] certain;

        final @Nullable Filter alone;
        final @Nullable Lookup lookup;
        Node[] next = {};
        /** The rules that end with this step. */
        WalkableRule[] endings = {};

        Node(
                Quantifier quantifier,
                int type,
                int slot,
                Test[] tests,
                int joins,
                Test[] certain,
                @Nullable Filter alone,
                @Nullable Lookup lookup) {
            this.quantifier = quantifier;
            this.type = type;
            this.slot = slot;
            this.tests = tests;
            this.joins = Arrays.copyOfRange(tests, tests.length - joins, tests.length);
            this.certain = certain;
            this.alone = alone;
            this.lookup = lookup;
        }
    }

    static boolean hold(Test[] tests, Fact fact, @Nullable Fact[] bound) throws Exception {
        for (Test test : tests) {
            if (!test.holds(fact, bound)) {
                return false;
            }
        }
        return true;
    }

    private final Map<Class<?>, Integer> types = new HashMap<>();
    private final Map<List<Object>, Filter> filters = new HashMap<>();
    private final Map<List<Object>, Index> indexes = new HashMap<>();
    private final List<List<Filter>> filtersOf = new ArrayList<>();
    private final List<List<Index>> indexesOf = new ArrayList<>();
    private final Node[] roots;
    private final int depth;
    private final int few;

    /** @param rules asked by their compiled predicates; one that has none, by its text */
    public RuleNetwork(List<WalkableRule> rules) {
        this(rules, FEW);
    }

    /** @param few so many facts of a type are tried one by one; more of them are looked up */
    public RuleNetwork(List<WalkableRule> rules, int few) {
        this.few = few;
        Node start = new Node(Quantifier.EXISTS, -1, -1, new Test[0], 0, new Test[0], null, null);
        Map<Node, Map<Object, Node>> known = new HashMap<>();
        int deepest = 0;
        for (WalkableRule rule : rules) {
            Node at = start;
            Map<String, Integer> slots = new HashMap<>();
            for (int i = 0; i < rule.steps().size(); i++) {
                Step step = rule.steps().get(i);
                int slot = i;
                Map<Object, Node> following = known.computeIfAbsent(at, node -> new HashMap<>());
                Node next = following.get(key(step));
                if (next == null) {
                    next = node(step, slot, slots);
                    following.put(key(step), next);
                    at.next = plus(at.next, next);
                }
                at = next;
                if (step.text().quantifier() == Quantifier.EACH) {
                    slots.put(WalkableRule.name(step.text(), i), slot);
                }
            }
            deepest = Math.max(deepest, rule.steps().size());
            at.endings = plus(at.endings, rule);
        }
        for (int type = 0; type < types.size(); type++) {
            int each = type;
            filtersOf.add(filters.values().stream()
                    .filter(filter -> filter.type() == each)
                    .sorted(Comparator.comparingInt(Filter::id))
                    .toList());
            indexesOf.add(indexes.values().stream()
                    .filter(index -> index.type() == each)
                    .toList());
        }
        this.roots = start.next;
        this.depth = deepest;
    }

    /** What two steps have in common when they can be one node: the same constraints on the same bound facts. */
    private static Object key(Step step) {
        List<Object> key = new ArrayList<>();
        key.add(step.text().quantifier());
        key.add(step.type());
        key.add(String.valueOf(step.text().binding()));
        step.checks().forEach(check -> key.add(check.key()));
        return key;
    }

    private int type(Class<?> type) {
        Integer known = types.putIfAbsent(type, types.size());
        return known == null ? types.size() - 1 : known;
    }

    /** The types of the facts any rule asks for, each with its number. */
    Map<Class<?>, Integer> types() {
        return Collections.unmodifiableMap(types);
    }

    private Node node(Step step, int slot, Map<String, Integer> slots) {
        int type = type(step.type());
        Filter alone = null;
        Lookup lookup = null;
        List<Test> tests = new ArrayList<>();
        List<Test> joins = new ArrayList<>();
        List<Test> certain = new ArrayList<>();
        for (Check check : step.checks()) {
            Test test = test(check, Form.POSSIBLE, slots);
            if (!check.isTwoValued()) {
                certain.add(test(check, Form.CERTAIN, slots));
            }
            if (check.isJoin()) {
                joins.add(test);
            } else {
                tests.add(test);
                Filter before = alone;
                alone = filters.computeIfAbsent(
                        List.of(before == null ? type : before, check.key()),
                        key -> new Filter(filters.size(), type, before, test));
            }
        }
        // The first comes last, so that it knows the others.
        for (int i = step.checks().size() - 1; i >= 0; i--) {
            Check check = step.checks().get(i);
            if (check.isJoin()) {
                Lookup each = lookup(check, Form.POSSIBLE, slots, type, alone, lookup);
                // Where only the certain form can be looked up, the possible one asks besides whether the earlier
                // fact's value is null.
                each = each == null ? lookup(check, Form.CERTAIN, slots, type, alone, lookup) : each;
                lookup = each == null ? lookup : each;
            }
        }
        tests.addAll(joins);
        return new Node(
                step.text().quantifier(),
                type,
                slot,
                tests.toArray(Test[]::new),
                joins.size(),
                certain.toArray(Test[]::new),
                alone,
                lookup);
    }

    /** How to look a join up; null when it is not one on an equal text or constant, of which equal is equal everywhere. */
    private @Nullable Lookup lookup(
            Check check,
            Form form,
            Map<String, Integer> slots,
            int type,
            @Nullable Filter alone,
            @Nullable Lookup otherwise) {
        String[] arguments = check.arguments();
        CompiledForm compiled = check.compiled(form);
        CompiledForm.Join join = compiled == null ? null : compiled.join();
        if (join == null || arguments.length != 2 || !arguments[0].isEmpty() || arguments[1].isEmpty()) {
            return null;
        }
        return new Lookup(
                indexes.computeIfAbsent(
                        List.of(alone == null ? type : alone, join.value()),
                        key -> new Index(indexes.size(), type, alone, join.value())),
                Objects.requireNonNull(slots.get(arguments[1])),
                join.wanted(),
                form == Form.CERTAIN,
                otherwise);
    }

    private static Test test(Check check, Form form, Map<String, Integer> slots) {
        CompiledForm compiled = check.compiled(form);
        if (compiled == null) {
            return read(check, form, Map.copyOf(slots));
        }
        String[] arguments = check.arguments();
        int[] at = new int[arguments.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = arguments[i].isEmpty() ? -1 : Objects.requireNonNull(slots.get(arguments[i]), arguments[i]);
        }
        if (at.length == 1 && at[0] < 0) {
            return (fact, bound) -> compiled.test(fact);
        }
        if (at.length == 2) {
            int first = at[0];
            int second = at[1];
            return (fact, bound) -> compiled.test(first < 0 ? fact : bound[first], second < 0 ? fact : bound[second]);
        }
        return (fact, bound) -> {
            @Nullable Object[] values = new Object[at.length];
            for (int i = 0; i < at.length; i++) {
                values[i] = at[i] < 0 ? fact : bound[at[i]];
            }
            return compiled.test(values);
        };
    }

    /** A constraint as its text says, where nothing is compiled. */
    private static Test read(Check check, Form form, Map<String, Integer> slots) {
        if (!check.isJoin()) {
            return (fact, bound) -> check.test(form, fact, Map.of());
        }
        return (fact, bound) -> {
            Map<String, Fact> named = new HashMap<>();
            slots.forEach((name, slot) -> named.put(name, Objects.requireNonNull(bound[slot])));
            return check.test(form, fact, named);
        };
    }

    static <T> T[] plus(T[] some, T another) {
        T[] more = Arrays.copyOf(some, some.length + 1);
        more[some.length] = another;
        return more;
    }

    /**
     * Everything the rules say about the facts, in no particular order.
     *
     * @throws RuntimeException whatever a rule throws
     */
    public List<Statement> run(Iterable<? extends Fact> facts, AsOf day) {
        WorkingMemory memory = new WorkingMemory(this);
        StatementSink verdicts = new StatementSink();
        try {
            for (Fact fact : facts) {
                memory.insert(fact);
            }
            memory.insert(day);
            new Walk(this, memory, Walk.stating(verdicts)).all();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a rule threw", e);
        }
        return verdicts.statements();
    }

    /**
     * Every way the rules match, for certain or possibly.
     *
     * @param only by step, the facts a positive pattern may take; null for all of its type
     */
    List<WalkableRule.Match> matches(
            Function<Class<?>, List<Fact>> facts, IntFunction<? extends @Nullable List<Fact>> only) {
        List<WalkableRule.Match> matches = new ArrayList<>();
        try {
            Walk walk = new Walk(
                    this,
                    new WorkingMemory(this, facts),
                    (rule, bound, others) -> matches.add(rule.match(bound, others)));
            walk.takeOnly(only);
            walk.all();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a rule threw", e);
        }
        return matches;
    }

    /** The number of a type of facts; null when no rule asks for such. */
    @Nullable
    Integer typeOf(Fact fact) {
        return types.get(fact.getClass());
    }

    /** The first steps of all rules. */
    Node[] roots() {
        return roots;
    }

    /** The most steps a rule has. */
    int depth() {
        return depth;
    }

    /** How many types of facts the rules ask for. */
    int typeCount() {
        return types.size();
    }

    int filterCount() {
        return filters.size();
    }

    int indexCount() {
        return indexes.size();
    }

    /** The filters of one type of facts; each comes after the one it refines. */
    List<Filter> filters(int type) {
        return filtersOf.get(type);
    }

    /** The indexes of one type of facts. */
    List<Index> indexes(int type) {
        return indexesOf.get(type);
    }

    /** Up to this many facts of a type are tried one by one. */
    int few() {
        return few;
    }
}
