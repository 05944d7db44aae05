/** What follows from verdicts: pure functions, no rules, no Drools. */
@NullMarked
package care.concordance.followup;

import org.jspecify.annotations.NullMarked;
