/** Rates, limits, observed to expected counts and funnel plots: pure functions, and the facts rules read of them. */
@NullMarked
package care.concordance.statistics;

import org.jspecify.annotations.NullMarked;
