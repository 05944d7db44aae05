package care.concordance.verdict;

import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one standard for one subject, with its reasons.
 *
 * @param standard the text of the standard that was in force
 * @param subject whom it is about
 * @param outcome how it turned out
 * @param reasons why, sorted; empty only when no rule said anything
 * @param variance the variance that names this standard and subject, in force or expired; null when there is none
 */
public record Verdict(
        Standard standard,
        Subject subject,
        Outcome outcome,
        List<Reason> reasons,
        @Nullable Variance variance) implements Comparable<Verdict> {

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** True when designation depends on this verdict. */
    public boolean isRequired() {
        return standard.isRequired();
    }

    @Override
    public int compareTo(Verdict other) {
        int byStandard = standard.id().compareTo(other.standard.id());
        return byStandard != 0 ? byStandard : subject.compareTo(other.subject);
    }
}
