package care.concordance.verdict;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reasons that are put into words when somebody asks for one. Two that are worded by equals are equal, and nothing is worded for that. */
final class WordedReasons extends AbstractList<Reason> {

    private final Supplier<List<Reason>> wording;

    private volatile @Nullable List<Reason> reasons;

    WordedReasons(Supplier<List<Reason>> wording) {
        this.wording = wording;
    }

    private List<Reason> reasons() {
        List<Reason> known = reasons;
        if (known == null) {
            known = List.copyOf(wording.get());
            reasons = known;
        }
        return known;
    }

    @Override
    public Reason get(int index) {
        return reasons().get(index);
    }

    @Override
    public int size() {
        return reasons().size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WordedReasons that ? wording.equals(that.wording) : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
