package care.concordance.verdict;

import care.concordance.facts.Subject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The verdict about one standard and subject before and after something changed: facts, or the day.
 *
 * @param before null when there was none
 * @param after null when there is none any more; one of the two is there
 */
public record VerdictChange(
        @Nullable Verdict before, @Nullable Verdict after) {

    public VerdictChange {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change is of a verdict: before, after or both");
        }
    }

    /** What the verdicts are about. */
    public Verdict.Key key() {
        return (after == null ? Objects.requireNonNull(before) : after).key();
    }

    /** The standard's id. */
    public String standard() {
        return key().standard();
    }

    /** Whom it is about. */
    public Subject subject() {
        return key().subject();
    }
}
