/**
 * Does a cancer program's care meet the standard, why, and what would close the gap? Start with {@link
 * care.concordance.ConcordanceEngine}.
 */
@NullMarked
package care.concordance;

import org.jspecify.annotations.NullMarked;
