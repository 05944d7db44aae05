package care.concordance.evaluate;

import care.concordance.evaluate.RuleWalk.Check;
import care.concordance.evaluate.RuleWalk.Step;
import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.pack.RuleText.Quantifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.drools.model.Consequence;
import org.drools.model.Global;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.BlockN;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.jspecify.annotations.Nullable;

/**
 * Rules walked together over a few facts: steps that rules have in common are walked once. It asks Drools' own compiled
 * predicates and runs Drools' own compiled consequences in the order of the model, and holds no condition of its own; tests
 * hold it to what a session says. Immutable and thread-safe.
 */
final class SharedWalk {

    private interface Test {
        boolean holds(Fact fact, @Nullable Fact[] bound) throws Exception;
    }

    /** One step, with the steps that follow it in any of the rules. */
    private static final class Node {
        private final Quantifier quantifier;
        private final int type;
        private final int slot;
        private final Test[] tests;
        private Node[] next = {};
        private Ending[] endings = {};

        Node(Quantifier quantifier, int type, int slot, Test[] tests) {
            this.quantifier = quantifier;
            this.type = type;
            this.slot = slot;
            this.tests = tests;
        }

        boolean admits(Fact fact, @Nullable Fact[] bound) throws Exception {
            for (Test test : tests) {
                if (!test.holds(fact, bound)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What a rule does when its last step is reached; a slot of -1 is the sink. */
    private static final class Ending {
        private final String rule;
        private final int[] positive;
        private final int[] arguments;
        private final BlockN block;

        Ending(String rule, int[] positive, int[] arguments, BlockN block) {
            this.rule = rule;
            this.positive = positive;
            this.arguments = arguments;
            this.block = block;
        }

        void speak(@Nullable Fact[] bound, Verdicts verdicts) throws Exception {
            Fact[] matched = new Fact[positive.length];
            for (int i = 0; i < matched.length; i++) {
                matched[i] = Objects.requireNonNull(bound[positive[i]]);
            }
            @Nullable Object[] values = new Object[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments[i] < 0 ? verdicts : bound[arguments[i]];
            }
            verdicts.firing(rule, List.of(matched));
            block.execute(values);
        }
    }

    private final Map<Class<?>, Integer> types = new HashMap<>();
    private final Node[] roots;
    private final int depth;

    /** @param rules rules with compiled predicates */
    SharedWalk(List<RuleWalk> rules) {
        Node start = new Node(Quantifier.EXISTS, -1, -1, new Test[0]);
        Map<Node, Map<Object, Node>> known = new HashMap<>();
        int deepest = 0;
        for (RuleWalk rule : rules) {
            Node at = start;
            Map<String, Integer> slots = new HashMap<>();
            List<Integer> positive = new ArrayList<>();
            for (int i = 0; i < rule.steps().size(); i++) {
                Step step = rule.steps().get(i);
                int slot = i;
                Map<Object, Node> following = known.computeIfAbsent(at, node -> new HashMap<>());
                Node next = following.get(key(step));
                if (next == null) {
                    next = new Node(step.text().quantifier(), type(step.type()), slot, tests(step, slots));
                    following.put(key(step), next);
                    at.next = plus(at.next, next);
                }
                at = next;
                if (step.text().quantifier() == Quantifier.EACH) {
                    positive.add(slot);
                    slots.put(RuleWalk.name(step.text(), i), slot);
                }
            }
            deepest = Math.max(deepest, rule.steps().size());
            at.endings = plus(at.endings, ending(rule, positive, slots));
        }
        this.roots = start.next;
        this.depth = deepest;
    }

    /** Equal when the pattern is spelled alike, whatever it stands under. */
    private static Object key(Step step) {
        List<Object> key = new ArrayList<>();
        key.add(step.text().quantifier());
        key.add(step.type());
        key.add(String.valueOf(step.text().binding()));
        step.checks().forEach(check -> key.add(check.text().text()));
        return key;
    }

    private int type(Class<?> type) {
        Integer known = types.putIfAbsent(type, types.size());
        return known == null ? types.size() - 1 : known;
    }

    /** The types of the facts any rule asks for. */
    Set<Class<?>> types() {
        return Set.copyOf(types.keySet());
    }

    /** Constraints on the fact alone come first, as in a session. */
    private static Test[] tests(Step step, Map<String, Integer> slots) {
        List<Test> tests = new ArrayList<>();
        for (boolean joins : new boolean[] {false, true}) {
            for (Check check : step.checks()) {
                if (check.isJoin() == joins) {
                    tests.add(test(check, slots));
                }
            }
        }
        return tests.toArray(Test[]::new);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the model is not generic; the gate has checked every type
    private static Test test(Check check, Map<String, Integer> slots) {
        SingleConstraint constraint = Objects.requireNonNull(check.compiled());
        String[] arguments = check.arguments();
        int[] at = new int[arguments.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = arguments[i].isEmpty() ? -1 : Objects.requireNonNull(slots.get(arguments[i]), arguments[i]);
        }
        if (at.length == 1 && at[0] < 0) {
            Predicate1 predicate = (Predicate1) bare(constraint.getPredicate1());
            return (fact, bound) -> predicate.test(fact);
        }
        if (at.length == 2) {
            Predicate2 predicate = (Predicate2) bare(constraint.getPredicate2());
            int first = at[0];
            int second = at[1];
            return (fact, bound) -> predicate.test(first < 0 ? fact : bound[first], second < 0 ? fact : bound[second]);
        }
        return (fact, bound) -> {
            @Nullable Object[] values = new Object[at.length];
            for (int i = 0; i < at.length; i++) {
                values[i] = at[i] < 0 ? fact : bound[at[i]];
            }
            return constraint.getPredicate().test(values);
        };
    }

    /** Without the wrapper that only serves messages. */
    private static Object bare(Object predicate) {
        return predicate instanceof IntrospectableLambda lambda ? lambda.getLambda() : predicate;
    }

    private static Ending ending(RuleWalk rule, List<Integer> positive, Map<String, Integer> slots) {
        Consequence consequence = Objects.requireNonNull(rule.consequence());
        Variable<?>[] variables = consequence.getVariables();
        int[] arguments = new int[variables.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] =
                    variables[i] instanceof Global<?> ? -1 : Objects.requireNonNull(slots.get(variables[i].getName()));
        }
        return new Ending(
                rule.text().name(),
                positive.stream().mapToInt(Integer::intValue).toArray(),
                arguments,
                consequence.getBlock());
    }

    private static Node[] plus(Node[] nodes, Node node) {
        Node[] more = Arrays.copyOf(nodes, nodes.length + 1);
        more[nodes.length] = node;
        return more;
    }

    private static Ending[] plus(Ending[] endings, Ending ending) {
        Ending[] more = Arrays.copyOf(endings, endings.length + 1);
        more[endings.length] = ending;
        return more;
    }

    /**
     * Everything the rules say about the facts, in no particular order.
     *
     * @throws RuntimeException whatever a rule throws
     */
    List<Statement> run(Iterable<? extends Fact> facts, AsOf day) {
        Fact[][] byType = new Fact[types.size()][];
        int[] counts = new int[byType.length];
        for (Fact fact : facts) {
            sort(fact, byType, counts);
        }
        sort(day, byType, counts);
        Verdicts verdicts = new Verdicts();
        try {
            Walk walk = new Walk(byType, counts, new Fact[depth], verdicts);
            for (Node root : roots) {
                walk.at(root);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a rule threw", e);
        }
        return verdicts.statements();
    }

    private void sort(Fact fact, Fact[][] byType, int[] counts) {
        Integer type = types.get(fact.getClass());
        if (type == null) {
            return;
        }
        Fact[] known = byType[type];
        if (known == null) {
            known = new Fact[4];
        } else if (known.length == counts[type]) {
            known = Arrays.copyOf(known, 2 * known.length);
        }
        known[counts[type]++] = fact;
        byType[type] = known;
    }

    /** One run over the facts of one subject. */
    private static final class Walk {
        private final Fact[][] facts;
        private final int[] counts;
        private final @Nullable Fact[] bound;
        private final Verdicts verdicts;

        Walk(Fact[][] facts, int[] counts, @Nullable Fact[] bound, Verdicts verdicts) {
            this.facts = facts;
            this.counts = counts;
            this.bound = bound;
            this.verdicts = verdicts;
        }

        void at(Node node) throws Exception {
            int count = counts[node.type];
            if (node.quantifier == Quantifier.EACH) {
                for (int i = 0; i < count; i++) {
                    Fact fact = facts[node.type][i];
                    if (node.admits(fact, bound)) {
                        bound[node.slot] = fact;
                        on(node);
                    }
                }
                return;
            }
            boolean found = false;
            for (int i = 0; i < count && !found; i++) {
                found = node.admits(facts[node.type][i], bound);
            }
            if (found == (node.quantifier == Quantifier.EXISTS)) {
                on(node);
            }
        }

        private void on(Node node) throws Exception {
            for (Ending ending : node.endings) {
                ending.speak(bound, verdicts);
            }
            for (Node next : node.next) {
                at(next);
            }
        }
    }
}
