/** What is said of a partner: standards, outcomes, verdicts with their reasons, and where they came from. */
@NullMarked
package care.concordance.verdict;

import org.jspecify.annotations.NullMarked;
