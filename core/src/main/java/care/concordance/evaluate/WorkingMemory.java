package care.concordance.evaluate;

import care.concordance.evaluate.SharedWalk.Filter;
import care.concordance.evaluate.SharedWalk.Index;
import care.concordance.evaluate.SharedWalk.Lookup;
import care.concordance.evaluate.SharedWalk.Node;
import care.concordance.facts.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts a walk goes over, by type; where they are many also what constraints on a fact alone leave of them, and those
 * by the value they are joined on, each worked out when it is first asked for. Not thread-safe.
 */
final class WorkingMemory {

    private static final Fact[] NONE = {};

    /** What has been worked out of many facts: each null before it is asked for. */
    private static final class Found {
        private final List<Fact @Nullable []> all;
        private final List<Fact @Nullable []> left;
        private final List<@Nullable Map<@Nullable Object, Fact[]>> indexes;

        Found(int types, int filters, int indexes) {
            this.all = new ArrayList<>(Collections.nCopies(types, null));
            this.left = new ArrayList<>(Collections.nCopies(filters, null));
            this.indexes = new ArrayList<>(Collections.nCopies(indexes, null));
        }
    }

    private final SharedWalk walk;
    private final Fact[][] facts;
    private final int[] counts;
    /** The type of the last fact: those of one type tend to come one after the other. */
    private Class<?> last = Fact.class;

    private @Nullable Integer lastType;
    /** Null for as long as facts are few. */
    private @Nullable Found found;

    WorkingMemory(SharedWalk walk) {
        this.walk = walk;
        this.facts = new Fact[walk.typeCount()][];
        this.counts = new int[facts.length];
    }

    /** Facts of a type, of which the first {@link #count} are there. */
    Fact[] facts(int type) {
        return facts[type];
    }

    int count(int type) {
        return counts[type];
    }

    private @Nullable Integer type(Fact fact) {
        if (fact.getClass() != last) {
            last = fact.getClass();
            lastType = walk.typeOf(fact);
        }
        return lastType;
    }

    /** Takes a fact in; one no rule asks for is left out. */
    void insert(Fact fact) throws Exception {
        Integer type = type(fact);
        if (type == null) {
            return;
        }
        Fact[] known = facts[type];
        if (known == null) {
            known = new Fact[4];
        } else if (known.length == counts[type]) {
            known = Arrays.copyOf(known, 2 * known.length);
        }
        known[counts[type]++] = fact;
        facts[type] = known;
        changed(type, fact, true);
    }

    /** Takes a fact out: the very one that was taken in. */
    void delete(Fact fact) throws Exception {
        Integer type = type(fact);
        if (type == null) {
            return;
        }
        Fact[] known = facts[type];
        int last = --counts[type];
        int at = last;
        while (known[at] != fact) {
            at--;
        }
        known[at] = known[last];
        changed(type, fact, false);
    }

    /** What was worked out holds no more, or follows suit. */
    private void changed(int type, Fact fact, boolean there) throws Exception {
        Found known = found;
        if (known == null) {
            return;
        }
        known.all.set(type, null);
        for (Filter filter : walk.filters(type)) {
            if (known.left.get(filter.id()) != null && filter.admits(fact)) {
                known.left.set(filter.id(), null);
            }
        }
        for (Index index : walk.indexes(type)) {
            Map<@Nullable Object, Fact[]> byValue = known.indexes.get(index.id());
            if (byValue != null && (index.of() == null || index.of().admits(fact))) {
                byValue.merge(
                        index.value().apply(fact),
                        there ? new Fact[] {fact} : NONE,
                        (before, now) -> there ? SharedWalk.plus(before, fact) : without(before, fact));
            }
        }
    }

    private static Fact[] without(Fact[] facts, Fact fact) {
        return Arrays.stream(facts).filter(each -> each != fact).toArray(Fact[]::new);
    }

    /** Those of many facts that may take a step: all of them have met its constraints on the fact alone. */
    Fact[] candidates(Node node, @Nullable Fact[] bound) throws Exception {
        Lookup lookup = node.lookup;
        if (lookup == null) {
            return alone(node.type, node.alone);
        }
        Found known = found();
        Map<@Nullable Object, Fact[]> index = known.indexes.get(lookup.index().id());
        if (index == null) {
            Fact[] alone = alone(node.type, node.alone);
            if (alone.length <= walk.few()) {
                return alone;
            }
            index = index(alone, lookup.index());
            known.indexes.set(lookup.index().id(), index);
        }
        return index.getOrDefault(lookup.wanted().apply(bound[lookup.slot()]), NONE);
    }

    private static Map<@Nullable Object, Fact[]> index(Fact[] facts, Index by) {
        Map<@Nullable Object, List<Fact>> groups = new HashMap<>();
        for (Fact fact : facts) {
            groups.computeIfAbsent(by.value().apply(fact), key -> new ArrayList<>(4))
                    .add(fact);
        }
        Map<@Nullable Object, Fact[]> index = new HashMap<>();
        groups.forEach((key, group) -> index.put(key, group.toArray(NONE)));
        return index;
    }

    private Fact[] alone(int type, @Nullable Filter filter) throws Exception {
        Found known = found();
        Fact[] left = filter == null ? known.all.get(type) : known.left.get(filter.id());
        if (left != null) {
            return left;
        }
        if (filter == null) {
            left = Arrays.copyOf(facts[type], counts[type]);
            known.all.set(type, left);
            return left;
        }
        Fact[] before = alone(type, filter.of());
        left = new Fact[before.length];
        int count = 0;
        for (Fact fact : before) {
            if (filter.test().holds(fact, Filter.NOTHING)) {
                left[count++] = fact;
            }
        }
        left = Arrays.copyOf(left, count);
        known.left.set(filter.id(), left);
        return left;
    }

    private Found found() {
        Found known = found;
        if (known == null) {
            known = new Found(walk.typeCount(), walk.filterCount(), walk.indexCount());
            found = known;
        }
        return known;
    }
}
