package care.concordance.verdict;

import org.jspecify.annotations.Nullable;

/**
 * One verdict that changed as facts changed.
 *
 * @param before null when there was none
 * @param after null when there is none any more
 */
public record VerdictChange(
        @Nullable Verdict before, @Nullable Verdict after) {}
