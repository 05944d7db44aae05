package care.concordance.internal.evaluate;

import care.concordance.facts.Fact;
import care.concordance.internal.evaluate.RuleNetwork.Node;
import care.concordance.internal.evaluate.RuleNetwork.Test;
import care.concordance.internal.evaluate.WorkingMemory.Facts;
import care.concordance.pack.Quantifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One run over the facts through a network of rules: goes from step to step, depth first, and tells what it finds. Not thread-safe. */
final class Walk {

    /** Takes what a walk finds. */
    interface Found {
        /**
         * A rule matches.
         *
         * @param bound by step, the facts of its positive patterns
         * @param others by step, the facts that leave it open; null when nothing is open
         */
        void match(WalkableRule rule, @Nullable Fact[] bound, @Nullable List<Fact> @Nullable [] others)
                throws Exception;
    }

    private final RuleNetwork network;
    private final WorkingMemory memory;
    private final Found found;
    private final @Nullable Fact[] bound;
    /** By slot, the facts that leave open whether there is one, or none, as the step asks. */
    private final @Nullable List<Fact>[] others;
    /** By slot, the only facts a positive pattern may take. */
    private final @Nullable List<Fact>[] only;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of lists
    Walk(RuleNetwork network, WorkingMemory memory, Found found) {
        this.network = network;
        this.memory = memory;
        this.found = found;
        this.bound = new Fact[network.depth()];
        this.others = new List[network.depth()];
        this.only = new List[network.depth()];
    }

    /** States what every rule found says. */
    static Found stating(StatementSink verdicts) {
        return (rule, bound, others) -> rule.speak(bound, rule.match(bound, others), verdicts);
    }

    /** @param facts by step, the facts a positive pattern may take; null for all of its type */
    void takeOnly(IntFunction<? extends @Nullable List<Fact>> facts) {
        for (int slot = 0; slot < only.length; slot++) {
            only[slot] = facts.apply(slot);
        }
    }

    /** From the first steps of all rules on. */
    void all() throws Exception {
        for (Node root : network.roots()) {
            at(root, true);
        }
    }

    /**
     * From this step on.
     *
     * @param certain whether everything asked before is known to be so
     */
    void at(Node node, boolean certain) throws Exception {
        List<Fact> given = node.quantifier == Quantifier.EACH ? only[node.slot] : null;
        if (given != null) {
            for (Fact fact : given) {
                take(node, node.tests, fact, certain);
            }
            return;
        }
        Facts candidates = memory.facts(node.type);
        Test[] tests = node.tests;
        if (candidates.count() > network.few()) {
            // What is left of many facts has met the constraints on the fact alone.
            candidates = memory.candidates(node, bound);
            tests = node.joins;
        }
        int count = candidates.count();
        if (node.quantifier == Quantifier.EACH) {
            for (int i = 0; i < count; i++) {
                take(node, tests, candidates.get(i), certain);
            }
            return;
        }
        boolean there = false;
        List<Fact> open = null;
        for (int i = 0; i < count && !there; i++) {
            Fact fact = candidates.get(i);
            if (RuleNetwork.hold(tests, fact, bound)) {
                there = RuleNetwork.hold(node.certain, fact, bound);
                if (!there) {
                    open = open == null ? new ArrayList<>(2) : open;
                    open.add(fact);
                }
            }
        }
        if (node.quantifier == Quantifier.EXISTS ? there || open != null : !there) {
            boolean sure = node.quantifier == Quantifier.EXISTS ? there : open == null;
            others[node.slot] = sure ? null : open;
            on(node, certain && sure);
            others[node.slot] = null;
        }
    }

    private void take(Node node, Test[] tests, Fact fact, boolean certain) throws Exception {
        if (RuleNetwork.hold(tests, fact, bound)) {
            boolean sure = certain && RuleNetwork.hold(node.certain, fact, bound);
            bound[node.slot] = fact;
            on(node, sure);
        }
    }

    private void on(Node node, boolean certain) throws Exception {
        end(node, certain);
        for (Node next : node.next) {
            at(next, certain);
        }
    }

    /** Tells of the rules that end with this step. */
    void end(Node node, boolean certain) throws Exception {
        for (WalkableRule ending : node.endings) {
            found.match(ending, bound, certain ? null : others);
        }
    }

    /** Starts from one fact, for a run over the rules whose first step it takes. */
    void bind(Fact first) {
        bound[0] = first;
    }
}
