package care.concordance.internal.evaluate;

import care.concordance.facts.Fact;
import care.concordance.internal.evaluate.RuleNetwork.Filter;
import care.concordance.internal.evaluate.RuleNetwork.Lookup;
import care.concordance.internal.evaluate.RuleNetwork.Node;
import care.concordance.pack.Quantifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A walk that remembers what was said. All rules start from a few first steps; what was said is kept for each fact a first
 * step found, and for each of the ways on from it. When a fact changes, a way is walked again from those facts it could
 * have led from to the changed one: where the step that asks for it looks it up by a property, only from those with its
 * value.
 */
public final class IncrementalRun {

    /** A first step of some rules, with what was said from each fact that takes it. */
    private static final class Root {
        private final Node node;
        private final List<Activation> kept = new ArrayList<>();
        /** What was said, indexed by each property by which a later step looks facts up. */
        private final IdentityHashMap<Function<Object, ?>, Map<@Nullable Object, List<Activation>>> keptBy =
                new IdentityHashMap<>();

        Root(Node node) {
            this.node = node;
        }

        void add(Activation one) {
            one.place = kept.size();
            kept.add(one);
        }

        /** Removes one; the last moves to its place, as they are in no order. */
        void remove(Activation one) {
            Activation last = kept.remove(kept.size() - 1);
            if (last != one) {
                kept.set(one.place, last);
                last.place = one.place;
            }
        }

        /** What is said right at the first step, then each step that follows. */
        int ways() {
            return node.next.length + 1;
        }
    }

    /** What was said because one fact took a first step. */
    private static final class Activation {
        private final Root root;
        /** Null when the first step takes no single fact. */
        private final @Nullable Fact fact;

        /** Whether the first step takes it for certain. */
        private final boolean certain;

        private final List<List<Statement>> said;
        /** The paths below the first step that have to be walked again. */
        private final BitSet stale = new BitSet();
        /** Where it stands among those of its first step. */
        private int place;

        Activation(Root root, @Nullable Fact fact, boolean certain) {
            this.root = root;
            this.fact = fact;
            this.certain = certain;
            this.said = new ArrayList<>(Collections.nCopies(root.ways(), List.of()));
            this.stale.set(0, root.ways());
        }
    }

    /** A later step that asks for a type of facts, and the path to it from a first step. */
    private record Dependent(Root root, int way, Node node) {

        /** The first facts from which a walk may reach a changed fact. */
        List<Activation> before(Fact fact) throws Exception {
            if (node.alone != null && !node.alone.admits(fact)) {
                return List.of();
            }
            Lookup lookup = node.lookup;
            Map<@Nullable Object, List<Activation>> keptBy =
                    lookup == null || lookup.nullIsAny() ? null : root.keptBy.get(lookup.wanted());
            return lookup == null || keptBy == null
                    ? root.kept
                    : keptBy.getOrDefault(lookup.index().value().apply(fact), List.of());
        }
    }

    /** Statements taken back, and statements made. */
    public record Difference(List<Statement> gone, List<Statement> come) {}

    private final RuleNetwork walk;
    private final WorkingMemory memory;
    /** By type of facts. */
    private final List<List<Root>> roots;

    private final List<List<Dependent>> later;
    private final IdentityHashMap<Fact, List<Activation>> keptOf = new IdentityHashMap<>();
    private final List<Activation> stale = new ArrayList<>();
    private boolean begun;

    public IncrementalRun(RuleNetwork walk) {
        this.walk = walk;
        this.memory = new WorkingMemory(walk);
        this.roots = lists(walk.typeCount());
        this.later = lists(walk.typeCount());
        for (Node node : walk.roots()) {
            Root root = new Root(node);
            if (node.quantifier == Quantifier.EACH) {
                roots.get(node.type).add(root);
                for (int i = 0; i < node.next.length; i++) {
                    add(new Dependent(root, i + 1, node.next[i]));
                }
            } else {
                add(new Dependent(root, 0, node));
                keep(root, null, true);
            }
        }
    }

    private static <T> List<List<T>> lists(int count) {
        List<List<T>> lists = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private void add(Dependent step) {
        Node node = step.node();
        later.get(node.type).add(step);
        if (node.lookup != null && !node.lookup.nullIsAny() && node.lookup.slot() == step.root().node.slot) {
            step.root().keptBy.computeIfAbsent(node.lookup.wanted(), wanted -> new HashMap<>());
        }
        for (Node next : node.next) {
            add(new Dependent(step.root(), step.way(), next));
        }
    }

    /**
     * Takes facts out, others in, and lets the rules speak.
     *
     * @param before facts given earlier: the very ones
     * @throws RuntimeException whatever a rule threw; it is of no use after that
     */
    public Difference replace(Collection<? extends Fact> before, Collection<? extends Fact> after) {
        Difference difference = new Difference(new ArrayList<>(), new ArrayList<>());
        try {
            for (Fact fact : before) {
                memory.delete(fact);
                forget(fact, difference.gone());
            }
            for (Fact fact : after) {
                memory.insert(fact);
                keep(fact);
            }
            // At the beginning everything is walked anyway.
            if (begun) {
                mark(before);
                mark(after);
            }
            begun = true;
            for (Activation kept : stale) {
                walk(kept, difference);
            }
            stale.clear();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a rule threw", e);
        }
        return difference;
    }

    private void forget(Fact fact, List<Statement> gone) {
        List<Activation> of = keptOf.remove(fact);
        if (of == null) {
            return;
        }
        for (Activation kept : of) {
            kept.said.forEach(gone::addAll);
            kept.root.remove(kept);
            kept.root.keptBy.forEach((wanted, by) ->
                    by.getOrDefault(wanted.apply(fact), Collections.emptyList()).remove(kept));
        }
    }

    private void keep(Fact fact) throws Exception {
        Integer type = walk.typeOf(fact);
        if (type == null) {
            return;
        }
        List<Activation> of = new ArrayList<>();
        for (Root root : roots.get(type)) {
            if (RuleNetwork.hold(root.node.tests, fact, Filter.NOTHING)) {
                of.add(keep(root, fact, RuleNetwork.hold(root.node.certain, fact, Filter.NOTHING)));
            }
        }
        if (!of.isEmpty()) {
            keptOf.put(fact, of);
        }
    }

    private Activation keep(Root root, @Nullable Fact fact, boolean certain) {
        Activation kept = new Activation(root, fact, certain);
        root.add(kept);
        if (fact != null) {
            root.keptBy.forEach((wanted, by) -> by.computeIfAbsent(wanted.apply(fact), value -> new ArrayList<>())
                    .add(kept));
        }
        stale.add(kept);
        return kept;
    }

    private void mark(Collection<? extends Fact> changed) throws Exception {
        for (Fact fact : changed) {
            Integer type = walk.typeOf(fact);
            for (Dependent step : type == null ? List.<Dependent>of() : later.get(type)) {
                for (Activation kept : step.before(fact)) {
                    if (kept.stale.isEmpty()) {
                        stale.add(kept);
                    }
                    kept.stale.set(step.way());
                }
            }
        }
    }

    private void walk(Activation kept, Difference difference) throws Exception {
        for (int way = kept.stale.nextSetBit(0); way >= 0; way = kept.stale.nextSetBit(way + 1)) {
            List<Statement> before = kept.said.get(way);
            List<Statement> after = walk(kept, way);
            if (!after.equals(before)) {
                kept.said.set(way, after);
                List<Statement> gone = new ArrayList<>(before);
                for (Statement statement : after) {
                    if (!gone.remove(statement)) {
                        difference.come().add(statement);
                    }
                }
                difference.gone().addAll(gone);
            }
        }
        kept.stale.clear();
    }

    private List<Statement> walk(Activation kept, int way) throws Exception {
        StatementSink verdicts = new StatementSink();
        Walk from = new Walk(walk, memory, Walk.stating(verdicts));
        Node node = kept.root.node;
        if (kept.fact == null) {
            from.at(node, true);
        } else {
            from.bind(kept.fact);
            if (way == 0) {
                from.end(node, kept.certain);
            } else {
                from.at(node.next[way - 1], kept.certain);
            }
        }
        return verdicts.statements();
    }
}
