package care.concordance.internal.evaluate;

import care.concordance.facts.Fact;
import care.concordance.internal.evaluate.RuleNetwork.Filter;
import care.concordance.internal.evaluate.RuleNetwork.Index;
import care.concordance.internal.evaluate.RuleNetwork.Lookup;
import care.concordance.internal.evaluate.RuleNetwork.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The facts a walk goes over, by type; where they are many also what constraints on a fact alone leave of them, and those
 * by the value they are joined on, each worked out when it is first asked for. Not thread-safe.
 */
final class WorkingMemory {

    /** The facts of one type, in no order, in an array of which the first {@link #count} places are taken. */
    static final class Facts {
        private static final Facts NONE = new Facts(0);

        private @Nullable Fact[] facts;
        private int count;

        Facts(int room) {
            facts = new Fact[room];
        }

        Facts(List<Fact> all) {
            facts = all.toArray(Fact[]::new);
            count = facts.length;
        }

        int count() {
            return count;
        }

        Fact get(int at) {
            return Objects.requireNonNull(facts[at]);
        }

        void add(Fact fact) {
            if (count == facts.length) {
                facts = Arrays.copyOf(facts, Math.max(4, 2 * count));
            }
            facts[count++] = fact;
        }

        /** Removes a fact, by identity; the last fact moves to its place. */
        void remove(Fact fact) {
            int at = --count;
            while (facts[at] != fact) {
                at--;
            }
            facts[at] = facts[count];
            facts[count] = null;
        }

        private void change(Fact fact, boolean there) {
            if (there) {
                add(fact);
            } else {
                remove(fact);
            }
        }
    }

    /** Cached filters and indexes; each is null until it is first asked for. */
    private static final class Found {
        private final @Nullable Facts[] left;
        private final List<@Nullable Map<@Nullable Object, Facts>> indexes;

        Found(int filters, int indexes) {
            this.left = new Facts[filters];
            this.indexes = new ArrayList<>(Collections.nCopies(indexes, null));
        }
    }

    private final RuleNetwork walk;
    private final Facts[] facts;
    /** The type of the last fact: those of one type tend to come one after the other. */
    private Class<?> last = Fact.class;

    private @Nullable Integer lastType;
    /** Null for as long as facts are few. */
    private @Nullable Found found;

    WorkingMemory(RuleNetwork walk) {
        this.walk = walk;
        this.facts = new Facts[walk.typeCount()];
        for (int type = 0; type < facts.length; type++) {
            facts[type] = new Facts(4);
        }
    }

    /** @param of everything known, by type */
    WorkingMemory(RuleNetwork walk, Function<Class<?>, List<Fact>> of) {
        this.walk = walk;
        this.facts = new Facts[walk.typeCount()];
        walk.types().forEach((type, number) -> facts[number] = new Facts(of.apply(type)));
    }

    /** The facts of a type. */
    Facts facts(int type) {
        return facts[type];
    }

    private @Nullable Integer type(Fact fact) {
        if (fact.getClass() != last) {
            last = fact.getClass();
            lastType = walk.typeOf(fact);
        }
        return lastType;
    }

    /** Adds a fact, unless no rule asks for its type. */
    void insert(Fact fact) throws Exception {
        change(fact, true);
    }

    /** Removes a fact that was added, by identity. */
    void delete(Fact fact) throws Exception {
        change(fact, false);
    }

    /** Keeps the cached filters and indexes up to date. */
    private void change(Fact fact, boolean there) throws Exception {
        Integer type = type(fact);
        if (type == null) {
            return;
        }
        facts[type].change(fact, there);
        Found known = found;
        if (known == null) {
            return;
        }
        boolean[] admitted = new boolean[walk.filterCount()];
        for (Filter filter : walk.filters(type)) {
            Filter of = filter.of();
            admitted[filter.id()] =
                    (of == null || admitted[of.id()]) && filter.test().holds(fact, Filter.NOTHING);
            Facts left = known.left[filter.id()];
            if (left != null && admitted[filter.id()]) {
                left.change(fact, there);
            }
        }
        for (Index index : walk.indexes(type)) {
            Map<@Nullable Object, Facts> byValue = known.indexes.get(index.id());
            if (byValue != null && (index.of() == null || admitted[index.of().id()])) {
                byValue.computeIfAbsent(index.value().apply(fact), value -> new Facts(4))
                        .change(fact, there);
            }
        }
    }

    /** The facts that a step need try: those that meet its constraints on the fact alone, looked up by an index where there is one. */
    Facts candidates(Node node, @Nullable Fact[] bound) throws Exception {
        for (Lookup lookup = node.lookup; lookup != null; lookup = lookup.otherwise()) {
            Object wanted = lookup.wanted().apply(bound[lookup.slot()]);
            if (wanted != null || !lookup.nullIsAny()) {
                return of(wanted, lookup.index(), node);
            }
        }
        return alone(node.type, node.alone);
    }

    private Facts of(@Nullable Object wanted, Index by, Node node) throws Exception {
        Found known = found();
        Map<@Nullable Object, Facts> index = known.indexes.get(by.id());
        if (index == null) {
            Facts alone = alone(node.type, node.alone);
            if (alone.count() <= walk.few()) {
                return alone;
            }
            index = index(alone, by);
            known.indexes.set(by.id(), index);
        }
        return index.getOrDefault(wanted, Facts.NONE);
    }

    private static Map<@Nullable Object, Facts> index(Facts facts, Index by) {
        Map<@Nullable Object, Facts> index = new HashMap<>();
        for (int i = 0; i < facts.count(); i++) {
            Fact fact = facts.get(i);
            index.computeIfAbsent(by.value().apply(fact), value -> new Facts(4)).add(fact);
        }
        return index;
    }

    private Facts alone(int type, @Nullable Filter filter) throws Exception {
        if (filter == null) {
            return facts[type];
        }
        Found known = found();
        Facts left = known.left[filter.id()];
        if (left == null) {
            Facts before = alone(type, filter.of());
            left = new Facts(4);
            for (int i = 0; i < before.count(); i++) {
                if (filter.test().holds(before.get(i), Filter.NOTHING)) {
                    left.add(before.get(i));
                }
            }
            known.left[filter.id()] = left;
        }
        return left;
    }

    private Found found() {
        Found known = found;
        if (known == null) {
            known = new Found(walk.filterCount(), walk.indexCount());
            found = known;
        }
        return known;
    }
}
